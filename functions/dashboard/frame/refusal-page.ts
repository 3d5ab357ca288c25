import { Day } from "../../../shared/contract/parts.ts";
import type { AppError, Issue } from "../../../shared/domain/errors.ts";
import { addDays } from "../../../shared/domain/store.ts";
import { type Html, html } from "../../pages/html.ts";
import { MAX_DAYS, USUAL_DAYS } from "../../reading/days.ts";
import { document } from "./document.ts";
import { isChoice } from "./filter-choices.ts";
import { FILTERS, type FilterName, type FrameTexts, type ToldRefusal } from "./frame-texts.ts";
import { addressOf, linkTo } from "./page-query.ts";
import { type PeriodProblems, periodForm } from "./period-form.ts";
import type { Place } from "./place.ts";
import { FRAME_STYLE } from "./style.ts";
import type { FrameWording } from "./wording.ts";

export type RefusalView = {
  readonly error: Pick<AppError, "code" | "issues">;
  readonly place: Place;
  /** The day to offer where the visitor's own is of no use. */
  readonly today: string;
  readonly requestId: string;
};

const isDay = (value: string | undefined): value is string => Day.safeParse(value).success;
const isTold = (code: string, texts: FrameTexts): code is ToldRefusal => Object.hasOwn(texts.refusals, code);
/** What some pages know besides filters. */
const OWN = ["stage", "by", "note", "emotion", "feeling", "rating", "sentiment", "dissonant", "phrase", "cursor"];

const isFilter = (name: string): name is FilterName => FILTERS.some((filter) => filter === name);

/** What is wrong with a day, seen anew from the address: an issue's own message is for programs, in English. */
const dayProblem = (
  name: "from" | "to",
  { place: { query }, today }: RefusalView,
  { frame, count }: FrameWording,
): string => {
  const day = query[name];
  if (!isDay(day)) return frame.wrong.notADay;
  return day < (query.to ?? today) ? frame.wrong.tooLong(count(MAX_DAYS)) : frame.wrong.reversed;
};

type Problem = {
  readonly name: string;
  readonly label: string;
  readonly text: string;
  /** What the address says there, when no field can show it. */
  readonly said?: string | undefined;
  readonly target: string;
};

/** The most of a wrong value that is repeated. */
const SAID = 60;

const problemOf = ({ path }: Issue, view: RefusalView, wording: FrameWording): Problem => {
  const { frame } = wording;
  const name = path.slice(path.indexOf(".") + 1);
  if (name === "from" || name === "to") {
    return { name, label: frame.period[name], text: dayProblem(name, view, wording), target: `#${name}` };
  }
  const { query } = view.place;
  const text = isFilter(name) || isChoice(name) || OWN.includes(name) ? frame.wrong.filter : frame.wrong.unknown;
  if (name === "segment") return { name, label: frame.filters.names.segment, text, target: "#segment" };
  const label = isFilter(name) ? frame.filters.names[name] : name === "compare" ? frame.filters.compare : name;
  return { name, label, text, said: query[name]?.slice(0, SAID), target: linkTo(query, { [name]: undefined }) };
};

/** The form again, with what was right; what it cannot correct is taken out. */
const form = (view: RefusalView, problems: readonly Problem[], wording: FrameWording): Html => {
  const {
    place: { query },
    today,
  } = view;
  const problemWith = (name: string) => problems.find((problem) => problem.name === name)?.text;
  const to = isDay(query.to) ? query.to : today;
  const from = isDay(query.from) ? query.from : addDays(to, 1 - USUAL_DAYS);
  const segment = problemWith("segment");
  const kept = Object.entries(query).filter(([name]) => name === "segment" || problemWith(name) === undefined);
  const about: PeriodProblems = { from: problemWith("from"), to: problemWith("to") };
  const choices = problems.some(({ name }) => isChoice(name)) && { choices: { segments: [], problem: segment } };
  return periodForm({ query: Object.fromEntries(kept), from, to, today, problems: about, ...choices }, wording);
};

/** A refusal as a page: what happened, what to do, and for a bad address the form with what is wrong beside its field. */
export const refusalPage = (view: RefusalView, wording: FrameWording) => {
  const { frame } = wording;
  const code = isTold(view.error.code, frame) ? view.error.code : "internal";
  const { title, text } = frame.refusals[code];
  const problems = view.error.issues.map((issue) => problemOf(issue, view, wording));
  const main = html`<div class="opening"><h1>${title}</h1><p class="headline">${text}</p></div>
${
  code === "invalid_input" &&
  html`<section class="problems" role="alert" aria-labelledby="problems-heading"><h2 id="problems-heading">${frame.wrong.heading}</h2><ul>${problems.map(
    ({ label, text: what, said, target }) =>
      html`<li><a href="${target}"><bdi>${label}</bdi>: ${what}${said !== undefined && html` <q dir="auto">${said}</q>`}</a></li>`,
  )}</ul></section>
${form(view, problems, wording)}
<p><a href="${linkTo({ lang: view.place.query.lang })}">${frame.wrong.startAgain}</a></p>`
}${
  code === "forbidden" &&
  html`<p><a href="${view.place.root}${addressOf("sign-in", { lang: view.place.query.lang })}">${frame.signInAnew}</a></p>`
}${(code === "internal" || code === "unavailable") && html`<p class="note">${frame.reference(view.requestId)}</p>`}`;
  return document({ title, place: view.place, main, style: FRAME_STYLE }, wording);
};

import { addDays } from "../../../shared/domain/store.ts";
import { type Html, html } from "../../pages/html.ts";
import { USUAL_DAYS } from "../../reading/days.ts";
import { type FilterChoices, filterChoices, isChoice } from "./filter-choices.ts";
import { keptOf, linkTo, type PageQuery } from "./page-query.ts";
import type { FrameWording } from "./wording.ts";

/** What is wrong with a day of the form, in the visitor's words. */
export type PeriodProblems = { readonly from?: string | undefined; readonly to?: string | undefined };

const YEAR = 365;
const PRESETS = [7, USUAL_DAYS, 90, YEAR];

export type PeriodView = {
  readonly query: PageQuery;
  /** What the fields show. */
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly problems?: PeriodProblems;
  /** Filters that the form lets be chosen beside the days; the others stay as they are. */
  readonly choices?: FilterChoices;
  /** What the page's address says besides, which stays as well. */
  readonly own?: PageQuery;
};

const presets = ({ query, from, to, today }: PeriodView, { frame, count }: FrameWording): Html =>
  html`<ul class="presets">${PRESETS.map((days) => {
    const start = addDays(today, 1 - days);
    const link = days === USUAL_DAYS ? { from: undefined, to: undefined } : { from: start, to: today };
    const label = days === YEAR ? frame.period.last12Months : frame.period.lastDays(count(days));
    return html`<li><a href="${linkTo(query, link)}"${from === start && to === today && html` aria-current="true"`}>${label}</a></li>`;
  })}</ul>`;

const field = (name: "from" | "to", view: PeriodView, label: string): Html => {
  const problem = view.problems?.[name];
  const described = problem !== undefined && html` aria-invalid="true" aria-describedby="${name}-problem"`;
  return html`<p class="field"><label for="${name}">${label}</label>${
    problem !== undefined && html`<span class="problem" id="${name}-problem">${problem}</span>`
  }<input type="date" id="${name}" name="${name}" value="${view[name]}"${described}></p>`;
};

/** The form that asks for other days, with the usual ones as links. Filters and language stay. */
export const periodForm = (view: PeriodView, wording: FrameWording): Html => {
  const { frame } = wording;
  const { query, choices } = view;
  const kept = Object.entries({ ...keptOf(query), ...view.own }).filter(
    ([name]) => name !== "from" && name !== "to" && !(choices !== undefined && isChoice(name)),
  );
  return html`<section class="period" aria-labelledby="period-heading"><h2 id="period-heading" class="unseen">${frame.period.heading}</h2>
${presets(view, wording)}
<form method="get">${kept.map(([name, value]) => value !== undefined && html`<input type="hidden" name="${name}" value="${value}">`)}
${field("from", view, frame.period.from)}${field("to", view, frame.period.to)}${choices !== undefined && filterChoices(query, choices, wording)}<button>${frame.period.show}</button></form></section>`;
};

import { FEELING_NAMES, FEELINGS } from "../../../shared/domain/feeling.ts";
import type { Question } from "../../../shared/domain/survey.ts";
import { type Html, type HtmlPart, html } from "../../pages/html.ts";
import { oncePer } from "../../pages/once-per.ts";
import { answerField, type Fields, type Problem, wordsField } from "../read-form.ts";
import type { ShownWhen } from "./style.ts";
import type { SurveyTexts } from "./texts.ts";
import type { Wording } from "./wording.ts";

/** What a form shows: what it is filled in with, and what is wrong with that. */
export type FormState = { readonly fields: Fields; readonly problems: readonly Problem[] };

/** Mouths from very unhappy to very happy, below the same two eyes. */
const MOUTHS = ["M10 23q6-7 12 0", "M10 22q6-3 12 0", "M10 21h12", "M10 20q6 4 12 0", "M9 19q7 9 14 0"];

const face = (index: number): Html =>
  html`<svg viewBox="0 0 32 32" aria-hidden="true"><circle cx="16" cy="16" r="14"/><path d="M11 12v2M21 12v2${
    MOUTHS[index] ?? ""
  }"/></svg>`;

const STAR = html`<svg viewBox="0 0 32 32"><path d="M16 4l4 8 8 1-6 6 2 9-8-5-8 5 2-9-6-6 8-1z"/></svg>`;

const sectionId = (question: Pick<Question, "id">): string => `s-${question.id}`;
/** The first control of a question. */
const targetOf = (question: Pick<Question, "id">): string => `q-${question.id}`;
/** The first of the words that a feeling may be told in. */
const wordsTargetOf = (question: Pick<Question, "id">): string => `w-${question.id}`;

type Asked = { readonly question: Question; readonly state: FormState; readonly wording: Wording };

const isSent = ({ fields }: FormState, name: string, value: string) => fields.get(name)?.includes(value) === true;
const problemOf = ({ question, state, wording }: Asked): string | undefined => {
  const found = state.problems.find((problem) => problem.question === question.id);
  return found && wording.texts.problem[found.problem];
};

const mark = ({ question, wording }: Asked): Html | false =>
  question.required && html` <small>(${wording.texts.needed})</small>`;

/** The lines below the question, and their ids for whoever cannot see that they belong together. */
const notes = (asked: Asked, hint?: string): { readonly lines: Html; readonly described: Html | false } => {
  const { question, wording } = asked;
  const problem = problemOf(asked);
  const ids = [
    ...(question.help === undefined && hint === undefined ? [] : [`h-${question.id}`]),
    ...(problem === undefined ? [] : [`e-${question.id}`]),
  ];
  const help = question.help === undefined ? hint : wording.own(question.help);
  return {
    lines: html`${help !== undefined && html`<p class="h" id="h-${question.id}">${help}</p>`}${
      problem !== undefined && html`<p class="e" id="e-${question.id}">${problem}</p>`
    }`,
    described: ids.length > 0 && html` aria-describedby="${ids.join(" ")}"`,
  };
};

const classOf = (asked: Asked): string => (problemOf(asked) === undefined ? "q" : "q bad");

const group = (asked: Asked, content: Html, hint?: string): Html => {
  const { question, wording } = asked;
  const { lines, described } = notes(asked, hint);
  const several = question.kind === "choice" && question.multiple;
  return html`<fieldset id="${sectionId(question)}" class="${classOf(asked)}"${
    !several && html` role="radiogroup"${problemOf(asked) !== undefined && html` aria-invalid="true"`}`
  }${described}><legend>${wording.own(question.title)}${mark(asked)}</legend>${lines}${content}</fieldset>
`;
};

/** A cell of a scale: its value and what it shows. */
type Cell = { readonly value: number; readonly shows: HtmlPart };

const scale = ({ question, state }: Asked, kind: string, cells: readonly Cell[]): Html =>
  html`<div class="scale ${kind}">${cells.map(
    ({ value, shows }, index) =>
      html`<label><input type="radio" name="${answerField(question)}" value="${value}"${
        index === 0 && html` id="${targetOf(question)}"`
      }${isSent(state, answerField(question), String(value)) && html` checked`}><span>${shows}</span></label>`,
  )}</div>`;

/** Numbers whose ends are named: beside them for the eye, within the first and the last for the ear. */
const numbers = (asked: Asked, kind: string, from: number, to: number, ends: readonly [string, string]): Html => {
  const cells = Array.from({ length: to - from + 1 }, (_, step) => from + step).map((value) => {
    const end = value === from ? ends[0] : value === to ? ends[1] : undefined;
    return { value, shows: html`${value}${end !== undefined && html`<i>${end}</i>`}` };
  });
  return html`${scale(asked, kind, cells)}<div class="ends" aria-hidden="true"><span>${from} · ${ends[0]}</span><span>${to} · ${ends[1]}</span></div>`;
};

const tick = ({ state }: Asked, field: string, value: string, type: string, label: HtmlPart, id?: string): Html =>
  html`<label class="pick"><input type="${type}" name="${field}" value="${value}"${id !== undefined && html` id="${id}"`}${
    isSent(state, field, value) && html` checked`
  }>${label}</label>`;

const words = (asked: Asked): Html => {
  const { question, state, wording } = asked;
  const field = wordsField(question);
  const chosen = (state.fields.get(field)?.length ?? 0) > 0;
  return html`<details${chosen && html` open`}><summary>${wording.texts.words}</summary><div class="words" role="group" aria-label="${wording.texts.words}">${FEELING_NAMES.map(
    (name, index) =>
      tick(
        asked,
        field,
        name,
        "checkbox",
        FEELINGS[name].name[wording.language],
        index === 0 ? wordsTargetOf(question) : undefined,
      ),
  )}</div></details>`;
};

const comment = (asked: Asked): Html => {
  const { question, state, wording } = asked;
  const { lines, described } = notes(asked);
  // No `maxlength`: a browser would cut off what is pasted, and say nothing. Too long a comment comes back, to be shortened.
  // The parser drops a first line break, so that one more keeps those of the customer.
  return html`<div id="${sectionId(question)}" class="${classOf(asked)}"><label for="${targetOf(question)}">${wording.own(
    question.title,
  )}${mark(asked)}</label>${lines}<textarea id="${targetOf(question)}" name="${answerField(
    question,
  )}" dir="auto"${described}${problemOf(asked) !== undefined && html` aria-invalid="true"`}>
${state.fields.get(answerField(question))?.[0] ?? ""}</textarea></div>
`;
};

const oneQuestion = (asked: Asked): Html => {
  const { question, wording } = asked;
  const { texts } = wording;
  switch (question.kind) {
    case "feeling": {
      const faces = texts.faces.map((label, index) => ({ value: index + 1, shows: html`${face(index)}${label}` }));
      return group(asked, html`${scale(asked, "face", faces)}${question.words && words(asked)}`);
    }
    case "rating": {
      const stars = [1, 2, 3, 4, 5].map((value) => ({
        value,
        shows: html`<i>${texts.star(value)}</i><b aria-hidden="true">${STAR}${value}</b>`,
      }));
      return group(asked, scale(asked, "star", stars));
    }
    case "recommendation":
      return group(asked, numbers(asked, "ten", 0, 10, texts.likely));
    case "effort":
      return group(asked, numbers(asked, "effort", 1, 7, texts.easy));
    case "choice": {
      const type = question.multiple ? "checkbox" : "radio";
      const options = question.options.map(({ id, label }, index) =>
        tick(asked, answerField(question), id, type, wording.own(label), index === 0 ? targetOf(question) : undefined),
      );
      return group(asked, html`${options}`, question.multiple ? texts.several : undefined);
    }
    case "comment":
      return comment(asked);
  }
};

/** What tells a person's sending from a machine's: when the page was made, and a field that people do not see. */
export const guards = (rendered: string, { texts }: Wording): Html =>
  html`<input type="hidden" name="t" value="${rendered}"><div class="hp" aria-hidden="true"><label>${texts.leaveEmpty}<input name="website" tabindex="-1" autocomplete="off"></label></div>`;

const NOTHING_SENT: FormState = { fields: new Map(), problems: [] };

const isUntouched = (question: Question, { fields, problems }: FormState): boolean =>
  !fields.has(answerField(question)) &&
  !fields.has(wordsField(question)) &&
  !problems.some((problem) => problem.question === question.id);

/** A question as it is put to whoever has not answered it: the same for everybody, and most of most pages. */
const asPut = oncePer((wording: Wording) =>
  oncePer((question: Question) => oneQuestion({ question, state: NOTHING_SENT, wording })),
);

/** All questions of a survey, filled in. */
export const questionList = (questions: readonly Question[], state: FormState, wording: Wording): Html =>
  html`${questions.map((question) =>
    isUntouched(question, state) ? asPut(wording)(question) : oneQuestion({ question, state, wording }),
  )}`;

/** What is wrong, all in one place at the top, each with a way to its field, if it has one. */
export const summaryOf = (
  texts: Pick<SurveyTexts, "problems">,
  problems: readonly { readonly target?: string | undefined; readonly text: HtmlPart }[],
): Html => html`<section class="sum" role="alert" tabindex="-1" autofocus aria-labelledby="sum"><h2 id="sum">${texts.problems}</h2><ul>${problems.map(
  ({ target, text }) => html`<li>${target === undefined ? text : html`<a href="#${target}">${text}</a>`}</li>`,
)}</ul></section>
`;

/** What is wrong with the answers of a form. */
export const problemSummary = (questions: readonly Question[], state: FormState, wording: Wording): Html | false =>
  state.problems.length > 0 &&
  summaryOf(
    wording.texts,
    state.problems.map(({ question: id, problem }) => {
      const question = questions.find((candidate) => candidate.id === id) ?? questions[0];
      const text = wording.texts.problem[problem];
      if (question === undefined) return { text };
      return {
        target: problem === "tooManyWords" ? wordsTargetOf(question) : targetOf(question),
        text: html`${id !== undefined && html`${wording.own(question.title)} `}${text}`,
      };
    }),
  );

/** A question's own condition and those of the question that it looks at: what is hidden itself shows nothing else. */
const conditionsBefore = (question: Question, all: readonly Question[]): { field: string; values: string[] }[] => {
  const { showIf } = question;
  const asked = all.find(({ id }) => id === showIf?.question);
  if (showIf === undefined || asked === undefined) return [];
  return [{ field: answerField(asked), values: showIf.oneOf.map(String) }, ...conditionsBefore(asked, all)];
};

/** When the questions with a condition appear. */
export const conditionsOf = (questions: readonly Question[]): ShownWhen[] =>
  questions.flatMap((question) =>
    conditionsBefore(question, questions).map((condition) => ({ section: sectionId(question), ...condition })),
  );

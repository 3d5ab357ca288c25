import * as z from "zod";
import { MAX_OPTIONS, MAX_QUESTIONS } from "./choices.ts";
import { Language, LocalizedText, localizedText } from "./language.ts";
import type { Answers } from "./response.ts";
import { Slug } from "./stage.ts";
import { nameText, plainText } from "./text.ts";

const QuestionTitle = localizedText(nameText(200));
const Passage = localizedText(plainText(1000));

/** Shown only when an earlier question was answered with one of these: a point of its scale, or an option's id. */
export const ShowIf = z.strictObject({
  question: Slug.describe("An earlier question of the survey."),
  oneOf: z
    .array(z.union([z.number().int(), Slug]))
    .min(1)
    .max(MAX_OPTIONS),
});
export type ShowIf = z.infer<typeof ShowIf>;

const common = {
  id: Slug.describe("Short id, unique in the survey."),
  title: QuestionTitle.describe("The question, by language."),
  help: QuestionTitle.optional().describe("A line below the question, by language."),
  required: z.boolean().default(false),
  showIf: ShowIf.optional(),
};

export const Option = z.strictObject({ id: Slug, label: LocalizedText });
export type Option = z.infer<typeof Option>;

/** One question. Those of a standard kind are answered by the answer of that name, a choice under `choices`. */
export const Question = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("feeling"),
    ...common,
    words: z.boolean().default(false).describe("Offers the vocabulary of feelings below the faces."),
  }),
  z.strictObject({ kind: z.literal("rating"), ...common }),
  z.strictObject({ kind: z.literal("comment"), ...common }),
  z.strictObject({ kind: z.literal("recommendation"), ...common }),
  z.strictObject({ kind: z.literal("effort"), ...common }),
  z.strictObject({
    kind: z.literal("choice"),
    ...common,
    options: z.array(Option).min(2).max(MAX_OPTIONS),
    multiple: z.boolean().default(false).describe("Several options may be chosen."),
  }),
]);
export type Question = z.infer<typeof Question>;
export type QuestionKind = Question["kind"];

/** What a question may be answered with, where that is a short list; undefined for a comment. */
export const pointsOf = (question: Question): readonly (number | string)[] | undefined => {
  const scale = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, step) => from + step);
  switch (question.kind) {
    case "feeling":
    case "rating":
      return scale(1, 5);
    case "recommendation":
      return scale(0, 10);
    case "effort":
      return scale(1, 7);
    case "choice":
      return question.options.map(({ id }) => id);
    case "comment":
      return undefined;
  }
};

type Problem = { readonly path: readonly (string | number)[]; readonly message: string };

const optionProblems = (question: Question, index: number): Problem[] => {
  if (question.kind !== "choice") return [];
  const ids = question.options.map(({ id }) => id);
  return new Set(ids).size === ids.length ? [] : [{ path: [index, "options"], message: "names an option twice" }];
};

const showIfProblems = (question: Question, index: number, earlier: readonly Question[]): Problem[] => {
  const { showIf } = question;
  if (showIf === undefined) return [];
  const asked = earlier.find(({ id }) => id === showIf.question);
  if (asked === undefined)
    return [{ path: [index, "showIf", "question"], message: "is not an earlier question of this survey" }];
  const points = pointsOf(asked);
  if (points === undefined)
    return [{ path: [index, "showIf", "question"], message: "is a comment: no condition can be put on free text" }];
  const foreign = showIf.oneOf.filter((point) => !points.includes(point));
  return foreign.length === 0
    ? []
    : [{ path: [index, "showIf", "oneOf"], message: `${foreign.join(", ")} cannot be answered there` }];
};

const questionProblems = (questions: readonly Question[]): Problem[] =>
  questions.flatMap((question, index) => {
    const earlier = questions.slice(0, index);
    const twice = earlier.some(({ id }) => id === question.id);
    const kindTwice = question.kind !== "choice" && earlier.some(({ kind }) => kind === question.kind);
    return [
      ...(twice ? [{ path: [index, "id"], message: "is the id of an earlier question" }] : []),
      ...(kindTwice ? [{ path: [index, "kind"], message: `a survey asks for one ${question.kind} at most` }] : []),
      ...optionProblems(question, index),
      ...showIfProblems(question, index, earlier),
    ];
  });

/** Questions in the order asked: ids and standard kinds once, conditions on earlier questions only. */
export const Questions = z
  .array(Question)
  .min(1)
  .max(MAX_QUESTIONS)
  .check(({ value, issues }) => {
    for (const { path, message } of questionProblems(value))
      issues.push({ code: "custom", input: value, path: [...path], message });
  });

/**
 * The same for a survey that is being written. Answers are kept by their question's id, and none could be by a name that every
 * object has: `constructor` is a short id, too.
 */
const NewQuestions = Questions.check(({ value, issues }) => {
  for (const [index, { id }] of value.entries())
    if (id in {})
      issues.push({ code: "custom", input: value, path: [index, "id"], message: "is not an id that may be used" });
});

const languages = z
  .array(Language)
  .min(1)
  .max(6)
  .refine((list) => new Set(list).size === list.length, "names a language twice");

/** What a survey asks and says: all that a draft may change. */
export const SurveyContent = z.object({
  touchpoint: Slug.describe("Touchpoint that the survey asks about."),
  languages: languages.describe("Languages offered; the first is the fallback."),
  title: QuestionTitle,
  intro: Passage.optional().describe("Said before the questions."),
  thanks: Passage.optional().describe("Said after them: what happens next."),
  questions: NewQuestions,
  askTestimonial: z.boolean().describe("Offers to publish the words, whatever the answers were."),
  incentivized: z
    .boolean()
    .optional()
    .describe("Something is promised for answering: every testimonial that comes of it says so in public."),
  shareUrl: z
    .url({ protocol: /^https$/, message: "must be an https address" })
    .max(500)
    .optional()
    .describe("Where anyone may share their view afterwards, whatever the answers were."),
});
export type SurveyContent = z.infer<typeof SurveyContent>;

/** What is to change of it: what is left out stays, and null takes out what may be absent. */
export const SurveyChanges = SurveyContent.partial().extend({
  intro: SurveyContent.shape.intro.nullable(),
  thanks: SurveyContent.shape.thanks.nullable(),
  shareUrl: SurveyContent.shape.shareUrl.nullable(),
});
export type SurveyChanges = z.infer<typeof SurveyChanges>;

/** A survey before it has a version. */
export const SurveyDraft = SurveyContent.extend({ id: Slug });
export type SurveyDraft = z.infer<typeof SurveyDraft>;

/** `draft` may change; `published` never does, so that an answer always says what was asked; `closed` takes no answers. */
const SURVEY_STATES = ["draft", "published", "closed"] as const;
export const SurveyState = z.enum(SURVEY_STATES);
export type SurveyState = z.infer<typeof SurveyState>;

/** One version of a survey, as it is stored; only ever loosen. `revision` is raised by every change of a draft. */
export const Survey = SurveyDraft.extend({
  store: z.string(),
  questions: Questions,
  version: z.number().int().min(1),
  state: SurveyState,
  revision: z.number().int().min(1),
  createdAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().optional(),
  closedAt: z.iso.datetime().optional(),
});
export type Survey = z.infer<typeof Survey>;

/** What a question was answered with, as its condition sees it; empty when it was not. */
const answeredWith = (question: Question, answers: Answers): readonly (number | string)[] => {
  const point =
    question.kind === "feeling"
      ? answers.feeling?.face
      : question.kind === "choice" || question.kind === "comment"
        ? undefined
        : answers[question.kind];
  if (question.kind === "choice") return answers.choices?.[question.id] ?? [];
  return point === undefined ? [] : [point];
};

/** The questions that are shown, given these answers. A condition on a hidden question never holds. */
export const shownQuestions = (questions: readonly Question[], answers: Answers): Question[] => {
  const shown: Question[] = [];
  for (const question of questions) {
    const { showIf } = question;
    const asked = showIf && shown.find(({ id }) => id === showIf.question);
    if (showIf === undefined || (asked && answeredWith(asked, answers).some((point) => showIf.oneOf.includes(point))))
      shown.push(question);
  }
  return shown;
};

/** The answers without those of questions that are hidden or not asked. */
export const withoutHidden = (questions: readonly Question[], answers: Answers): Answers => {
  const kept: Answers = {};
  const choices: Record<string, string[]> = {};
  for (const question of shownQuestions(questions, answers)) {
    switch (question.kind) {
      case "feeling":
        if (answers.feeling !== undefined) kept.feeling = answers.feeling;
        break;
      case "comment":
        if (answers.comment !== undefined) kept.comment = answers.comment;
        break;
      case "choice": {
        const chosen = answers.choices?.[question.id];
        if (chosen !== undefined) choices[question.id] = chosen;
        break;
      }
      default: {
        const point = answers[question.kind];
        if (point !== undefined) kept[question.kind] = point;
      }
    }
  }
  return Object.keys(choices).length === 0 ? kept : { ...kept, choices };
};

/** True when a question has an answer. */
export const isAnswered = (question: Question, answers: Answers): boolean => {
  switch (question.kind) {
    case "feeling":
      return answers.feeling !== undefined;
    case "comment":
      return answers.comment !== undefined;
    default:
      return answeredWith(question, answers).length > 0;
  }
};

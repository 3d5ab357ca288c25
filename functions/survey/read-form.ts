import { FEELING_NAMES } from "../../shared/domain/feeling.ts";
import type { Answers } from "../../shared/domain/response.ts";
import { isAnswered, pointsOf, type Question, shownQuestions, withoutHidden } from "../../shared/domain/survey.ts";
import { Comment, MAX_COMMENT_LENGTH } from "../../shared/domain/text.ts";

/** What can be wrong with an answer; the pages have a text for each. */
export type FormProblem =
  | "nothing"
  | "missing"
  | "notAChoice"
  | "twice"
  | "tooManyWords"
  | "tooLong"
  | "badCharacters"
  | "unknown"
  | "changed"
  | "crowded"
  | "tooFast";

/** A problem of one question, or of the form as a whole where no question is named. */
export type Problem = { readonly question?: string; readonly problem: FormProblem };

/** What a form holds, by the name of the field: to fill it in with, and to show it again as it was sent. */
export type Fields = ReadonlyMap<string, readonly string[]>;

export type ReadForm =
  | { readonly answers: Answers; readonly problems: readonly [] }
  | { readonly problems: readonly [Problem, ...Problem[]] };

/** The field of a question's answer. */
export const answerField = (question: Pick<Question, "id">): string => `a.${question.id}`;
/** The field of the words that a feeling may be told in besides. */
export const wordsField = (question: Pick<Question, "id">): string => `w.${question.id}`;

const MOST_WORDS = 3;

const isWord = (value: string): value is (typeof FEELING_NAMES)[number] => FEELING_NAMES.some((name) => name === value);

/** One question's part of the answers, or what is wrong with it. Nothing sent is no answer. */
type Read = { readonly answers: Answers } | { readonly problem: FormProblem };

/** A browser sends line breaks as CR LF; they are kept as everywhere else. */
const readComment = (sent: readonly string[]): Read => {
  if (sent.length > 1) return { problem: "twice" };
  const comment = (sent[0] ?? "").replace(/\r\n?/g, "\n");
  if (!/[^\s\p{Default_Ignorable_Code_Point}]/u.test(comment)) return { answers: {} };
  if (Comment.safeParse(comment).success) return { answers: { comment } };
  return { problem: [...comment].length > MAX_COMMENT_LENGTH ? "tooLong" : "badCharacters" };
};

const readChoice = (question: Extract<Question, { kind: "choice" }>, sent: readonly string[]): Read => {
  const chosen = sent.filter((value) => value !== "");
  if (chosen.length === 0) return { answers: {} };
  if (new Set(chosen).size < chosen.length || (!question.multiple && chosen.length > 1)) return { problem: "twice" };
  if (!chosen.every((value) => question.options.some(({ id }) => id === value))) return { problem: "notAChoice" };
  return { answers: { choices: { [question.id]: chosen } } };
};

/** A point of a scale, as exactly that text: `4`, never `4.0` or ` 4`. */
const readPoint = (question: Question, sent: readonly string[]): number | undefined | FormProblem => {
  const given = sent.filter((value) => value !== "");
  if (given.length === 0) return undefined;
  if (given.length > 1) return "twice";
  const point = pointsOf(question)?.find((candidate) => String(candidate) === given[0]);
  return typeof point === "number" ? point : "notAChoice";
};

const readFeeling = (question: Extract<Question, { kind: "feeling" }>, fields: Fields): Read => {
  const face = readPoint(question, fields.get(answerField(question)) ?? []);
  if (typeof face === "string") return { problem: face };
  const words = question.words ? (fields.get(wordsField(question)) ?? []) : [];
  if (!words.every(isWord)) return { problem: "notAChoice" };
  if (new Set(words).size < words.length) return { problem: "twice" };
  if (words.length > MOST_WORDS) return { problem: "tooManyWords" };
  if (face === undefined && words.length === 0) return { answers: {} };
  return {
    answers: {
      feeling: {
        ...(face !== undefined && { face }),
        // How strongly is not asked here: the middle of the scale.
        ...(words.length > 0 && { words: words.map((word) => ({ word, intensity: 2 })) }),
      },
    },
  };
};

const readQuestion = (question: Question, fields: Fields): Read => {
  const sent = fields.get(answerField(question)) ?? [];
  switch (question.kind) {
    case "feeling":
      return readFeeling(question, fields);
    case "comment":
      return readComment(sent);
    case "choice":
      return readChoice(question, sent);
    default: {
      const point = readPoint(question, sent);
      if (typeof point === "string") return { problem: point };
      return { answers: point === undefined ? {} : { [question.kind]: point } };
    }
  }
};

const fieldsOf = (questions: readonly Question[]): Set<string> =>
  new Set(
    questions.flatMap((question) =>
      question.kind === "feeling" && question.words
        ? [answerField(question), wordsField(question)]
        : [answerField(question)],
    ),
  );

const isProblem = (problem: Problem | undefined): problem is Problem => problem !== undefined;

/**
 * The answers of a form, strictly: a field that the page does not have, one sent twice or a value that was not offered
 * is a problem, never dropped in silence. Answers of questions that their conditions hide are left out, whatever they are.
 * @param controls names of the fields that are no answers; each at most once
 * @param partial a form that is not sent yet may leave out what is needed
 */
export const readForm = (
  questions: readonly Question[],
  fields: Fields,
  controls: readonly string[],
  { partial = false } = {},
): ReadForm => {
  const known = fieldsOf(questions);
  const odd = [...fields].some(([name, sent]) => (controls.includes(name) ? sent.length > 1 : !known.has(name)));
  const read = new Map(questions.map((question) => [question.id, readQuestion(question, fields)]));
  const all: Answers = {};
  for (const part of read.values()) {
    if (!("answers" in part)) continue;
    const choices = { ...all.choices, ...part.answers.choices };
    Object.assign(all, part.answers, Object.keys(choices).length > 0 && { choices });
  }
  const shown = shownQuestions(questions, all);
  const ofQuestions = shown.map((question): Problem | undefined => {
    const part = read.get(question.id);
    if (part !== undefined && "problem" in part) return { question: question.id, problem: part.problem };
    if (question.required && !isAnswered(question, all)) return { question: question.id, problem: "missing" };
    return undefined;
  });
  const answers = withoutHidden(questions, all);
  const told = [odd ? ({ problem: "unknown" } as const) : undefined, ...ofQuestions]
    .filter(isProblem)
    .filter((told) => !partial || told.problem !== "missing");
  const [first, ...others] =
    told.length === 0 && Object.keys(answers).length === 0 ? [{ problem: "nothing" } as const] : told;
  return first === undefined ? { answers, problems: [] } : { problems: [first, ...others] };
};

/** The fields that show given answers: the other way round. What was not answered has none. */
export const fieldsFrom = (questions: readonly Question[], answers: Answers): Fields => {
  const fields = new Map<string, readonly string[]>();
  const fill = (field: string, values: readonly string[] = []) => {
    if (values.length > 0) fields.set(field, values);
  };
  for (const question of questions) {
    if (question.kind === "feeling") {
      const { face, words } = answers.feeling ?? {};
      fill(answerField(question), face === undefined ? [] : [String(face)]);
      fill(
        wordsField(question),
        words?.map(({ word }) => word),
      );
    } else if (question.kind === "choice") {
      fill(answerField(question), answers.choices?.[question.id]);
    } else {
      const given = answers[question.kind];
      fill(answerField(question), given === undefined ? [] : [String(given)]);
    }
  }
  return fields;
};

/** The field that a link's one tap fills in, if the survey offers that answer: nothing is recorded by it. */
export const tappedField = (
  questions: readonly Question[],
  { q, a }: { readonly q?: string | undefined; readonly a?: string | undefined },
): Fields => {
  const question = questions.find(({ id }) => id === q);
  const offered = question !== undefined && pointsOf(question)?.some((point) => String(point) === a);
  return offered && a !== undefined ? new Map([[answerField(question), [a]]]) : new Map();
};

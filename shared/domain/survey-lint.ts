import * as z from "zod";
import { LANGUAGES, type Language, type LocalizedText } from "./language.ts";
import { pointsOf, type Question, type SurveyContent } from "./survey.ts";

/** What a design does wrong. An `error` chooses who is heard, so it is not published; a `warning` is for people to weigh. */
export const SurveyFinding = z.object({
  severity: z.enum(["error", "warning"]),
  rule: z.enum(["gated-testimonial", "hides-low-answers", "no-way-out", "leading-words", "missing-language"]),
  path: z.string().describe("Where: questions.2.showIf."),
  message: z.string(),
});
export type SurveyFinding = z.infer<typeof SurveyFinding>;

type Design = Pick<SurveyContent, "languages" | "title" | "intro" | "questions" | "askTestimonial" | "shareUrl">;
type Asked = { readonly question: Question; readonly index: number };

/** Kinds that say how good it was: a condition on them can choose between happy and unhappy customers. */
const VERDICTS: readonly Question["kind"][] = ["feeling", "rating", "recommendation", "effort"];

const byId = (questions: readonly Question[], id: string | undefined): Question | undefined =>
  questions.find((question) => question.id === id);

/** The verdicts that a question's being shown depends on, through however many conditions, with the points asked for. */
const gatesOf = (
  question: Question,
  questions: readonly Question[],
): { gate: Question; points: readonly number[] }[] => {
  const gates: { gate: Question; points: readonly number[] }[] = [];
  for (let at: Question | undefined = question; at?.showIf !== undefined; ) {
    const { showIf }: Question = at;
    at = byId(questions, showIf?.question);
    if (at !== undefined && VERDICTS.includes(at.kind)) {
      gates.push({ gate: at, points: (showIf?.oneOf ?? []).filter((point) => typeof point === "number") });
    }
  }
  return gates;
};

/** True when a condition lets some good verdicts pass (above the middle of the scale) but not every bad one (below it). */
const hidesLowAnswers = (gate: Question, points: readonly number[]): boolean => {
  const scale = (pointsOf(gate) ?? []).filter((point) => typeof point === "number");
  const middle = ((scale.at(0) ?? 0) + (scale.at(-1) ?? 0)) / 2;
  const takesHigh = points.some((point) => point > middle);
  return takesHigh && scale.some((point) => point < middle && !points.includes(point));
};

/** Words that ask for leave to publish or to share, in a question's own title. */
const TESTIMONIAL_WORDS: Readonly<Record<Language, RegExp>> = {
  it: /testimonianz|pubblicare|condivid|recensi/iu,
  en: /testimonial|publish|share your|review us|leave (?:us )?a review/iu,
  es: /testimonio|publicar|compart|reseña/iu,
  fr: /témoignage|publier|partag|laisser un avis/iu,
  de: /testimonial|veröffentlich|teilen|bewerten sie uns/iu,
  pt: /testemunho|depoimento|publicar|partilh|compartilh/iu,
};

/** Words in a question that praise before the customer has spoken, or put an answer into their mouth. */
const LEADING_WORDS: Readonly<Record<Language, RegExp>> = {
  it: /quanto (?:ti|le|vi) è piaciut|fantastic|eccellent|ottim[oaie]\b|meraviglios|non (?:trovi|pensi|credi) che|sei d'accordo che/iu,
  en: /how much did you (?:love|like|enjoy)|amazing|awesome|excellent|fantastic|great\b|wonderful|don't you (?:think|agree)|wouldn't you agree/iu,
  es: /cuánto te (?:ha gustado|gustó|encantó)|fantástic|excelente|maravillos|increíble|no crees que|verdad que/iu,
  fr: /combien avez-vous aimé|à quel point avez-vous (?:aimé|adoré)|fantastique|excellent|merveilleu|formidable|n'est-ce pas|ne (?:pensez|trouvez)-vous pas/iu,
  de: /wie sehr (?:hat|haben) .{0,40}gefallen|fantastisch|ausgezeichnet|hervorragend|großartig|wunderbar|finden sie nicht|nicht wahr/iu,
  pt: /quanto (?:gostou|adorou|amou)|fantástic|excelente|maravilhos|incrível|não (?:acha|concorda) que/iu,
};

/** Ids that let somebody out whom no other option fits. */
const WAY_OUT = /^(?:other|others|none|neither|no|not-.+|neutral|n-?a|else|altro|nessuno)$/;

const gatedTestimonial = ({ question, index }: Asked, questions: readonly Question[]): SurveyFinding[] => {
  const asksToPublish = LANGUAGES.some((language) => TESTIMONIAL_WORDS[language].test(question.title[language] ?? ""));
  const [first] = gatesOf(question, questions);
  if (!asksToPublish || first === undefined) return [];
  return [
    {
      severity: "error",
      rule: "gated-testimonial",
      path: `questions.${index}.showIf`,
      message: `asks for a testimonial or a review only after some answers to ${first.gate.id}: ask everybody, with askTestimonial`,
    },
  ];
};

const hidden = ({ question, index }: Asked, questions: readonly Question[]): SurveyFinding[] =>
  gatesOf(question, questions)
    .filter(({ gate, points }) => hidesLowAnswers(gate, points))
    .slice(0, 1)
    .map(({ gate }) => {
      const isVerdict = question.kind === "comment" || VERDICTS.includes(question.kind);
      return {
        severity: isVerdict ? "error" : "warning",
        rule: "hides-low-answers",
        path: `questions.${index}.showIf`,
        message: `is asked after high answers to ${gate.id} but not after all low ones: those who are unhappy would not be heard`,
      };
    });

const noWayOut = ({ question, index }: Asked): SurveyFinding[] => {
  if (question.kind !== "choice" || question.options.some(({ id }) => WAY_OUT.test(id))) return [];
  return [
    {
      severity: "warning",
      rule: "no-way-out",
      path: `questions.${index}.options`,
      message: "has no option such as other or none: somebody whom none fits would have to say something untrue",
    },
  ];
};

const leading = (text: LocalizedText | undefined, path: string): SurveyFinding[] =>
  LANGUAGES.flatMap((language) => {
    const found = LEADING_WORDS[language].exec(text?.[language] ?? "");
    if (found === null) return [];
    return [
      {
        severity: "warning",
        rule: "leading-words",
        path: `${path}.${language}`,
        message: `“${found[0]}” leads the answer: ask how it was, in plain words`,
      } as const,
    ];
  });

const missing = (text: LocalizedText | undefined, path: string, languages: readonly Language[]): SurveyFinding[] =>
  text === undefined
    ? []
    : languages
        .filter((language) => text[language] === undefined)
        .map((language) => ({
          severity: "warning",
          rule: "missing-language",
          path,
          message: `has no text in ${language}: another language is shown instead`,
        }));

/**
 * What a design does to the answers that it gets. (A condition that cannot hold is no design at all: `Questions` refuses it.) Whoever is asked for praise only above a score, or for words only when
 * happy, gives a picture that no number can mend (docs/decisions/0008: nothing is chosen or hidden by score).
 */
export const lintSurvey = ({ languages, title, intro, questions }: Design): SurveyFinding[] => [
  ...missing(title, "title", languages),
  ...missing(intro, "intro", languages),
  ...leading(title, "title"),
  ...leading(intro, "intro"),
  ...questions.flatMap((question, index) => {
    const asked = { question, index };
    return [
      ...gatedTestimonial(asked, questions),
      ...hidden(asked, questions),
      ...noWayOut(asked),
      ...leading(question.title, `questions.${index}.title`),
      ...missing(question.title, `questions.${index}.title`, languages),
      ...(question.kind === "choice"
        ? question.options.flatMap(({ label }, n) => missing(label, `questions.${index}.options.${n}.label`, languages))
        : []),
    ];
  }),
];

/** True when nothing keeps a survey from being published. */
export const isPublishable = (findings: readonly SurveyFinding[]): boolean =>
  findings.every(({ severity }) => severity !== "error");

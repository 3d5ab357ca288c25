import * as z from "zod";
import { LANGUAGES, type Language, type LocalizedText } from "./language.ts";
import type { Question, SurveyContent } from "./survey.ts";
import { asRead, type Ends, endsOf, HIGH_WORDS, inAllLanguages, type Point } from "./survey-verdict.ts";

/** What a design does wrong. An `error` chooses who is heard, so it is not published; a `warning` is for people to weigh. */
export const SurveyFinding = z.object({
  severity: z.enum(["error", "warning"]),
  rule: z.enum([
    "gated-testimonial",
    "hides-low-answers",
    "burdens-low-answers",
    "one-sided",
    "no-way-out",
    "leading-words",
    "missing-language",
  ]),
  path: z.string().describe("Where: questions.2.showIf."),
  message: z.string(),
});
export type SurveyFinding = z.infer<typeof SurveyFinding>;

type Design = Pick<
  SurveyContent,
  "languages" | "title" | "intro" | "thanks" | "questions" | "askTestimonial" | "shareUrl"
>;
type Asked = { readonly question: Question; readonly index: number };

/** Kinds that say how good it was: a condition on them can choose between happy and unhappy customers. */
const VERDICTS: readonly Question["kind"][] = ["feeling", "rating", "recommendation", "effort"];

const byId = (questions: readonly Question[], id: string | undefined): Question | undefined =>
  questions.find((question) => question.id === id);

type Gate = { readonly gate: Question; readonly ends: Ends; readonly points: readonly Point[] };

/**
 * The verdicts that a question's being shown depends on, through however many conditions, with the points asked for: on a
 * scale, or by a choice between good and bad.
 */
const gatesOf = (question: Question, questions: readonly Question[]): Gate[] => {
  const gates: Gate[] = [];
  for (let at: Question | undefined = question; at?.showIf !== undefined; ) {
    const { showIf }: Question = at;
    at = byId(questions, showIf?.question);
    if (at === undefined) break;
    const ends = endsOf(at);
    if (ends.low.length > 0 && ends.high.length > 0) gates.push({ gate: at, ends, points: showIf?.oneOf ?? [] });
  }
  return gates;
};

/** True when a condition lets some good verdicts pass (above the middle) but not every bad one (below it). */
const hidesLowAnswers = ({ ends, points }: Gate): boolean =>
  ends.high.some((point) => points.includes(point)) && ends.low.some((point) => !points.includes(point));

/** Words that ask for leave to publish or to share, in a question's own title. */
const TESTIMONIAL_WORDS: Readonly<Record<Language, RegExp>> = {
  it: /testimonianz|pubblicare|condivid|recensi/iu,
  en: /testimonial|publish|share your|review us|leave (?:us )?a review/iu,
  es: /testimonio|publicar|compart(?!i?ment)|reseña/iu,
  fr: /témoignage|publier|partag|laisser un avis/iu,
  de: /testimonial|veröffentlich|(?<!\p{L})teilen(?! sie uns| uns)|bewerten sie uns/iu,
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

const asksToPublish = (text: string): boolean => LANGUAGES.some((language) => TESTIMONIAL_WORDS[language].test(text));

/** All that a customer reads of a question. */
const textsOf = (question: Question): string[] =>
  [
    question.title,
    question.help,
    ...(question.kind === "choice" ? question.options.map(({ label }) => label) : []),
  ].flatMap(inAllLanguages);

const gatedTestimonial = ({ question, index }: Asked, questions: readonly Question[]): SurveyFinding[] => {
  const { showIf } = question;
  if (showIf === undefined || !textsOf(question).some(asksToPublish)) return [];
  const [first] = gatesOf(question, questions);
  return [
    {
      // Any other choice may tell customers apart as well, and may be about what they bought.
      severity: first === undefined ? "warning" : "error",
      rule: "gated-testimonial",
      path: `questions.${index}.showIf`,
      message: `asks for a testimonial or a review only after some answers to ${first?.gate.id ?? showIf.question}: ask everybody, with askTestimonial`,
    },
  ];
};

/** "Loved it? Leave us a review": the same text reaches everybody, and tells the others that they are not meant. */
const gatedByWords = (text: LocalizedText | undefined, path: string): SurveyFinding[] =>
  inAllLanguages(text).some((said) => asksToPublish(said) && HIGH_WORDS.test(said))
    ? [
        {
          severity: "warning",
          rule: "gated-testimonial",
          path,
          message:
            "asks those who are happy for a testimonial or a review: ask everybody alike, with askTestimonial or shareUrl",
        },
      ]
    : [];

const hidden = ({ question, index }: Asked, questions: readonly Question[]): SurveyFinding[] =>
  gatesOf(question, questions)
    .filter(hidesLowAnswers)
    // What a scale means is certain; what a choice means is read from its words.
    .sort((one, other) => Number(one.gate.kind === "choice") - Number(other.gate.kind === "choice"))
    .slice(0, 1)
    .map(({ gate }) => {
      const isVerdict = question.kind === "comment" || VERDICTS.includes(question.kind);
      return {
        severity: isVerdict && gate.kind !== "choice" ? "error" : "warning",
        rule: "hides-low-answers",
        path: `questions.${index}.showIf`,
        message: `is asked after high answers to ${gate.id} but not after all low ones: those who are unhappy would not be heard`,
      };
    });

const burdens = ({ question, index }: Asked, questions: readonly Question[]): SurveyFinding[] =>
  question.required
    ? gatesOf(question, questions)
        .filter(
          ({ ends, points }) =>
            ends.low.some((point) => points.includes(point)) && !ends.high.some((point) => points.includes(point)),
        )
        .slice(0, 1)
        .map(({ gate }) => ({
          severity: "warning",
          rule: "burdens-low-answers",
          path: `questions.${index}.required`,
          message: `must be answered after low answers to ${gate.id} alone: who is unhappy would have more to do, and may leave instead`,
        }))
    : [];

const oneSided = ({ question, index }: Asked): SurveyFinding[] => {
  // Of several that may be chosen, each can be left out.
  if (question.kind !== "choice" || question.multiple) return [];
  const { low, high } = endsOf(question);
  if (high.length < 2 || low.length > 0) return [];
  return [
    {
      severity: "warning",
      rule: "one-sided",
      path: `questions.${index}.options`,
      message: "offers good answers and no bad one: those who are unhappy would have to say something untrue",
    },
  ];
};

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
    const found = LEADING_WORDS[language].exec(asRead(text?.[language] ?? ""));
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
export const lintSurvey = ({ languages, title, intro, thanks, questions }: Design): SurveyFinding[] => [
  ...missing(title, "title", languages),
  ...missing(intro, "intro", languages),
  ...missing(thanks, "thanks", languages),
  ...leading(title, "title"),
  ...leading(intro, "intro"),
  ...gatedByWords(intro, "intro"),
  ...gatedByWords(thanks, "thanks"),
  ...questions.flatMap((question, index) => {
    const asked = { question, index };
    return [
      ...gatedTestimonial(asked, questions),
      ...hidden(asked, questions),
      ...burdens(asked, questions),
      ...oneSided(asked),
      ...noWayOut(asked),
      ...leading(question.title, `questions.${index}.title`),
      ...leading(question.help, `questions.${index}.help`),
      ...missing(question.title, `questions.${index}.title`, languages),
      ...missing(question.help, `questions.${index}.help`, languages),
      ...(question.kind === "choice"
        ? question.options.flatMap(({ label }, n) => missing(label, `questions.${index}.options.${n}.label`, languages))
        : []),
    ];
  }),
];

/** True when nothing keeps a survey from being published. */
export const isPublishable = (findings: readonly SurveyFinding[]): boolean =>
  findings.every(({ severity }) => severity !== "error");

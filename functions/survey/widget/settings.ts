import type { WidgetQuestion, WidgetReceipt, WidgetSettings } from "../../../shared/contract/widget.ts";
import { CONSENT_SCOPES } from "../../../shared/domain/consent.ts";
import { FEELING_NAMES, FEELINGS } from "../../../shared/domain/feeling.ts";
import type { Language } from "../../../shared/domain/language.ts";
import type { Answers } from "../../../shared/domain/response.ts";
import type { Store } from "../../../shared/domain/store.ts";
import { pointsOf, type Question, type Survey } from "../../../shared/domain/survey.ts";
import { type Wording, wordingIn } from "../page/wording.ts";
import { PROOF_OF_WORK } from "./proof-of-work.ts";
import { WIDGET_TEXTS } from "./texts.ts";

/** What each thing that can be chosen is called; a number of a scale is its own name. */
const labelOf = (question: Question, point: number | string, { texts, plain }: Wording): string => {
  switch (question.kind) {
    case "feeling":
      return texts.faces[Number(point) - 1] ?? "";
    case "rating":
      return texts.star(Number(point));
    case "choice":
      return plain(question.options.find(({ id }) => id === point)?.label ?? {});
    default:
      return String(point);
  }
};

const endsOf = ({ kind }: Question, { texts }: Wording): [string, string] | undefined =>
  kind === "recommendation" ? [...texts.likely] : kind === "effort" ? [...texts.easy] : undefined;

const questionIn = (wording: Wording, question: Question): WidgetQuestion => {
  const { id, kind, title, help, required, showIf } = question;
  const points = pointsOf(question);
  const ends = endsOf(question, wording);
  const several = kind === "choice" && question.multiple;
  const hint = help === undefined ? several && wording.texts.several : wording.plain(help);
  return {
    id,
    kind,
    title: wording.plain(title),
    ...(hint !== false && { help: hint }),
    ...(required && { required }),
    ...(showIf !== undefined && { showIf: { question: showIf.question, oneOf: showIf.oneOf.map(String) } }),
    ...(points !== undefined && { choices: points.map((point) => [String(point), labelOf(question, point, wording)]) }),
    ...(several && { several }),
    ...(ends !== undefined && { ends }),
    ...(kind === "feeling" &&
      question.words && { words: FEELING_NAMES.map((name) => [name, FEELINGS[name].name[wording.language]]) }),
  };
};

/** A survey as the widget shows it: in one language, with the words of the survey's page. @param made the signed note */
export const settingsIn = (
  language: Language,
  survey: Survey,
  { name, colour, proofOfWork }: Pick<Store, "name" | "colour" | "proofOfWork">,
  made: string,
): WidgetSettings => {
  const wording = wordingIn(language, survey.languages);
  const { texts, plain } = wording;
  const { own: _, ...own } = WIDGET_TEXTS[language];
  return {
    survey: survey.id,
    version: survey.version,
    language,
    title: plain(survey.title),
    ...(survey.intro !== undefined && { intro: plain(survey.intro) }),
    questions: survey.questions.map((question) => questionIn(wording, question)),
    ...(colour !== undefined && { color: colour }),
    made,
    ...(proofOfWork === true && { proof: PROOF_OF_WORK }),
    texts: {
      ...own,
      words: texts.words,
      needed: texts.needed,
      missing: texts.problem.missing,
      promise: texts.promise(name),
      send: texts.send,
    },
  };
};

/** What the widget ends with: thanks, the way to one's own answer and, where words were written, the offer to publish them. */
export const closingIn = (
  language: Language,
  survey: Survey,
  { name }: Pick<Store, "name">,
  { comment }: Pick<Answers, "comment">,
): Pick<WidgetReceipt, "language" | "thanks" | "publication"> => {
  const { texts, plain } = wordingIn(language, survey.languages);
  const { publication } = texts;
  const { own, failed } = WIDGET_TEXTS[language];
  return {
    language,
    thanks: {
      title: texts.own.thanks,
      text: survey.thanks === undefined ? texts.own.next(name) : plain(survey.thanks),
      own,
    },
    ...(survey.askTestimonial &&
      comment !== undefined && {
        publication: {
          title: publication.title,
          lead: publication.lead(name),
          consent: publication.consent(name),
          scopes: CONSENT_SCOPES.map((scope) => [scope, publication.scopes[scope]]),
          name: publication.name,
          nameHint: publication.nameHint,
          give: publication.give,
          needsScope: publication.needsScope,
          given: texts.own.saved,
          failed,
        },
      }),
  };
};

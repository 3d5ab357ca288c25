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

const endsOf = ({ kind }: Question, { texts }: Wording): readonly [string, string] | undefined =>
  kind === "recommendation" ? texts.likely : kind === "effort" ? texts.easy : undefined;

/** What everything is called that can be chosen; of numbers, the first and the last say what they mean. */
const choicesOf = (question: Question, wording: Wording): [string, string][] | undefined => {
  const { texts, plain } = wording;
  const ends = endsOf(question, wording);
  const points = pointsOf(question);
  const labelOf = (point: number | string, index: number): string => {
    if (question.kind === "feeling") return texts.faces[index] ?? "";
    if (question.kind === "rating") return texts.star(Number(point));
    if (question.kind === "choice") return plain(question.options[index]?.label ?? {});
    const end = index === 0 ? ends?.[0] : ends?.[1];
    return index % ((points?.length ?? 0) - 1) === 0 ? `${point} ${end}` : String(point);
  };
  return points?.map((point, index) => [String(point), labelOf(point, index)]);
};

const questionIn = (wording: Wording, question: Question): WidgetQuestion => {
  const { id, kind, title, help, required, showIf } = question;
  const choices = choicesOf(question, wording);
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
    ...(choices !== undefined && { choices }),
    ...(ends !== undefined && { ends: [choices?.at(0)?.[1], choices?.at(-1)?.[1]].join(" – ") }),
    ...(several && { several }),
    ...(kind === "feeling" &&
      question.words && { words: FEELING_NAMES.map((name) => FEELINGS[name].name[wording.language]) }),
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
  const { next, back, close, failed } = WIDGET_TEXTS[language];
  const questions = survey.questions.map((question) => questionIn(wording, question));
  return {
    answer: { survey: survey.id, version: survey.version, language, made },
    title: plain(survey.title),
    ...(survey.intro !== undefined && { intro: plain(survey.intro) }),
    questions,
    ...(colour !== undefined && { color: colour }),
    ...(proofOfWork === true && { proof: PROOF_OF_WORK }),
    texts: {
      next,
      back,
      send: texts.send,
      close,
      failed,
      promise: texts.promise(name),
      ...(questions.some(({ words }) => words) && { words: texts.words }),
      ...(questions.some(({ required }) => required) && { needed: texts.needed, missing: texts.problem.missing }),
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

import { type Language, localized } from "../../shared/domain/language.ts";
import type { Question, Survey } from "../../shared/domain/survey.ts";
import type { SurveyFinding } from "../../shared/domain/survey-lint.ts";

const ANSWERED_BY: Readonly<Record<Question["kind"], string>> = {
  feeling: "faces 1 to 5",
  rating: "stars 1 to 5",
  comment: "free text",
  recommendation: "0 to 10",
  effort: "1 (very hard) to 7 (very easy)",
  choice: "options",
};

const answeredBy = (question: Question): string => {
  if (question.kind === "feeling" && question.words) return "faces 1 to 5, and words";
  if (question.kind === "choice") return question.multiple ? "any of" : "one of";
  return ANSWERED_BY[question.kind];
};

/** A survey as its customers meet it, in one language, as lines of text. */
export const outlineOf = (survey: Survey, wanted: Language): string[] => {
  const say = (texts: Parameters<typeof localized>[0] | undefined) =>
    texts === undefined ? undefined : localized(texts, wanted, survey.languages);
  const lines = survey.questions.flatMap((question, index) => {
    const { title, required, showIf } = question;
    const notes = [
      answeredBy(question),
      ...(required ? ["needed"] : []),
      ...(showIf === undefined ? [] : [`if ${showIf.question} is ${showIf.oneOf.join(" or ")}`]),
    ];
    return [
      `${index + 1}. ${say(title)} (${notes.join("; ")})`,
      ...(question.kind === "choice" ? question.options.map(({ label }) => `   - ${say(label)}`) : []),
    ];
  });
  const { id, version, state, touchpoint, askTestimonial, shareUrl } = survey;
  return [
    `${id}, version ${version}, ${state}, at ${touchpoint}, in ${survey.languages.join(" ")}`,
    "",
    say(survey.title),
    say(survey.intro),
    "",
    ...lines,
    "",
    say(survey.thanks),
    askTestimonial ? "Then everybody is asked whether their words may be published." : undefined,
    shareUrl === undefined ? undefined : `Then everybody is shown ${shareUrl}`,
  ].filter((line) => line !== undefined);
};

/** What the lint found, a line each. */
export const findingLines = (findings: readonly SurveyFinding[]): string[] =>
  findings.map(({ severity, rule, path, message }) => `${severity} ${rule}: ${path} ${message}`);

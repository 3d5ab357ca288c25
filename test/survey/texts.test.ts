import { describe, expect, it } from "vitest";
import { MAIL_TEXTS } from "../../functions/invite/mail/mail-texts.ts";
import { type SurveyTexts, TEXTS } from "../../functions/survey/page/texts.ts";
import { dayText, wordingIn } from "../../functions/survey/page/wording.ts";
import { LANGUAGES, type Language } from "../../shared/domain/language.ts";
import { surveyTemplate } from "../../shared/domain/survey-templates.ts";

/** Every text among some, a name put in where one belongs. */
const textsIn = (texts: unknown): string[] => {
  if (typeof texts === "string") return [texts];
  if (typeof texts === "function") return textsIn(texts("Aurora", "Aurora"));
  return typeof texts === "object" && texts !== null ? Object.values(texts).flatMap(textsIn) : [];
};

const templateIn = (language: Language): string[] => {
  const { title, thanks, questions } = surveyTemplate("retention", "support");
  return [title, thanks, ...questions.map((question) => question.title)].map((text) => text?.[language] ?? "");
};

const allIn = (language: Language): string[] => [
  ...textsIn(TEXTS[language]),
  ...textsIn(MAIL_TEXTS[language]),
  ...templateIn(language),
];

const dayIn = (language: Language, day: string): string => dayText(`${day}T12:00:00Z`, "UTC", wordingIn(language));
const toldOf = (language: Language, day: string, tell: (own: SurveyTexts["own"]) => (day: string) => string): string =>
  tell(TEXTS[language].own)(dayIn(language, day));

describe("The words that customers read", () => {
  it.each(LANGUAGES)("have the marks of a printed text: %s", (language) => {
    const wrong = allIn(language).filter((text) => /['"]|\.\.\.| {2}|^\s|\s$/.test(text));
    expect(wrong).toEqual([]);
  });

  it("never leave a French mark alone at the beginning of a line", () => {
    expect(allIn("fr").filter((text) => /[^\u00a0][;:!?»]|«[^\u00a0]/.test(text))).toEqual([]);
  });

  it("open what they close in Spanish", () => {
    const marks = (text: string, mark: string) => text.split(mark).length;
    expect(
      allIn("es").filter((text) => marks(text, "¿") !== marks(text, "?") || marks(text, "¡") !== marks(text, "!")),
    ).toEqual([]);
  });

  it.each([
    ["it", "2026-12-07", "Risposta del 7 dicembre 2026"],
    ["it", "2026-12-08", "Risposta dell’8 dicembre 2026"],
    ["it", "2026-12-11", "Risposta dell’11 dicembre 2026"],
    ["it", "2026-12-18", "Risposta del 18 dicembre 2026"],
    ["fr", "2026-12-01", "Réponse du 1er décembre 2026"],
    ["fr", "2026-12-11", "Réponse du 11 décembre 2026"],
    ["de", "2026-12-01", "Antwort vom 1. Dezember 2026"],
  ] as const)("name a day as one says it: %s, %s", (language, day, told) => {
    expect(toldOf(language, day, ({ given }) => given)).toBe(told);
  });

  it.each(LANGUAGES)("name the ends of a scale in a mail as on the page that it leads to: %s", (language) => {
    const { faces, likely, easy } = TEXTS[language];
    const onPage = [faces.map((face) => face.replaceAll("\u00ad", "")), likely, easy];
    expect([MAIL_TEXTS[language].faces, MAIL_TEXTS[language].likely, MAIL_TEXTS[language].easy]).toEqual(onPage);
  });

  it("speak one Portuguese, that of Brazil", () => {
    expect(
      allIn("pt").filter((text) => /\b(ecrã|câmara|píxeis|ficheiro|utilizador|entretanto|consigo|si)\b/i.test(text)),
    ).toEqual([]);
  });
});

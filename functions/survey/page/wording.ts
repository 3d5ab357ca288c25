import { LANGUAGES, type Language } from "../../../shared/domain/language.ts";
import { type Html, html } from "../../pages/html.ts";
import { oncePer } from "../../pages/once-per.ts";
import { perLanguage } from "../../pages/per-language.ts";
import { type SurveyTexts, TEXTS } from "./texts.ts";

type Localized = Readonly<Partial<Record<Language, string | undefined>>>;

/** What a page is worded with. */
export type Wording = {
  readonly language: Language;
  readonly texts: SurveyTexts;
  /** The store's own text as plain text, in the page's language or the nearest that it has. */
  readonly plain: (text: Localized) => string;
  /** The same, marked with its language when that is not the page's. */
  readonly own: (text: Localized) => Html;
};

const newWording = (language: Language, fallbacks: readonly Language[]): Wording => {
  const languageOf = (text: Localized) =>
    [language, ...fallbacks, ...LANGUAGES].find((candidate) => text[candidate] !== undefined) ?? language;
  const plain = (text: Localized) => text[languageOf(text)] ?? "";
  return {
    language,
    texts: TEXTS[language],
    plain,
    own: (text) => {
      const written = languageOf(text);
      return written === language ? html`${plain(text)}` : html`<span lang="${written}">${plain(text)}</span>`;
    },
  };
};

const wordings = oncePer((fallbacks: readonly Language[]) =>
  perLanguage((language) => newWording(language, fallbacks)),
);

const NO_FALLBACKS: readonly Language[] = [];

/** The wording in a language; the same one as long as its fallbacks, a survey's languages, are kept. */
export const wordingIn = (language: Language, fallbacks: readonly Language[] = NO_FALLBACKS): Wording =>
  wordings(fallbacks)(language);

const formats = new Map<string, Intl.DateTimeFormat>();

const formatted = (
  instant: string | Date,
  timeZone: string,
  language: Language,
  options: Pick<Intl.DateTimeFormatOptions, "dateStyle" | "timeStyle">,
): string => {
  const name = `${language} ${timeZone} ${options.timeStyle}`;
  // British rather than American days, as on the journey page.
  const locale = language === "en" ? "en-GB" : language;
  const format = formats.get(name) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
  formats.set(name, format);
  return format.format(new Date(instant));
};

/** The day of an instant as the page's language writes it, on the store's calendar. */
export const dayText = (instant: string | Date, timeZone: string, { language }: Wording): string =>
  formatted(instant, timeZone, language, { dateStyle: "long" });

/** The same with the time of day, to the second, and its zone. */
export const timeText = (instant: string | Date, timeZone: string, { language }: Wording): string =>
  formatted(instant, timeZone, language, { dateStyle: "long", timeStyle: "long" });

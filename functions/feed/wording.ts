import type { Language } from "../../shared/domain/language.ts";
import { type FeedTexts, TEXTS } from "./feed-texts.ts";

/** What feeds are worded with: texts, and how their language writes numbers and days. */
export type Wording = {
  readonly language: Language;
  readonly texts: FeedTexts;
  /** A whole number. */
  readonly count: (n: number) => string;
  /** A mean of stars. */
  readonly mean: (value: number) => string;
  /** A share of 0..1 in whole percent. */
  readonly percent: (share: number) => string;
  /** A day, `YYYY-MM-DD`. */
  readonly day: (day: string) => string;
};

const makeWording = (language: Language): Wording => {
  // British rather than American days, as on the other pages.
  const locale = language === "en" ? "en-GB" : language;
  const counts = new Intl.NumberFormat(locale);
  const means = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 2 });
  const percents = new Intl.NumberFormat(locale, { style: "percent" });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  return {
    language,
    texts: TEXTS[language],
    count: (n) => counts.format(n),
    mean: (value) => means.format(value),
    percent: (share) => percents.format(share),
    day: (day) => days.format(new Date(`${day}T12:00:00Z`)),
  };
};

const wordings = new Map<Language, Wording>();

/** Intl's formats are slow to make, so each language has its own once. */
export const wordingIn = (language: Language): Wording => {
  const known = wordings.get(language) ?? makeWording(language);
  wordings.set(language, known);
  return known;
};

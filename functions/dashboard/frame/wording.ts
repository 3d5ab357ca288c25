import type { Language } from "../../../shared/domain/language.ts";
import { type Html, html } from "../../pages/html.ts";
import { perLanguage } from "../../pages/per-language.ts";
import { type StoreNames, storeNames } from "../../pages/store-names.ts";
import type { FrameTexts } from "./frame-texts.ts";
import { de } from "./texts/de.ts";
import { en } from "./texts/en.ts";
import { es } from "./texts/es.ts";
import { fr } from "./texts/fr.ts";
import { it } from "./texts/it.ts";
import { pt } from "./texts/pt.ts";

/** The frame's texts in every language. */
export const FRAME_TEXTS: Readonly<Record<Language, FrameTexts>> = { it, en, es, fr, de, pt };

/** What every page is worded with: the texts that all share, and how its language writes numbers, days and names. */
export type FrameWording = StoreNames & {
  readonly language: Language;
  readonly frame: FrameTexts;
  /** A whole number. */
  readonly count: (n: number) => string;
  /** A score on −100..100 as a whole number with its sign. */
  readonly score: (value: number) => string;
  /** A share of 0..1 in percent. */
  readonly share: (value: number) => string;
  /** A ratio of −1..1 with two digits. */
  readonly ratio: (value: number) => string;
  /** A day, `YYYY-MM-DD`. */
  readonly day: (day: string) => string;
  readonly days: (from: string, to: string) => string;
  /** Some things as a list: "A, B and C". */
  readonly list: (items: readonly Html[]) => Html;
  /** A language by its tag. */
  readonly languageName: (tag: string) => string;
};

type Formats = Pick<FrameWording, "count" | "score" | "share" | "ratio" | "day" | "days" | "list" | "languageName">;

/** A hyphen is no minus sign; some languages' formats write one. */
export const withMinus = (number: string): string => number.replace("-", "−");
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

const formatsOf = perLanguage((language): Formats => {
  const counts = new Intl.NumberFormat(language);
  const scores = new Intl.NumberFormat(language, { maximumFractionDigits: 0, signDisplay: "exceptZero" });
  const shares = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const ratios = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  // British rather than American days: our English readers are customers of European stores as a rule.
  const locale = language === "en" ? "en-GB" : language;
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const lists = new Intl.ListFormat(language);
  const names = new Intl.DisplayNames(language, { type: "language" });
  return {
    count: (n) => counts.format(n),
    score: (value) => withMinus(scores.format(value)),
    share: (value) => withMinus(shares.format(value)),
    ratio: (value) => withMinus(ratios.format(value)),
    day: (day) => days.format(noon(day)),
    days: (from, to) => days.formatRange(noon(from), noon(to)),
    list: (items) => {
      const parts = lists.formatToParts(items.map((_, index) => String(index)));
      return html`${parts.map(({ type, value }) => (type === "element" ? items[Number(value)] : value))}`;
    },
    languageName: (tag) => names.of(tag) ?? tag,
  };
});

/** And with the texts of its own. */
export type Wording<Texts> = FrameWording & { readonly texts: Texts };

/** How to word a page in a language, with names in the first of `fallbacks` where a store has none in it. */
export const wordingIn = (language: Language, fallbacks: readonly Language[] = []): FrameWording => ({
  ...formatsOf(language),
  ...storeNames(language, fallbacks),
  language,
  frame: FRAME_TEXTS[language],
});

/** The wording of a page that has texts of its own. */
export const withTexts = <Texts>(wording: FrameWording, texts: Readonly<Record<Language, Texts>>): Wording<Texts> => ({
  ...wording,
  texts: texts[wording.language],
});

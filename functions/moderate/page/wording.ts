import type { Language } from "../../../shared/domain/language.ts";
import { perLanguage } from "../../pages/per-language.ts";
import { type StoreNames, storeNames } from "../../pages/store-names.ts";
import { type ModerateTexts, TEXTS } from "./texts.ts";

/** What a page is worded with: its texts, and how its language writes numbers, days and names. */
export type Wording = StoreNames & {
  readonly language: Language;
  readonly texts: ModerateTexts;
  readonly count: (n: number) => string;
  /** A share of 0 to 1. */
  readonly percent: (share: number) => string;
  /** A difference of shares in percentage points, with its sign. */
  readonly points: (difference: number) => string;
  /** A day, `YYYY-MM-DD`. */
  readonly day: (day: string) => string;
  /** An instant as day and time of the store. */
  readonly moment: (instant: string, timeZone: string) => string;
  readonly list: (items: readonly string[]) => string;
  /** A language by its tag. */
  readonly languageName: (tag: string) => string;
};

type Formats = Pick<Wording, "count" | "percent" | "points" | "day" | "moment" | "list" | "languageName">;

/** British rather than American days, as on the journey page. */
const localeOf = (language: Language) => (language === "en" ? "en-GB" : language);

const formatsOf = perLanguage((language): Formats => {
  const locale = localeOf(language);
  const counts = new Intl.NumberFormat(language);
  const shares = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const differences = new Intl.NumberFormat(language, { maximumFractionDigits: 0, signDisplay: "exceptZero" });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const lists = new Intl.ListFormat(language);
  const names = new Intl.DisplayNames(language, { type: "language" });
  const moments = new Map<string, Intl.DateTimeFormat>();
  return {
    count: (n) => counts.format(n),
    percent: (share) => shares.format(share),
    points: (difference) => differences.format(100 * difference).replace("-", "−"),
    day: (day) => days.format(new Date(`${day}T12:00:00Z`)),
    moment: (instant, timeZone) => {
      const format =
        moments.get(timeZone) ?? new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
      moments.set(timeZone, format);
      return format.format(new Date(instant));
    },
    list: (items) => lists.format(items),
    languageName: (tag) => names.of(tag) ?? tag,
  };
});

/** How to word a page in a language, with names in the first of `fallbacks` where a store has none in it. */
export const wordingIn = (language: Language, fallbacks: readonly Language[] = []): Wording => ({
  ...formatsOf(language),
  ...storeNames(language, fallbacks),
  language,
  texts: TEXTS[language],
});

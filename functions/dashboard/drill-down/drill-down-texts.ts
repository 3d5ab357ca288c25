import type { Language } from "../../../shared/domain/language.ts";
import type { SentimentLabel } from "../../../shared/domain/sentiment.ts";
import { de } from "./texts/de.ts";
import { en } from "./texts/en.ts";
import { es } from "./texts/es.ts";
import { fr } from "./texts/fr.ts";
import { it } from "./texts/it.ts";
import { pt } from "./texts/pt.ts";

/** The texts of the pages of a stage and of a touchpoint, in one language. */
export type DrillDownTexts = {
  /** What the links to the pages above are called together. */
  readonly crumbs: string;
  readonly map: string;
  readonly trend: string;
  readonly stage: string;
  readonly touchpoint: string;
  readonly archived: string;
  readonly headline: {
    readonly good: string;
    readonly bad: string;
    readonly unsure: string;
    readonly few: string;
    readonly hidden: string;
    readonly change: (change: string, interval: string) => string;
    readonly noChange: (interval: string) => string;
  };
  readonly figures: {
    readonly heading: string;
    readonly answers: string;
    readonly emotion: string;
    readonly emotionNote: string;
    readonly recommendation: string;
    readonly recommendationNote: string;
    readonly inferred: string;
    readonly inferredNote: string;
  };
  readonly spread: {
    readonly heading: string;
    readonly note: string;
    readonly emotion: string;
    readonly rating: string;
    readonly sentiment: string;
    readonly feelings: string;
    readonly none: string;
    /** How many, and which share of all. */
    readonly part: (n: string, share: string) => string;
  };
  readonly sentiments: Readonly<Record<SentimentLabel, string>>;
  readonly touchpoints: { readonly heading: string; readonly none: string };
  readonly phrases: {
    readonly heading: string;
    /** Of so many comments, found among so many of the newest answers. */
    readonly basis: (comments: string, answers: string) => string;
    readonly how: string;
    readonly none: string;
    readonly customers: (n: string) => string;
    readonly lift: (times: string) => string;
  };
  readonly said: {
    readonly heading: string;
    readonly note: string;
    /** Said after the note, unless some are to be read first. */
    readonly newestFirst: string;
    /** Heading of those whose text contradicts the self-report. */
    readonly readFirst: string;
    /** Heading of the rest, after those. */
    readonly others: string;
    readonly filters: string;
    readonly filtersNow: string;
    readonly remove: string;
    readonly removeAll: string;
    readonly any: string;
    readonly show: string;
    readonly emotion: string;
    readonly feeling: string;
    readonly rating: string;
    readonly sentiment: string;
    readonly phrase: string;
    readonly dissonant: string;
    readonly dissonantOnly: (n: string) => string;
    readonly none: string;
    readonly noMatch: string;
    readonly lookedAt: (n: string) => string;
    readonly older: string;
    readonly newest: string;
    readonly language: string;
    readonly customer: string;
    readonly translate: string;
    readonly translateNote: string;
    readonly translateWith: (site: string) => string;
  };
  readonly empty: { readonly title: string; readonly text: string; readonly noMatch: string };
};

export const DRILL_DOWN_TEXTS: Readonly<Record<Language, DrillDownTexts>> = { it, en, es, fr, de, pt };

import type { BucketSize } from "../../../shared/domain/calendar.ts";
import type { Language } from "../../../shared/domain/language.ts";
import type { Html } from "../../pages/html.ts";
import { de } from "./texts/de.ts";
import { en } from "./texts/en.ts";
import { es } from "./texts/es.ts";
import { fr } from "./texts/fr.ts";
import { it } from "./texts/it.ts";
import { pt } from "./texts/pt.ts";

/** What can be wrong with a note that was typed. */
export type NoteProblem = "day" | "text" | "tooMany" | "gone";

/** The texts of the trend's page, in one language. */
export type TrendTexts = {
  readonly title: string;
  readonly headline: {
    readonly rose: (from: Html, to: Html, points: string) => Html;
    readonly fell: (from: Html, to: Html, points: string) => Html;
    readonly interval: (interval: string) => string;
    readonly none: string;
    readonly tooFew: string;
  };
  readonly by: { readonly label: string } & Readonly<Record<BucketSize, string>>;
  readonly at: {
    readonly heading: string;
    readonly stage: string;
    readonly allStages: string;
    readonly allTouchpoints: string;
    readonly show: string;
  };
  readonly chart: {
    readonly heading: string;
    readonly scale: string;
    readonly title: string;
    readonly highest: (bucket: string, value: string) => string;
    readonly lowest: (bucket: string, value: string) => string;
    readonly changes: (count: string) => string;
    readonly point: (bucket: string, value: string, interval: string, n: string) => string;
    readonly answers: string;
    readonly legend: {
      readonly band: string;
      readonly few: string;
      readonly bars: string;
      readonly change: string;
      readonly note: string;
    };
    readonly save: string;
    readonly how: string;
  };
  readonly table: {
    readonly summary: string;
    readonly caption: string;
    readonly period: string;
    readonly answers: string;
    readonly emotion: string;
    readonly interval: string;
    readonly recommendation: string;
    readonly change: string;
    readonly since: (bucket: string) => string;
    readonly note: string;
  };
  readonly notes: {
    readonly heading: string;
    readonly lead: string;
    readonly none: string;
    readonly change: string;
    readonly changeOf: string;
    readonly add: string;
    readonly addHeading: string;
    readonly changeHeading: string;
    readonly day: string;
    readonly text: string;
    readonly example: string;
    readonly save: string;
    readonly remove: string;
    readonly cancel: string;
    readonly done: Readonly<Record<"added" | "changed" | "removed", string>>;
    readonly expired: string;
    readonly problems: string;
    readonly problem: Readonly<Record<NoteProblem, string>>;
  };
  readonly empty: { readonly title: string; readonly text: string; readonly noMatch: string };
};

export const TREND_TEXTS: Readonly<Record<Language, TrendTexts>> = { it, en, es, fr, de, pt };

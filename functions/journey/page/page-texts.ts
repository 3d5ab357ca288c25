import type { ErrorCode } from "../../../shared/domain/errors.ts";
import type { Provenance, Source } from "../../../shared/domain/response.ts";
import type { Channel } from "../../../shared/domain/touchpoint.ts";
import type { Html } from "../../pages/html.ts";

/** What a map can be narrowed down by, besides days. */
export const FILTERS = ["channel", "touchpoint", "language", "source", "provenance", "segment"] as const;
export type FilterName = (typeof FILTERS)[number];

type Notice = { readonly title: string; readonly text: string };

/** Refusals that a page can meet, each told in the visitor's words; any other is told as `internal`. */
export type ToldRefusal = Extract<
  ErrorCode,
  "invalid_input" | "unauthorized" | "forbidden" | "not_found" | "rate_limited" | "internal" | "unavailable"
>;

/** Every text of the page in one language. A language that lacks one does not compile. */
export type PageTexts = {
  readonly title: string;
  readonly skip: string;
  readonly homePage: string;
  readonly headline: {
    /** One stage or several, each with its value. */
    readonly best: (stages: Html) => Html;
    readonly noneStandsOut: string;
    readonly noneIsGood: string;
    readonly drop: (from: Html, to: Html, interval: string) => Html;
    readonly noDrop: string;
    readonly tooFew: string;
  };
  readonly period: {
    readonly heading: string;
    readonly from: string;
    readonly to: string;
    readonly show: string;
    readonly lastDays: (days: string) => string;
    readonly last12Months: string;
    readonly zone: (zone: string) => string;
  };
  readonly filters: {
    readonly heading: string;
    readonly remove: string;
    readonly removeAll: string;
    readonly names: Readonly<Record<FilterName, string>>;
  };
  readonly figures: {
    readonly heading: string;
    readonly answers: string;
    readonly emotion: string;
    readonly selfReported: string;
    readonly recommendation: string;
    readonly recommendationNote: string;
    readonly inferred: string;
    readonly inferredNote: string;
    readonly dissonant: string;
    readonly dissonantNote: string;
    readonly interval: (low: string, high: string) => string;
    readonly fewerThan5: string;
    readonly fewerThan5Answers: string;
    readonly noAnswers: string;
  };
  readonly curve: {
    readonly heading: string;
    readonly scale: string;
    readonly title: string;
    readonly point: (stage: string, value: string, interval: string, n: string) => string;
    readonly few: string;
    readonly biggestDrop: string;
    readonly legend: {
      readonly band: string;
      readonly size: string;
      readonly above: string;
      readonly below: string;
      readonly small: string;
    };
  };
  readonly table: {
    readonly heading: string;
    readonly caption: string;
    readonly touchpoint: string;
    readonly answers: string;
    readonly emotion: string;
    readonly interval: string;
    readonly feelings: string;
    /** How many began to answer a survey, and how many of them sent it. */
    readonly began: (began: string, sent: string) => string;
    readonly wholeStage: string;
    readonly archived: string;
    readonly few: string;
    readonly noTouchpoints: string;
    readonly note: string;
  };
  readonly comments: {
    readonly heading: string;
    readonly note: string;
    readonly none: string;
    readonly noneAmong: (n: string) => string;
    readonly readOn: string;
    readonly stars: (n: string) => string;
    /** Faces 1 to 5, from very unhappy to very happy. */
    readonly faces: readonly [string, string, string, string, string];
    readonly dissonant: string;
  };
  readonly empty: { readonly noTouchpoints: Notice; readonly noAnswers: Notice; readonly noMatch: Notice };
  readonly footer: { readonly language: string; readonly about: string };
  readonly channels: Readonly<Record<Channel, string>>;
  readonly sources: Readonly<Record<Source, string>>;
  readonly provenances: Readonly<Record<Provenance, string>>;
  readonly wrong: {
    readonly heading: string;
    readonly notADay: string;
    readonly reversed: string;
    readonly tooLong: (days: string) => string;
    readonly filter: string;
    readonly unknown: string;
    readonly startAgain: string;
  };
  readonly refusals: Readonly<Record<ToldRefusal, Notice>>;
  readonly reference: (id: string) => string;
};

import type { ErrorCode } from "../../../shared/domain/errors.ts";
import type { Provenance, Source } from "../../../shared/domain/response.ts";
import type { Channel } from "../../../shared/domain/touchpoint.ts";

/** What a map can be narrowed down by, besides days. */
export const FILTERS = ["channel", "touchpoint", "language", "source", "provenance", "segment"] as const;
export type FilterName = (typeof FILTERS)[number];

type Notice = { readonly title: string; readonly text: string };

/** Refusals that a page can meet, each told in the visitor's words; any other is told as `internal`. */
export type ToldRefusal = Extract<
  ErrorCode,
  "invalid_input" | "forbidden" | "not_found" | "rate_limited" | "internal" | "unavailable"
>;

/** The texts that all pages share, in one language. A language that lacks one does not compile. */
export type FrameTexts = {
  readonly skip: string;
  readonly homePage: string;
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
    /** What opens the choice of filters. */
    readonly choose: string;
    /** No filter. */
    readonly any: string;
    readonly otherLanguage: string;
    readonly compare: string;
    readonly compareWith: { readonly none: string; readonly previous: string };
    readonly names: Readonly<Record<FilterName, string>>;
  };
  /** What a page says that follows the answers as they come. */
  readonly live: {
    /** Before a time of day. */
    readonly followed: string;
    readonly lost: string;
    readonly ended: string;
  };
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
  /** Where somebody goes who may not do this with the key that they signed in with. */
  readonly signInAnew: string;
  readonly reference: (id: string) => string;
  readonly figure: {
    readonly interval: (low: string, high: string) => string;
    readonly fewerThan5: string;
    readonly fewerThan5Answers: string;
    readonly noAnswers: string;
    readonly few: string;
    readonly noCertainChange: string;
    /** What opens the explanation of a number. */
    readonly how: string;
  };
  /** How the numbers that several pages show come about, from `n` answers. */
  readonly explained: {
    readonly answers: (n: string) => string;
    readonly emotion: (n: string) => string;
    readonly recommendation: (n: string) => string;
    readonly inferred: (n: string) => string;
  };
  readonly comment: {
    readonly readOn: string;
    readonly stars: (n: string) => string;
    /** Faces 1 to 5, from very unhappy to very happy. */
    readonly faces: readonly [string, string, string, string, string];
    readonly dissonant: string;
  };
};

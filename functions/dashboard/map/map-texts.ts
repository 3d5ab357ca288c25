import type { Html } from "../../pages/html.ts";

type Notice = { readonly title: string; readonly text: string };

/** The texts of the map in one language. A language that lacks one does not compile. */
export type MapTexts = {
  readonly title: string;
  readonly headline: {
    /** One stage or several, each with its value. */
    readonly best: (stages: Html) => Html;
    readonly noneStandsOut: string;
    readonly noneIsGood: string;
    readonly drop: (from: Html, to: Html, interval: string) => Html;
    /** The drop of the same customers, `n` of them: not the difference of the means that stand beside the stages. */
    readonly pairedDrop: (
      from: Html,
      to: Html,
      pairs: { readonly n: string; readonly change: string; readonly interval: string },
    ) => Html;
    readonly noDrop: string;
    readonly tooFew: string;
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
  };
  readonly curve: {
    readonly heading: string;
    readonly scale: string;
    readonly title: string;
    readonly point: (stage: string, value: string, interval: string, n: string) => string;
    readonly few: string;
    readonly biggestDrop: string;
    /** What a value was in the period before. */
    readonly before: (value: string) => string;
    /** Said where there was no room for all touchpoints. */
    readonly someTouchpoints: string;
    readonly legend: {
      readonly band: string;
      readonly size: string;
      readonly above: string;
      readonly below: string;
      readonly small: string;
      readonly touchpoint: string;
      readonly previous: string;
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
    readonly noTouchpoints: string;
    readonly change: string;
    /** Leads to those of a stage that the table leaves out. */
    readonly allOf: (n: string) => string;
    readonly note: string;
  };
  /** What the map rests on, and what it leaves out. */
  readonly coverage: {
    readonly based: (n: string) => string;
    readonly selfReported: (n: string) => string;
    readonly inferred: (n: string) => string;
    readonly withoutEmotion: (n: string) => string;
    readonly leftOut: (parts: Html) => Html;
    readonly unfinished: (n: string) => string;
    readonly suspect: (n: string) => string;
  };
  readonly standsOut: {
    readonly heading: string;
    readonly momentOfTruth: (touchpoint: Html, emotion: string, importance: string, n: string) => Html;
    readonly peakEnd: (peak: Html, end: Html, value: string, mean: string) => Html;
    readonly peakIsEnd: (stage: Html, value: string, mean: string) => Html;
    readonly perCustomer: (value: string, interval: string, n: string) => string;
    readonly changed: (days: string, value: string, interval: string) => string;
    readonly notChanged: (days: string, value: string, interval: string) => string;
    readonly tooFewBefore: (days: string) => string;
    readonly stages: (list: Html) => Html;
  };
  readonly spread: {
    readonly heading: string;
    readonly note: string;
    readonly caption: string;
    /** Worst first. */
    readonly classes: readonly [string, string, string, string, string];
  };
  /** How the numbers come about: formula, how many, source. */
  readonly how: {
    readonly dissonant: string;
    readonly curve: string;
    readonly spread: string;
    readonly table: string;
  };
  readonly tools: {
    readonly heading: string;
    readonly link: string;
    readonly copy: string;
    readonly copied: string;
    readonly print: string;
    readonly svg: string;
    readonly png: string;
    readonly csv: string;
  };
  readonly invitations: {
    readonly heading: string;
    readonly note: string;
    readonly touchpoint: string;
    readonly invited: string;
    readonly delivered: string;
    readonly answered: string;
    readonly rate: string;
    readonly interval: string;
    readonly low: string;
  };
  readonly comments: {
    readonly heading: string;
    readonly note: string;
    readonly none: string;
    readonly noneAmong: (n: string) => string;
  };
  readonly empty: { readonly noTouchpoints: Notice; readonly noAnswers: Notice; readonly noMatch: Notice };
};

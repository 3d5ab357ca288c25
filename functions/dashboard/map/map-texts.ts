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
    readonly noTouchpoints: string;
    readonly note: string;
  };
  readonly comments: {
    readonly heading: string;
    readonly note: string;
    readonly none: string;
    readonly noneAmong: (n: string) => string;
  };
  readonly empty: { readonly noTouchpoints: Notice; readonly noAnswers: Notice; readonly noMatch: Notice };
};

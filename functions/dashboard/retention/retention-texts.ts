import type { RiskReason } from "../../../shared/domain/churn-risk.ts";
import type { Band } from "../../../shared/domain/cohort.ts";

/** The texts of the page about those who come back, in one language. */
export type RetentionTexts = {
  readonly title: string;
  readonly headline: {
    /** Shares of those who felt good and of those who felt bad, and the difference in points of per cent with its sign and interval. */
    readonly lift: (
      month: string,
      shares: readonly [good: string, bad: string],
      difference: string,
      interval: string,
    ) => string;
    readonly noLift: (month: string, interval: string) => string;
    readonly notProof: string;
    readonly tooFew: string;
  };
  readonly months: { readonly heading: string; readonly last: (months: string) => string };
  readonly cohorts: {
    readonly heading: string;
    readonly note: string;
    readonly caption: string;
    readonly band: string;
    readonly customers: string;
    readonly month: (month: string) => string;
    readonly bands: Readonly<Record<Band, string>>;
    readonly interval: (low: string, high: string, returned: string, n: string) => string;
    readonly how: string;
    readonly byMonth: string;
    readonly firstPurchase: string;
    readonly fewerThan5: string;
  };
  readonly figures: {
    readonly heading: string;
    readonly repeat: string;
    readonly repeatNote: string;
    readonly again: string;
    readonly againNote: string;
    readonly recovered: string;
    readonly recoveredNote: string;
    readonly gap: string;
    readonly gapNote: string;
    readonly days: (days: string) => string;
    readonly of: (count: string, n: string) => string;
    readonly tooFew: string;
    readonly explained: Readonly<Record<"repeat" | "again" | "recovered", (n: string) => string>> & {
      readonly gap: string;
    };
  };
  readonly recovery: {
    readonly heading: string;
    readonly note: string;
    readonly group: string;
    readonly followedUp: string;
    readonly leftAlone: string;
    readonly negative: string;
    readonly again: string;
    readonly better: string;
    readonly change: string;
    readonly noProof: string;
    readonly noneYet: string;
    readonly how: string;
  };
  readonly risk: {
    readonly heading: string;
    readonly note: string;
    readonly caption: string;
    readonly customer: string;
    readonly points: string;
    readonly reasons: string;
    readonly emotion: string;
    readonly lastAnswer: string;
    readonly lastOrder: string;
    readonly high: string;
    readonly reason: Readonly<Record<RiskReason, string>>;
    readonly worth: (reason: string, points: string) => string;
    readonly none: string;
    readonly older: string;
    readonly first: string;
  };
  readonly empty: { readonly title: string; readonly text: string };
};

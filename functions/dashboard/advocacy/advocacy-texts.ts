/** The texts of the page about those who speak for the store, in one language. */
export type AdvocacyTexts = {
  readonly title: string;
  readonly headline: (score: string, interval: string, n: string) => string;
  readonly tooFew: string;
  readonly comparable: string;
  readonly groups: {
    readonly heading: string;
    readonly note: string;
    readonly chart: string;
    readonly promoters: string;
    readonly passives: string;
    readonly detractors: string;
    readonly group: string;
    readonly answers: string;
    readonly share: string;
  };
  readonly words: {
    readonly heading: string;
    readonly note: string;
    readonly consented: string;
    readonly consentedNote: string;
    readonly published: string;
    readonly publishedNote: string;
    readonly verified: string;
    readonly verifiedNote: string;
  };
  readonly of: (count: string, n: string) => string;
  readonly tooFewShare: string;
  readonly referrals: {
    readonly heading: string;
    readonly note: string;
    readonly codes: string;
    readonly clicks: string;
    readonly clicksNote: string;
    readonly orders: string;
    readonly conversion: (percent: string, interval: string) => string;
    readonly revenue: string;
    readonly none: string;
  };
  readonly how: Readonly<Record<"groups" | "consented" | "published" | "verified", (n: string) => string>> &
    Readonly<Record<"codes" | "clicks" | "orders" | "revenue", string>>;
  readonly growth: {
    readonly heading: string;
    readonly note: string;
    readonly caption: string;
    readonly month: string;
    readonly revenue: string;
    readonly kept: string;
    readonly earned: string;
    readonly growth: string;
    readonly none: string;
  };
};

import type { Tally } from "./feed.ts";
import { type Interval, shareInterval } from "./interval.ts";

/** Fewer testimonials than this on either side say nothing about how a store chooses. */
const COMPARED_FROM = 5;
/** As they are listed; 0 is without stars. */
const RATINGS = [5, 4, 3, 2, 1, 0] as const;
/** Stars that praise and stars that do not; three stars are neither. */
const HIGH = [4, 5] as const;
const LOW = [1, 2] as const;

/** How some testimonials were treated. `share`: published of all that were agreed to, with its interval. */
export type Treated = {
  readonly waiting: number;
  readonly published: number;
  readonly rejected: number;
  readonly share?: number | undefined;
  readonly interval?: Interval | undefined;
};

/** How those of one rating were treated: stars, 0 without. */
export type Treatment = Treated & { readonly rating: number };

/** How much more often words with 4 and 5 stars are published than those with 1 and 2, as a difference of shares. */
export type Gap = Interval & { readonly value: number };

export type Fairness = {
  /** Of any rating. */
  readonly all: Treated;
  readonly byRating: readonly Treatment[];
  /** Absent while there are too few on either side. */
  readonly gap?: Gap | undefined;
  /** True when the gap is not chance: its 95 % interval excludes 0, in either direction. */
  readonly differsByScore: boolean;
};

const treatmentOf = (tally: Tally, ratings: readonly number[]): Treated => {
  const of = (state: string) => ratings.reduce((sum, rating) => sum + (tally[`${state}_${rating}`] ?? 0), 0);
  const waiting = of("candidate");
  const published = of("published");
  const rejected = of("rejected");
  const all = waiting + published + rejected;
  return {
    ...{ waiting, published, rejected },
    ...(all > 0 && { share: published / all, interval: shareInterval(published, all) }),
  };
};

/** Newcombe's hybrid score interval of the difference of two shares. Source: Statistics in Medicine 17 (1998), method 10. */
const shareDifference = (one: readonly [number, number], other: readonly [number, number]): Gap => {
  const [first, second] = [one, other].map(([count, n]) => ({ share: count / n, ...shareInterval(count, n) }));
  if (first === undefined || second === undefined) throw new Error("two shares are compared");
  const value = first.share - second.share;
  return {
    value,
    low: value - Math.hypot(first.share - first.low, second.high - second.share),
    high: value + Math.hypot(first.high - first.share, second.share - second.low),
  };
};

/**
 * How often each rating is published, of all that customers agreed to have published: waiting counts as not published, so
 * that leaving some for later shows as well. Warns when high and low ratings are not treated alike beyond chance.
 */
export const fairnessOf = (tally: Tally): Fairness => {
  const byRating = RATINGS.map((rating) => ({ rating, ...treatmentOf(tally, [rating]) }));
  const all = treatmentOf(tally, RATINGS);
  const of = (ratings: readonly number[]): readonly [number, number] => {
    const { published, waiting, rejected } = treatmentOf(tally, ratings);
    return [published, published + waiting + rejected];
  };
  const high = of(HIGH);
  const low = of(LOW);
  if (Math.min(high[1], low[1]) < COMPARED_FROM) return { all, byRating, differsByScore: false };
  const gap = shareDifference(high, low);
  return { all, byRating, gap, differsByScore: gap.low > 0 || gap.high < 0 };
};

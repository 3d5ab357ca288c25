import type { Counters } from "./counters.ts";
import { CLAIMED_FROM, HIDDEN_BELOW } from "./figure.ts";
import { correlationInterval, type Interval } from "./interval.ts";

/**
 * How closely emotion and recommendation go together, −1..1, among the `n` who gave both, with its 95 % interval. It is an
 * association: it says where to look, not what causes what.
 */
export type Importance = Interval & { readonly n: number; readonly value: number };

/** The importance that some counters show; undefined with too few pairs, or where all answered alike. */
export const importanceOf = (counters: Counters): Importance | undefined => {
  const { xn: n = 0, xe = 0, xl = 0, xee = 0, xll = 0, xel = 0 } = counters;
  if (n < HIDDEN_BELOW) return undefined;
  const spread = (n * xee - xe ** 2) * (n * xll - xl ** 2);
  if (spread <= 0) return undefined;
  const value = Math.max(-1, Math.min(1, (n * xel - xe * xl) / Math.sqrt(spread)));
  return { n, value, ...correlationInterval(value, n) };
};

/** A touchpoint that weighs much for recommendation and is felt worse than others (docs/numbers.md, "Moments of truth"). */
export type MomentOfTruth = {
  readonly stage: string;
  readonly touchpoint: string;
  readonly importance: Importance;
  /** Its mean self-reported emotion. */
  readonly emotion: number;
};

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
};

/**
 * Moments of truth among touchpoints with at least 100 pairs: importance above their median and certainly above 0,
 * emotion below the median. The most important first; with one such touchpoint there is nothing to compare it with.
 */
export const momentsOfTruth = (
  touchpoints: readonly (Omit<MomentOfTruth, "importance"> & { readonly importance?: Importance | undefined })[],
): MomentOfTruth[] => {
  const sure = touchpoints.flatMap(({ importance, ...rest }) =>
    importance !== undefined && importance.n >= CLAIMED_FROM ? [{ ...rest, importance }] : [],
  );
  const usualImportance = median(sure.map(({ importance }) => importance.value));
  const usualEmotion = median(sure.map(({ emotion }) => emotion));
  return sure
    .filter(({ importance: { value, low }, emotion }) => value > usualImportance && low > 0 && emotion < usualEmotion)
    .sort((a, b) => b.importance.value - a.importance.value);
};

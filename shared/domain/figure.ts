import { type Interval, type Moments, meanOf, scoreDifference, scoreInterval } from "./interval.ts";

/** Fewer answers than this are hidden: they would point at people (docs/numbers.md). */
export const HIDDEN_BELOW = 5;
/** Fewer answers than this are shown with their interval, greyed and never ranked. */
export const SMALL_BELOW = 30;
/** A change is claimed from this many answers on either side, and nothing is called a moment of truth below it. */
export const CLAIMED_FROM = 100;

/** A mean on −100..100 with what it rests on. `value`, `low` and `high` are absent while the size is `hidden`. */
export type Figure = { readonly n: number; readonly size: "hidden" | "small" | "full" } & Partial<
  Interval & { readonly value: number }
>;

/** A mean with its interval, or only its size while that is too small to show. */
export const figureOf = (moments: Moments): Figure => {
  const { n } = moments;
  const value = meanOf(moments);
  if (n < HIDDEN_BELOW || value === undefined) return { n, size: "hidden" };
  return { n, size: n < SMALL_BELOW ? "small" : "full", value, ...scoreInterval(moments) };
};

/** How a mean moved, −200..200, with its 95 % interval; `certain` when we may say that it did. */
export type Change = Interval & { readonly value: number; readonly certain: boolean };

/**
 * The change from one period to another; undefined while either is too small to show. It is certain with at least
 * 100 answers on both sides and an interval that excludes 0 (docs/numbers.md).
 */
export const changeBetween = (before: Moments, after: Moments): Change | undefined => {
  if (Math.min(before.n, after.n) < HIDDEN_BELOW) return undefined;
  const difference = scoreDifference(before, after);
  const enough = Math.min(before.n, after.n) >= CLAIMED_FROM;
  return { ...difference, certain: enough && (difference.low > 0 || difference.high < 0) };
};

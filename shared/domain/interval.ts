/** Quantile of the normal distribution for a 95 % interval. */
const Z = 1.96;
/** Pseudo-responses added to every score: 0.75 at +100, 0.75 at -100, 1.5 at 0 (docs/numbers.md: adjusted Wald). */
const ADDED = 3;
const ADDED_SQUARES = 1.5 * 100 ** 2;

/** A score on -100..100 added up: how many, their sum, the sum of their squares. */
export type Moments = { readonly n: number; readonly sum: number; readonly squares: number };

export type Interval = { readonly low: number; readonly high: number };

const adjusted = ({ n, sum, squares }: Moments) => {
  const size = n + ADDED;
  const mean = sum / size;
  return { mean, varianceOfMean: ((squares + ADDED_SQUARES) / size - mean ** 2) / size };
};

const clip = (value: number, limit: number) => Math.max(-limit, Math.min(limit, value));

/** Mean of a score; undefined when nobody answered. */
export const meanOf = ({ n, sum }: Moments): number | undefined => (n === 0 ? undefined : sum / n);

/**
 * 95 % interval of the mean of a score on -100..100, clipped to it. On scores of only ±100 and 0 it is the
 * adjusted-Wald interval of a net score. In simulated stores it covers 92-96 % from n = 5 up.
 */
export const scoreInterval = (moments: Moments): Interval => {
  const { mean, varianceOfMean } = adjusted(moments);
  const margin = Z * Math.sqrt(varianceOfMean);
  return { low: clip(mean - margin, 100), high: clip(mean + margin, 100) };
};

/**
 * Difference of two means on -100..100 (`to` minus `from`) with its 95 % interval, from -200 to 200. The value is that of
 * the means as they are shown; the interval is that of the adjusted ones, as for a single mean. Nobody answered is 0.
 */
export const scoreDifference = (from: Moments, to: Moments): Interval & { readonly value: number } => {
  const before = adjusted(from);
  const after = adjusted(to);
  const middle = after.mean - before.mean;
  const margin = Z * Math.sqrt(before.varianceOfMean + after.varianceOfMean);
  return {
    value: (meanOf(to) ?? 0) - (meanOf(from) ?? 0),
    low: clip(middle - margin, 200),
    high: clip(middle + margin, 200),
  };
};

/**
 * Chance that a standard normal lies beyond ±z. Abramowitz and Stegun 7.1.26, off by less than 1.5e-7: enough to be
 * compared with a limit, never to be printed.
 */
const beyond = (z: number): number => {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return series * Math.exp(-(x ** 2));
};

/** Chance of a difference of two means as large as this one if there were none, in 0..1; from the same adjusted means as its interval. */
export const scoreDifferenceP = (from: Moments, to: Moments): number => {
  const before = adjusted(from);
  const after = adjusted(to);
  return beyond((after.mean - before.mean) / Math.sqrt(before.varianceOfMean + after.varianceOfMean));
};

/**
 * Mean of differences of −200..200, each of one and the same customer, with its 95 % interval: halved, they are scores of
 * −100..100, whose interval serves them. `n` must not be 0.
 */
export const pairedDifference = ({ n, sum, squares }: Moments): Interval & { readonly value: number } => {
  const { low, high } = scoreInterval({ n, sum: sum / 2, squares: squares / 4 });
  return { value: sum / n, low: 2 * low, high: 2 * high };
};

/**
 * The middle between two means of different answers on -100..100, with its 95 % interval. The value is that of the means
 * as they are shown; the interval is that of the adjusted ones. Nobody answered is 0.
 */
export const scoreMiddle = (one: Moments, other: Moments): Interval & { readonly value: number } => {
  const first = adjusted(one);
  const second = adjusted(other);
  const middle = (first.mean + second.mean) / 2;
  const margin = (Z / 2) * Math.sqrt(first.varianceOfMean + second.varianceOfMean);
  return {
    value: ((meanOf(one) ?? 0) + (meanOf(other) ?? 0)) / 2,
    low: clip(middle - margin, 100),
    high: clip(middle + margin, 100),
  };
};

/** Fisher's 95 % interval of a correlation of `n` pairs, in -1..1; all of it below four pairs. */
export const correlationInterval = (value: number, n: number): Interval => {
  if (n < 4) return { low: -1, high: 1 };
  const margin = Z / Math.sqrt(n - 3);
  return { low: Math.tanh(Math.atanh(value) - margin), high: Math.tanh(Math.atanh(value) + margin) };
};

/** Wilson's 95 % interval of a share, in 0..1. `count` of `n`; 0..1 when n is 0. */
export const shareInterval = (count: number, n: number): Interval => {
  if (n === 0) return { low: 0, high: 1 };
  const share = count / n;
  const shrink = 1 + Z ** 2 / n;
  const centre = (share + Z ** 2 / (2 * n)) / shrink;
  const margin = (Z / shrink) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return { low: Math.max(0, centre - margin), high: Math.min(1, centre + margin) };
};

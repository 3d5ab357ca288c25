import { type Figure, SMALL_BELOW } from "./figure.ts";
import { type Interval, type Moments, meanOf, scoreInterval, scoreMiddle } from "./interval.ts";

/**
 * The peak-end value of a journey's curve: the middle between its strongest stage and its last one, −100..100 with its
 * 95 % interval. People remember an experience by these two rather than by its mean. `perCustomer` is the same of each
 * customer's own answers, where they are known.
 */
export type PeakEnd = Interval & {
  readonly peak: string;
  readonly end: string;
  readonly value: number;
  readonly perCustomer?: Figure | undefined;
};

/**
 * Peak and end of a curve, from its stages in order. The peak is the stage whose mean is furthest from 0, the later of
 * equals; stages with fewer than 30 answers are left out. Undefined with fewer than two others: a point is no curve.
 */
export const peakEndOf = (
  stages: readonly { readonly id: string; readonly moments: Moments }[],
  perCustomer?: Figure,
): PeakEnd | undefined => {
  const sure = stages.filter(({ moments }) => moments.n >= SMALL_BELOW);
  const end = sure.at(-1);
  if (end === undefined || sure.length < 2) return undefined;
  const strength = ({ moments }: { moments: Moments }) => Math.abs(meanOf(moments) ?? 0);
  const peak = sure.reduce((best, stage) => (strength(stage) >= strength(best) ? stage : best));
  const middle =
    peak === end
      ? { value: meanOf(end.moments) ?? 0, ...scoreInterval(end.moments) }
      : scoreMiddle(peak.moments, end.moments);
  return { peak: peak.id, end: end.id, ...middle, perCustomer };
};

import { type BucketSize, bucketOf, bucketsBetween } from "./calendar.ts";
import { ALL, type Cell } from "./cell.ts";
import { changesTogether } from "./certain-changes.ts";
import { addCounters, type Counters } from "./counters.ts";
import { type Change, CLAIMED_FROM, type Figure, figureOf } from "./figure.ts";
import type { Moments } from "./interval.ts";
import { emotionMoments, inferredMoments } from "./journey-map.ts";
import { recommendationMoments } from "./recommendation.ts";
import { isWithin, parseSliceKey, type SliceFilter } from "./slice.ts";

/** Most buckets of one trend: a year of days with room to spare. More would be neither read nor drawn. */
export const MAX_BUCKETS = 400;
/** Days up to which a trend goes by day, and by week, when nobody says by what. */
const USUALLY_BY_DAY = 45;
const USUALLY_BY_WEEK = 370;

/** The days of a bucket, both included, and what was felt in them. */
export type TrendBucket = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Responses. */
  readonly n: number;
  /** Emotion that customers reported of themselves. */
  readonly emotion: Figure;
  /** Emotion read from text alone; never mixed into the other. */
  readonly inferred: Figure;
  readonly recommendation: Figure;
};

/** A change of the self-reported emotion that may be claimed: from one bucket to a later one, by their ids. */
export type TrendChange = Omit<Change, "certain"> & { readonly from: string; readonly to: string };

export type Trend = {
  readonly by: BucketSize;
  readonly buckets: readonly TrendBucket[];
  readonly changes: readonly TrendChange[];
};

/** What a trend of some days goes by when nobody says: as fine as can be read. */
export const usualSize = (days: number): BucketSize =>
  days <= USUALLY_BY_DAY ? "day" : days <= USUALLY_BY_WEEK ? "week" : "month";

/** True for buckets that one trend can hold. */
export const fits = (from: string, to: string, by: BucketSize): boolean =>
  bucketsBetween(from, to, by).length <= MAX_BUCKETS;

/**
 * Changes that may be claimed between each bucket and the last one before it that has enough answers, so that a closed
 * Sunday does not hide that Monday differs from Saturday.
 */
const changesAlong = (buckets: readonly { readonly id: string; readonly moments: Moments }[]): TrendChange[] => {
  const enough = buckets.filter(({ moments }) => moments.n >= CLAIMED_FROM);
  const pairs = enough.slice(1).map((after, index) => ({ before: enough[index]!, after }));
  const changes = changesTogether(pairs.map(({ before, after }) => ({ before: before.moments, after: after.moments })));
  return pairs.flatMap(({ before, after }, index) => {
    const change = changes[index];
    if (change?.certain !== true) return [];
    const { value, low, high } = change;
    return [{ from: before.id, to: after.id, value, low, high }];
  });
};

/** How some cells went on from day to day, week to week or month to month. Cells of other days are ignored. */
export const trendOf = (
  cells: Iterable<Pick<Cell, "day" | "slice" | "counters">>,
  { from, to, by }: { readonly from: string; readonly to: string; readonly by: BucketSize },
  filter: SliceFilter = {},
): Trend => {
  const kept = new Map<string, boolean>([[ALL, false]]);
  const isKept = (key: string): boolean => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const keeps = isWithin(parseSliceKey(key), filter);
    kept.set(key, keeps);
    return keeps;
  };
  const perBucket = new Map<string, Counters>();
  for (const { day, slice, counters } of cells) {
    if (day < from || day > to || !isKept(slice)) continue;
    const id = bucketOf(day, by);
    perBucket.set(id, addCounters(perBucket.get(id) ?? {}, counters));
  }
  const buckets = bucketsBetween(from, to, by).map((bucket) => ({
    bucket,
    counters: perBucket.get(bucket.id) ?? {},
  }));
  return {
    by,
    buckets: buckets.map(({ bucket, counters }) => ({
      ...bucket,
      n: counters.n ?? 0,
      emotion: figureOf(emotionMoments(counters)),
      inferred: figureOf(inferredMoments(counters)),
      recommendation: figureOf(recommendationMoments(counters)),
    })),
    changes: changesAlong(
      buckets.map(({ bucket, counters }) => ({ id: bucket.id, moments: emotionMoments(counters) })),
    ),
  };
};

import type * as z from "zod";
import type { Annotations } from "../../shared/adapters/dynamo/annotations.ts";
import type { Cells } from "../../shared/adapters/dynamo/cells.ts";
import type { Touchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { TrendQuery } from "../../shared/contract/trend.ts";
import type { Annotation } from "../../shared/domain/annotation.ts";
import { bucketsBetween } from "../../shared/domain/calendar.ts";
import { invalidInput } from "../../shared/domain/errors.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import { fits, MAX_BUCKETS, type Trend, trendOf, usualSize } from "../../shared/domain/trend.ts";
import { daysOf } from "./days.ts";
import { segmentsOf } from "./segments-of.ts";

export type TrendNeeds = {
  readonly now: () => Date;
  readonly cells: Pick<Cells, "read">;
  readonly touchpoints: Pick<Touchpoints, "all">;
  readonly annotations: Pick<Annotations, "list">;
};

export type TrendReading = {
  readonly from: string;
  readonly to: string;
  readonly trend: Trend;
  readonly annotations: Annotation[];
  /** All of the store's, archived ones too. */
  readonly touchpoints: readonly Touchpoint[];
  /** Segments that answered in these days, whatever the filter. */
  readonly segments: readonly string[];
};

/** Read the trend that a query asks for. @throws AppError `invalid_input` when it makes no sense. */
export const readTrendOf = async (
  store: Store,
  { by: wanted, from: first, to: last, ...filter }: z.output<typeof TrendQuery>,
  needs: TrendNeeds,
): Promise<TrendReading> => {
  const { from, to } = daysOf({ from: first, to: last }, store.timeZone, needs.now());
  const by = wanted ?? usualSize(bucketsBetween(from, to, "day").length);
  if (!fits(from, to, by)) {
    throw invalidInput("query.by", `makes more than ${MAX_BUCKETS} ${by}s: take a shorter period, or week or month`);
  }
  if (filter.stage !== undefined && !store.stages.some(({ id }) => id === filter.stage)) {
    throw invalidInput("query.stage", "is not a stage of this store");
  }
  const [cells, touchpoints, annotations] = await Promise.all([
    needs.cells.read(store, from, to),
    needs.touchpoints.all(store.id),
    needs.annotations.list(store.id, from, to),
  ]);
  if (filter.touchpoint !== undefined && !touchpoints.some(({ id }) => id === filter.touchpoint)) {
    throw invalidInput("query.touchpoint", "is not a touchpoint of this store");
  }
  return {
    from,
    to,
    trend: trendOf(cells, { from, to, by }, filter),
    annotations,
    touchpoints,
    segments: segmentsOf(cells),
  };
};

import type { Annotation } from "../../../shared/domain/annotation.ts";
import { bucketOf } from "../../../shared/domain/calendar.ts";
import type { Trend } from "../../../shared/domain/trend.ts";

/** The notes of one bucket, under the number of their mark on the chart: 1, 2, 3, … in the order of days. */
export type BucketNotes = { readonly mark: number; readonly bucket: string; readonly notes: readonly Annotation[] };

/** Notes by the bucket that their day falls in. */
export const notesByBucket = ({ by }: Pick<Trend, "by">, annotations: readonly Annotation[]): BucketNotes[] => {
  const sorted = annotations.toSorted((a, b) => (a.day < b.day || (a.day === b.day && a.id < b.id) ? -1 : 1));
  return [...Map.groupBy(sorted, ({ day }) => bucketOf(day, by))].map(([bucket, notes], index) => ({
    mark: index + 1,
    bucket,
    notes,
  }));
};

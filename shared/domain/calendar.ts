import { addDays } from "./store.ts";

/** How long one bucket of a calendar lasts. Weeks are ISO 8601's: they begin on Monday. */
export const BUCKET_SIZES = ["day", "week", "month"] as const;
export type BucketSize = (typeof BUCKET_SIZES)[number];

/** Some days of a store's calendar, both included. `id`: `2026-05-03`, `2026-W18` or `2026-05`. */
export type Bucket = { readonly id: string; readonly from: string; readonly to: string };

/** Days since Monday: 0 on Monday, 6 on Sunday. */
const daysSinceMonday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The ISO 8601 week of a day, such as `2026-W01`: it belongs to the year that its Thursday falls in. */
export const weekOf = (day: string): string => {
  const thursday = addDays(day, 3 - daysSinceMonday(day));
  const year = thursday.slice(0, 4);
  const days = (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / 86_400_000;
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, "0")}`;
};

/** The bucket that a day falls in. */
export const bucketOf = (day: string, size: BucketSize): string =>
  size === "day" ? day : size === "week" ? weekOf(day) : day.slice(0, 7);

const lastDayOf = (day: string, size: BucketSize): string => {
  if (size === "day") return day;
  if (size === "week") return addDays(day, 6 - daysSinceMonday(day));
  const [year = 0, month = 0] = day.split("-").map(Number);
  // Day 0 of the next month is the last one of this month.
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
};

/**
 * Every bucket from one day to another, both included and in order, empty ones too. The first and the last hold only
 * the days that were asked for.
 */
export const bucketsBetween = (from: string, to: string, size: BucketSize): Bucket[] => {
  const buckets: Bucket[] = [];
  for (let day = from; day <= to; ) {
    const last = lastDayOf(day, size);
    buckets.push({ id: bucketOf(day, size), from: day, to: last < to ? last : to });
    day = addDays(last, 1);
  }
  return buckets;
};

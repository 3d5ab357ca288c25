import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BUCKET_SIZES, bucketOf, bucketsBetween, weekOf } from "../../shared/domain/calendar.ts";
import { addDays } from "../../shared/domain/store.ts";

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays("1970-01-01", days));
const daysBetween = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};

describe("the ISO week of a day", () => {
  // Source: the examples of ISO 8601 and of the Python documentation of date.isocalendar.
  it.each([
    ["2026-11-22", "2026-W47"],
    ["2005-01-01", "2004-W53"],
    ["2005-01-02", "2004-W53"],
    ["2005-12-31", "2005-W52"],
    ["2006-01-01", "2005-W52"],
    ["2007-01-01", "2007-W01"],
    ["2007-12-31", "2008-W01"],
    ["2008-12-29", "2009-W01"],
    ["2010-01-03", "2009-W53"],
    ["2026-01-01", "2026-W01"],
    ["2027-01-01", "2026-W53"],
  ])("of %s is %s", (day, week) => {
    expect(weekOf(day)).toBe(week);
  });
});

describe("buckets between two days", () => {
  it("hold every day once, in order, under the name that each day finds", () => {
    fc.assert(
      fc.property(anyDay, fc.nat(500), fc.constantFrom(...BUCKET_SIZES), (from, length, size) => {
        const to = addDays(from, length);
        const buckets = bucketsBetween(from, to, size);
        expect(buckets.flatMap((bucket) => daysBetween(bucket.from, bucket.to))).toEqual(daysBetween(from, to));
        for (const { id, from: first, to: last } of buckets) {
          expect([bucketOf(first, size), bucketOf(last, size)]).toEqual([id, id]);
        }
        expect(new Set(buckets.map(({ id }) => id)).size).toBe(buckets.length);
      }),
    );
  });

  it("begin weeks on Monday and end months on their last day, but for the first and the last", () => {
    expect(bucketsBetween("2026-03-25", "2026-04-07", "week")).toEqual([
      { id: "2026-W13", from: "2026-03-25", to: "2026-03-29" },
      { id: "2026-W14", from: "2026-03-30", to: "2026-04-05" },
      { id: "2026-W15", from: "2026-04-06", to: "2026-04-07" },
    ]);
    expect(bucketsBetween("2024-01-31", "2024-03-01", "month")).toEqual([
      { id: "2024-01", from: "2024-01-31", to: "2024-01-31" },
      { id: "2024-02", from: "2024-02-01", to: "2024-02-29" },
      { id: "2024-03", from: "2024-03-01", to: "2024-03-01" },
    ]);
  });

  it("are none when the days are reversed", () => {
    expect(bucketsBetween("2026-03-02", "2026-03-01", "day")).toEqual([]);
  });
});

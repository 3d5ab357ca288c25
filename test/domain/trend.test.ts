import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BUCKET_SIZES, bucketsBetween } from "../../shared/domain/calendar.ts";
import { deltasBetween } from "../../shared/domain/cell.ts";
import { contributionOf, countedNow, sliceOf } from "../../shared/domain/contribution.ts";
import { addCounters } from "../../shared/domain/counters.ts";
import { feltFrom } from "../../shared/domain/journey-map.ts";
import { emotionOfResponse, type Response } from "../../shared/domain/response.ts";
import type { SliceFilter } from "../../shared/domain/slice.ts";
import { addDays, dayIn } from "../../shared/domain/store.ts";
import { trendOf, usualSize } from "../../shared/domain/trend.ts";
import { aResponse } from "../support/builders.ts";
import { responses } from "./arbitraries.ts";

const ROME = "Europe/Rome";
const DAYS = { from: "2026-03-01", to: "2026-04-15" };

/** Cells as digest leaves them, those of the whole day among them. */
const cellsOf = (list: readonly Response[], timeZone = ROME) =>
  list.flatMap((response) => deltasBetween(undefined, countedNow(response, timeZone, [1])));

/** Any response on any hour of some weeks around the night when the clocks of Rome go forward. */
const dated = fc.tuple(responses, fc.integer({ min: -24 * 20, max: 24 * 20 })).map(([response, hours]) => ({
  ...response,
  answeredAt: new Date(Date.parse("2026-03-29T01:00:00Z") + hours * 3_600_000).toISOString(),
}));

const filters: fc.Arbitrary<SliceFilter> = fc.record(
  {
    stage: fc.constantFrom("awareness", "retention"),
    touchpoint: fc.constantFrom("ad", "returns"),
    language: fc.constantFrom("it", "pt", ""),
  },
  { requiredKeys: [] },
);

describe("a trend", () => {
  it("counts in every bucket what a look at each response counts, across the change of clocks", () => {
    const sizes = fc.constantFrom(...BUCKET_SIZES);
    fc.assert(
      fc.property(fc.array(dated, { maxLength: 40 }), sizes, filters, (list, by, filter) => {
        const trend = trendOf(cellsOf(list), { ...DAYS, by }, filter);
        const isKept = (response: Response) => {
          const slice = sliceOf(response);
          return (
            (filter.stage ?? slice.stage) === slice.stage &&
            (filter.touchpoint ?? slice.touchpoint) === slice.touchpoint &&
            (filter.language ?? slice.language) === slice.language
          );
        };
        expect(trend.buckets.map(({ id }) => id)).toEqual(bucketsBetween(DAYS.from, DAYS.to, by).map(({ id }) => id));
        for (const bucket of trend.buckets) {
          const within = list.filter((response) => {
            const day = dayIn(ROME, response.answeredAt);
            return response.erasedAt === undefined && isKept(response) && bucket.from <= day && day <= bucket.to;
          });
          const values = within.flatMap((response) => {
            const emotion = emotionOfResponse(response);
            return emotion === undefined || emotion.inferred ? [] : [emotion.value];
          });
          expect(bucket.n).toBe(within.length);
          expect(bucket.emotion.n).toBe(values.length);
          if (values.length >= 5) {
            expect(bucket.emotion.value).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 9);
          } else expect(bucket.emotion).toEqual({ n: values.length, size: "hidden" });
        }
      }),
    );
  });

  it("shows in a single bucket the figures of the map", () => {
    fc.assert(
      fc.property(fc.array(responses, { maxLength: 30 }), (list) => {
        const counted = list.flatMap((response) => contributionOf(response, ROME) ?? []);
        const felt = feltFrom(addCounters(...counted.map(({ add }) => add)));
        const { emotion, inferred, recommendation, n } = felt;
        const trend = trendOf(cellsOf(list), { from: "2026-03-01", to: "2026-03-31", by: "month" });
        expect(trend.buckets).toEqual([
          { id: "2026-03", from: "2026-03-01", to: "2026-03-31", n, emotion, inferred, recommendation },
        ]);
      }),
    );
  });

  it("shows empty buckets, and nothing but them when there are no cells", () => {
    const { buckets, changes } = trendOf([], { from: "2026-03-28", to: "2026-03-30", by: "day" });
    expect(buckets.map(({ id, n, emotion }) => [id, n, emotion.size])).toEqual([
      ["2026-03-28", 0, "hidden"],
      ["2026-03-29", 0, "hidden"],
      ["2026-03-30", 0, "hidden"],
    ]);
    expect(changes).toEqual([]);
  });

  it("ignores the cells of other days", () => {
    const cells = cellsOf([aResponse({ answeredAt: "2026-02-28T12:00:00.000Z" })]);
    expect(trendOf(cells, { ...DAYS, by: "month" }).buckets.map(({ n }) => n)).toEqual([0, 0]);
  });
});

const onDay = (day: string, count: number, rating: number) =>
  Array.from({ length: count }, () => aResponse({ answeredAt: `${day}T12:00:00.000Z`, answers: { rating } }));
const changesOf = (...days: readonly (readonly [count: number, rating: number])[]) =>
  trendOf(cellsOf(days.flatMap(([count, rating], index) => onDay(addDays("2026-03-10", index), count, rating))), {
    from: "2026-03-10",
    to: addDays("2026-03-10", days.length - 1),
    by: "day",
  }).changes.map(({ from, to, value }) => [from, to, value]);

describe("a change in a trend", () => {
  it("is marked between two days of 100 answers that differ for certain", () => {
    expect(changesOf([100, 5], [100, 5], [100, 2])).toEqual([["2026-03-11", "2026-03-12", -150]]);
  });

  it("is not marked with 99 answers on one side, however large", () => {
    expect(changesOf([99, 5], [400, 1])).toEqual([]);
    expect(changesOf([400, 5], [99, 1])).toEqual([]);
  });

  it("reaches over days that have too few answers to say anything", () => {
    expect(changesOf([100, 5], [0, 1], [20, 1], [100, 1])).toEqual([["2026-03-10", "2026-03-13", -200]]);
  });

  it("is none where nothing differs", () => {
    expect(changesOf([200, 4], [150, 4], [300, 4])).toEqual([]);
  });
});

describe("what a trend goes by when nobody says", () => {
  it.each([
    [1, "day"],
    [45, "day"],
    [46, "week"],
    [370, "week"],
    [371, "month"],
    [1100, "month"],
  ] as const)("for %d days is the %s", (days, size) => {
    expect(usualSize(days)).toBe(size);
  });
});

import { describe, expect, it } from "vitest";
import { FeedFilter } from "../../shared/domain/feed.ts";
import { feedSummary } from "../../shared/domain/feed-summary.ts";
import { type Slice, sliceKey } from "../../shared/domain/slice.ts";

const PERIOD = { from: "2025-11-23", to: "2026-11-22" };
const aSum = (slice: Partial<Slice>, counters: Readonly<Record<string, number>>) => ({
  slice: sliceKey({
    stage: "retention",
    channel: "email",
    touchpoint: "delivery",
    language: "it",
    source: "link",
    provenance: "invited",
    segment: "",
    ...slice,
  }),
  counters,
});
const SUMS = [
  aSum({}, { n: 10, r1: 2, r5: 4 }),
  aSum({ language: "en" }, { n: 3, r4: 3 }),
  aSum({ touchpoint: "cup" }, { n: 1, r3: 1 }),
  aSum({ stage: "advocacy", touchpoint: "friends" }, { n: 4 }),
];

describe("the numbers beside a feed", () => {
  it.each([
    ["all of it", {}, { responses: 18, ratings: [2, 0, 1, 3, 4], average: 3.7 }],
    ["a stage", { stage: "retention" }, { responses: 14, ratings: [2, 0, 1, 3, 4], average: 3.7 }],
    ["a touchpoint", { touchpoint: "cup" }, { responses: 1, ratings: [0, 0, 1, 0, 0], average: 3 }],
    ["a language", { language: "en" }, { responses: 3, ratings: [0, 0, 0, 3, 0], average: 4 }],
  ] as const)("are over every response of %s", (_what, filter, expected) => {
    expect(feedSummary(SUMS, filter, PERIOD, 5)).toEqual({ period: PERIOD, published: 5, ...expected });
  });

  it("have no mean where nobody gave stars", () => {
    const { average, ratings } = feedSummary(SUMS, { stage: "advocacy" }, PERIOD, 0);
    expect([average, ratings]).toEqual([undefined, [0, 0, 0, 0, 0]]);
  });

  it("do not follow what the store chooses to show", () => {
    const shown = [{}, { minRating: 5 }, { featured: true }, { tag: "gift" }].map((chosen) =>
      feedSummary(SUMS, FeedFilter.parse(chosen), PERIOD, 5),
    );
    for (const summary of shown) expect(summary).toEqual(shown[0]);
  });
});

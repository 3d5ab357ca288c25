import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantsOf, previousDays } from "../../functions/reading/days.ts";
import { addDays } from "../../shared/domain/store.ts";

describe("the period before", () => {
  it.each([
    ["one day", "2026-11-22", "2026-11-22", "2026-11-21", "2026-11-21"],
    ["a week", "2026-11-16", "2026-11-22", "2026-11-09", "2026-11-15"],
    ["the day on which the clocks go forward", "2026-03-29", "2026-03-29", "2026-03-28", "2026-03-28"],
    ["a week after the clocks went back", "2026-10-26", "2026-11-01", "2026-10-19", "2026-10-25"],
    ["a leap year", "2024-01-01", "2024-12-31", "2022-12-31", "2023-12-31"],
  ])("of %s is as long and ends right before it", (_what, from, to, previousFrom, previousTo) => {
    expect(previousDays({ from, to })).toEqual({ from: previousFrom, to: previousTo });
  });

  it("of as many days as may be looked at is no shorter", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1100 }), (days) => {
        const from = addDays("2026-11-22", 1 - days);
        const before = previousDays({ from, to: "2026-11-22" });
        expect(addDays(before.to, 1)).toBe(from);
        expect(addDays(before.from, days)).toBe(from);
      }),
    );
  });
});

describe("the instants of a day", () => {
  it.each([
    ["of 23 hours", "2026-03-29", 23],
    ["of 25 hours", "2026-10-25", 25],
    ["like any other", "2026-10-26", 24],
  ])("%s span it whole", (_what, day, hours) => {
    const { from = "", to = "" } = instantsOf({ from: day, to: day }, "Europe/Rome");
    expect((Date.parse(to) + 1 - Date.parse(from)) / 3_600_000).toBe(hours);
  });
});

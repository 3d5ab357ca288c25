import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterQuiet,
  customerClock,
  hourIn,
  instantAtHour,
  isQuiet,
  nextAtHour,
} from "../../shared/domain/local-time.ts";

const MINUTE = 60_000;
const ZONES = [
  "Europe/Rome",
  "Europe/London",
  "America/New_York",
  "America/Sao_Paulo",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Africa/Casablanca",
  "Africa/Cairo",
  "UTC",
];

const clocks = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }),
  ]),
);

/** The clock as a person reads it, by other means than the code under test. */
const clock = (timeZone: string, time: number): string => {
  const shown = clocks.get(timeZone)?.formatToParts(time) ?? [];
  const parts = Object.fromEntries(shown.map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
};

const days = fc
  .integer({ min: Date.UTC(2005, 0, 1) / 86_400_000, max: Date.UTC(2035, 0, 1) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

/** Found minute by minute: the first at which the clock has come to the wanted hour. */
const bySearch = (timeZone: string, day: string, hour: number): number => {
  const wanted = `${day}T${String(hour).padStart(2, "0")}:00`;
  let time = Date.parse(`${wanted}Z`) - 27 * 60 * MINUTE;
  while (clock(timeZone, time) < wanted) time += 15 * MINUTE;
  return time;
};

describe("an hour of a day, by the customer's clock", () => {
  it.each([
    ["an hour that there is", "Europe/Rome", "2026-07-01", 10, "2026-07-01T08:00:00.000Z"],
    ["an hour that the clock jumps over", "Europe/Rome", "2026-03-29", 2, "2026-03-29T01:00:00.000Z"],
    ["the first of two", "Europe/Rome", "2026-10-25", 2, "2026-10-25T00:00:00.000Z"],
    ["midnight that does not come", "America/Sao_Paulo", "2018-11-04", 0, "2018-11-04T03:00:00.000Z"],
    ["a jump of half an hour", "Australia/Lord_Howe", "2026-10-04", 2, "2026-10-03T15:30:00.000Z"],
    ["a day that was left out", "Pacific/Apia", "2011-12-30", 9, "2011-12-30T10:00:00.000Z"],
  ])("is %s", (_what, zone, day, hour, instant) => {
    expect(new Date(instantAtHour(zone, day, hour)).toISOString()).toBe(instant);
  });

  it("is what going through the day finds, in every zone and year", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), days, fc.integer({ min: 0, max: 23 }), (zone, day, hour) => {
        expect(instantAtHour(zone, day, hour)).toBe(bySearch(zone, day, hour));
      }),
      {
        numRuns: 300,
        examples: [
          ["Europe/Rome", "2026-03-29", 2],
          ["Europe/Rome", "2026-10-25", 2],
          ["Pacific/Apia", "2011-12-30", 9],
          ["Pacific/Apia", "2011-12-31", 0],
          ["Africa/Casablanca", "2026-03-22", 2],
          ["America/Sao_Paulo", "2018-11-04", 0],
        ],
      },
    );
  });

  it("is the next one, never one that is over", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2035, 0, 1) }),
        fc.integer({ min: 0, max: 23 }),
        (zone, time, hour) => {
          const next = nextAtHour(zone, time, hour);
          expect(next).toBeGreaterThanOrEqual(time);
          // Two days at most: one day may have lost its hour to a jump of the calendar.
          expect(next - time).toBeLessThan(50 * 60 * MINUTE);
        },
      ),
    );
  });
});

describe("quiet hours", () => {
  it.each([
    [{ from: 21, to: 8 }, [21, 23, 0, 7], [8, 12, 20]],
    [{ from: 13, to: 15 }, [13, 14], [12, 15]],
    [{ from: 9, to: 9 }, [], [0, 9, 23]],
  ])("%o hold %o and not %o", (quiet, within, outside) => {
    expect(within.every((hour) => isQuiet(hour, quiet))).toBe(true);
    expect(outside.some((hour) => isQuiet(hour, quiet))).toBe(false);
  });

  it("are waited out, whatever the clock does", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2035, 0, 1) }),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 23 }),
        (zone, time, from, to) => {
          const instant = afterQuiet(zone, time, { from, to });
          expect(instant).toBeGreaterThanOrEqual(time);
          expect(isQuiet(hourIn(zone, instant), { from, to })).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("the customer's clock", () => {
  it.each([
    ["their own", { timeZone: "America/New_York", country: "IT" }, "America/New_York", false],
    ["their country's", { country: "IT" }, "Europe/Rome", false],
    ["the store's, for a country of many zones", { country: "US" }, "Asia/Tokyo", false],
    ["the store's, with a note, for a zone that does not exist", { timeZone: "Mars/Olympus" }, "Asia/Tokyo", true],
    ["their country's, with a note", { timeZone: "CET+99", country: "PT" }, "Europe/Lisbon", true],
  ])("is %s", (_what, customer, timeZone, unknownZone) => {
    expect(customerClock(customer, "Asia/Tokyo")).toEqual({ timeZone, unknownZone });
  });
});

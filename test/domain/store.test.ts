import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayIn, startOfDay, TimeZone, WebOrigin } from "../../shared/domain/store.ts";

const MINUTE = 60_000;
const ZONES = [
  "Europe/Rome",
  "America/Sao_Paulo",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "UTC",
];

describe("the day of an instant", () => {
  it.each([
    ["in winter, before midnight", "Europe/Rome", "2026-01-31T22:59:59.999Z", "2026-01-31"],
    ["in winter, at midnight", "Europe/Rome", "2026-01-31T23:00:00Z", "2026-02-01"],
    ["in summer, before midnight", "Europe/Rome", "2026-07-14T21:59:59Z", "2026-07-14"],
    ["in summer, at midnight", "Europe/Rome", "2026-07-14T22:00:00Z", "2026-07-15"],
    ["at the start of the day that loses an hour", "Europe/Rome", "2026-03-28T23:00:00Z", "2026-03-29"],
    ["at the end of the day that loses an hour", "Europe/Rome", "2026-03-29T21:59:59Z", "2026-03-29"],
    ["at the start of the day that gains an hour", "Europe/Rome", "2026-10-24T22:00:00Z", "2026-10-25"],
    ["at the end of the day that gains an hour", "Europe/Rome", "2026-10-25T22:59:59Z", "2026-10-25"],
    ["furthest east", "Pacific/Kiritimati", "2026-03-10T10:00:00Z", "2026-03-11"],
    ["furthest west", "Pacific/Pago_Pago", "2026-03-10T10:59:59Z", "2026-03-09"],
    ["with an offset of 5:45", "Asia/Kathmandu", "2026-03-10T18:15:00Z", "2026-03-11"],
    ["on 29 February", "UTC", "2028-02-29T12:00:00Z", "2028-02-29"],
    ["around a day that was skipped", "Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31"],
    ["given with an offset of its own", "UTC", "2026-03-10T01:00:00+02:00", "2026-03-09"],
  ])("%s", (_what, zone, instant, day) => {
    expect(dayIn(zone, instant)).toBe(day);
  });
});

describe("the start of a day", () => {
  it("is the first minute of it, in every zone and season", () => {
    const instants = fc.date({ min: new Date("2000-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instants, (zone, instant) => {
        const day = dayIn(zone, instant);
        const start = startOfDay(zone, day);
        expect(dayIn(zone, start)).toBe(day);
        expect(dayIn(zone, new Date(start.getTime() - MINUTE)) < day).toBe(true);
        expect(start.getTime()).toBeLessThanOrEqual(instant.getTime());
      }),
    );
  });

  it("is 23, 24 or 25 hours before the next in Rome", () => {
    const hours = (day: string) =>
      (startOfDay("Europe/Rome", addDays(day, 1)).getTime() - startOfDay("Europe/Rome", day).getTime()) / (60 * MINUTE);
    expect([hours("2026-03-29"), hours("2026-06-01"), hours("2026-10-25")]).toEqual([23, 24, 25]);
  });
});

describe("days added", () => {
  it.each([
    ["2026-02-28", 1, "2026-03-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-01-01", -1, "2025-12-31"],
    ["2026-03-28", 2, "2026-03-30"],
  ])("to %s: %d", (day, days, then) => {
    expect(addDays(day, days)).toBe(then);
  });
});

describe("a store's settings", () => {
  it.each(["Europe/Rome", "UTC", "America/Argentina/Ushuaia"])("take the time zone %s", (zone) => {
    expect(TimeZone.safeParse(zone).success).toBe(true);
  });
  it.each(["Rome", "Europe/Roma", ""])("refuse the time zone '%s'", (zone) => {
    expect(TimeZone.safeParse(zone).success).toBe(false);
  });
  it.each(["https://www.example.com", "http://localhost:3000"])("take the origin %s", (origin) => {
    expect(WebOrigin.safeParse(origin).success).toBe(true);
  });
  it.each([
    "https://www.example.com/",
    "https://Example.com",
    "example.com",
    "javascript:alert(1)",
    "null",
    "https://*.example.com/x",
  ])("refuse the origin %s", (origin) => {
    expect(WebOrigin.safeParse(origin).success).toBe(false);
  });
});

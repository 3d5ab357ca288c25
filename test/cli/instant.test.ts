import { describe, expect, it } from "vitest";
import { parseInstant } from "../../infra/cli/instant.ts";

describe("the time in a cell", () => {
  it.each([
    ["2017-09-08 20:35:27.276847", "UTC", "2017-09-08T20:35:27.276Z"],
    ["2017-09-10 03:27:54+00:00", "Europe/Rome", "2017-09-10T03:27:54.000Z"],
    ["2026-03-10T10:00:00Z", "Europe/Rome", "2026-03-10T10:00:00.000Z"],
    ["2026-03-10T10:00:00-0330", "Europe/Rome", "2026-03-10T13:30:00.000Z"],
    ["2026-03-10 10:00:00 +01", "UTC", "2026-03-10T09:00:00.000Z"],
    ["2026-03-10 10:00", "Europe/Rome", "2026-03-10T09:00:00.000Z"],
    ["2026-07-10 10:00:00,5", "Europe/Rome", "2026-07-10T08:00:00.500Z"],
    ["2026-03-10", "America/Sao_Paulo", "2026-03-10T03:00:00.000Z"],
    // Clocks go from 2 to 3: what they never show is taken an hour on.
    ["2026-03-29 02:30:00", "Europe/Rome", "2026-03-29T01:30:00.000Z"],
    ["2026-03-29 01:59:59", "Europe/Rome", "2026-03-29T00:59:59.000Z"],
    ["2026-03-29 03:00:00", "Europe/Rome", "2026-03-29T01:00:00.000Z"],
    ["2026-10-25 03:00:00", "Europe/Rome", "2026-10-25T02:00:00.000Z"],
  ])("%s in %s is %s", (text, timeZone, expected) => {
    expect(parseInstant(text, timeZone)?.toISOString()).toBe(expected);
  });

  it.each([
    "10/03/2026",
    "2026-02-30",
    "2026-13-01",
    "2026-03-10 24:00",
    "2026-03-10 10:60",
    "2026-03-10T10",
    "20260310",
    "1773136800",
    "2026-03-10 10:00+15:00",
    "yesterday",
    "",
  ])("%j is none", (text) => {
    expect(parseInstant(text, "UTC")).toBeUndefined();
  });
});

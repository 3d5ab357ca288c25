import { describe, expect, it } from "vitest";
import { durationMs } from "../../shared/domain/duration.ts";
import { Currency, toMinor } from "../../shared/domain/money.ts";

describe("an amount in minor units", () => {
  it.each([
    ["12.50", "EUR", 1250],
    ["0.1", "EUR", 10],
    ["1.005", "EUR", 101],
    ["1.004", "EUR", 100],
    ["1980", "JPY", 1980],
    ["1.2345", "TND", 1235],
    ["999999999999.99", "EUR", 99999999999999],
    ["-1", "EUR", undefined],
    ["1e3", "EUR", undefined],
    ["1,5", "EUR", undefined],
    ["", "EUR", undefined],
  ])("%s %s is %s", (text, currency, minor) => {
    expect(toMinor(text, currency)).toBe(minor);
  });

  it.each(["EUR", "JPY", "BRL"])("%s is a currency", (code) => expect(Currency.safeParse(code).success).toBe(true));
  it.each(["ZZZ", "eur", "EURO", "", "€"])("%j is none", (code) =>
    expect(Currency.safeParse(code).success).toBe(false),
  );
});

describe("a delay", () => {
  it.each([
    ["P14D", 14 * 24 * 60],
    ["P2W", 14 * 24 * 60],
    ["PT90M", 90],
    ["P1DT12H", 36 * 60],
    ["P0D", 0],
    ["P", Number.NaN],
    ["PT", Number.NaN],
    ["P1DT", Number.NaN],
    ["P1M", Number.NaN],
    ["P1Y", Number.NaN],
    ["-P1D", Number.NaN],
    ["14", Number.NaN],
  ])("%s is %s minutes", (text, minutes) => {
    expect(durationMs(text) / 60_000).toEqual(minutes);
  });
});

import { describe, expect, it } from "vitest";
import { consentRate } from "../../shared/domain/consent-rate.ts";
import { sliceOf } from "../../shared/domain/contribution.ts";
import type { Source } from "../../shared/domain/response.ts";
import { sliceKey } from "../../shared/domain/slice.ts";
import { aResponse } from "../support/builders.ts";

const PERIOD = { from: "2025-11-23", to: "2026-11-22" };
const of = (source: Source, counters: Readonly<Record<string, number>>) => ({
  slice: sliceKey(sliceOf(aResponse({ source }))),
  counters,
});

describe("how many agree to be published", () => {
  it("is told of those who are asked, with its interval", () => {
    const rate = consentRate([of("link", { n: 50, ta: 7, tc: 6 }), of("widget", { n: 9, ta: 3, tc: 2 })], PERIOD);
    expect(rate).toMatchObject({ period: PERIOD, asked: 10, agreed: 8, share: 0.8 });
    // Wilson's interval of 8 of 10. Source: Wilson (1927), by any statistics package.
    expect(rate.interval?.low).toBeCloseTo(0.4902, 3);
    expect(rate.interval?.high).toBeCloseTo(0.9433, 3);
  });

  it("leaves out what a store states of its imports: nobody was asked", () => {
    const rate = consentRate([of("import", { n: 400, tc: 400 }), of("link", { n: 10, ta: 10, tc: 1 })], PERIOD);
    expect(rate).toMatchObject({ asked: 10, agreed: 1, share: 0.1 });
  });

  it("has no share where nobody was asked", () => {
    expect(consentRate([of("api", { n: 10 })], PERIOD)).toEqual({ period: PERIOD, asked: 0, agreed: 0 });
  });

  it("is never more than all, of agreements older than the question", () => {
    expect(consentRate([of("link", { ta: 1, tc: 3 })], PERIOD)).toMatchObject({ asked: 1, agreed: 1, share: 1 });
  });
});

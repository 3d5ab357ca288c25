import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contributionOf } from "../../shared/domain/contribution.ts";
import { addCounters } from "../../shared/domain/counters.ts";
import { type Importance, importanceOf, momentsOfTruth } from "../../shared/domain/importance.ts";
import { emotionOfResponse, type Response } from "../../shared/domain/response.ts";
import { aResponse } from "../support/builders.ts";
import { seededNumbers } from "../support/simulated-stores.ts";
import { responses } from "./arbitraries.ts";

const countersOf = (list: readonly Response[]) =>
  addCounters(...list.map((response) => contributionOf(response, "UTC")?.add ?? {}));

/** Pearson's correlation, straight from the answers: the mean product of standardised values. */
const pearson = (pairs: readonly (readonly [number, number])[]): number => {
  const standardised = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    return values.map((value) => (value - mean) / deviation);
  };
  const emotion = standardised(pairs.map(([value]) => value));
  const recommendation = standardised(pairs.map(([, value]) => value));
  return emotion.reduce((sum, value, index) => sum + value * recommendation[index]!, 0) / pairs.length;
};

describe("the importance of a touchpoint", () => {
  it("is the correlation of the answers that gave both, read from the cells alone", () => {
    fc.assert(
      fc.property(fc.array(responses, { maxLength: 80 }), (list) => {
        const pairs = list.flatMap((response) => {
          const emotion = emotionOfResponse(response);
          const { recommendation } = response.answers;
          const both = emotion !== undefined && !emotion.inferred && recommendation !== undefined;
          return both ? [[emotion.value, recommendation] as const] : [];
        });
        const importance = importanceOf(countersOf(list));
        const alike = [0, 1].some((part) => new Set(pairs.map((pair) => pair[part])).size < 2);
        if (pairs.length < 5 || alike) {
          expect(importance).toBeUndefined();
          return;
        }
        expect(importance?.n).toBe(pairs.length);
        expect(importance?.value).toBeCloseTo(pearson(pairs), 9);
        expect(importance?.low).toBeLessThanOrEqual(importance!.value);
        expect(importance?.high).toBeGreaterThanOrEqual(importance!.value);
      }),
    );
  });

  it("is 1 with nothing in doubt when recommendation follows emotion exactly", () => {
    const list = [1, 2, 3, 4, 5].map((rating) => aResponse({ answers: { rating, recommendation: 2 * rating } }));
    expect(importanceOf(countersOf(list))).toEqual({ n: 5, value: 1, low: 1, high: 1 });
  });

  it("has an interval that covers the truth in 93 to 97 of 100 simulated stores", () => {
    const truth = 0.5;
    let covered = 0;
    for (let seed = 1; seed <= 500; seed++) {
      const random = seededNumbers(seed);
      const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      const pairs = Array.from({ length: 100 }, () => {
        const emotion = normal();
        return [emotion, truth * emotion + Math.sqrt(1 - truth ** 2) * normal()] as const;
      });
      const sum = (of: (pair: readonly [number, number]) => number) =>
        pairs.reduce((total, pair) => total + of(pair), 0);
      const importance = importanceOf({
        xn: pairs.length,
        xe: sum(([e]) => e),
        xl: sum(([, l]) => l),
        xee: sum(([e]) => e ** 2),
        xll: sum(([, l]) => l ** 2),
        xel: sum(([e, l]) => e * l),
      });
      if (importance !== undefined && importance.low <= truth && truth <= importance.high) covered += 1;
    }
    expect(covered / 5).toBeGreaterThanOrEqual(93);
    expect(covered / 5).toBeLessThanOrEqual(97);
  });
});

describe("moments of truth", () => {
  const at = (touchpoint: string, value: number, emotion: number, n = 200, low = value - 0.1) => ({
    stage: "retention",
    touchpoint,
    emotion,
    importance: { n, value, low, high: value + 0.1 } satisfies Importance,
  });
  const found = (...touchpoints: Parameters<typeof momentsOfTruth>[0]) =>
    momentsOfTruth(touchpoints).map(({ touchpoint }) => touchpoint);

  it("weigh more than the middle one and are felt worse than it, the weightiest first", () => {
    const list = [at("a", 0.2, 50), at("b", 0.6, -20), at("c", 0.7, -10), at("d", 0.65, 60), at("e", 0.1, -50)];
    expect(found(...list, at("f", 0.3, 40))).toEqual(["c", "b"]);
  });

  it("are no others than those that the definition names, whatever the touchpoints", () => {
    const score = fc.integer({ min: -100, max: 100 });
    const any = fc.record({ value: score, emotion: score, n: fc.constantFrom(99, 100, 5000) });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 15 }), (drawn) => {
        const list = drawn.map(({ value, emotion, n }, index) => at(String(index), value / 100, emotion, n));
        const sure = list.filter(({ importance }) => importance.n >= 100);
        // By counting: above the median are those with fewer than half of them above or beside.
        const above = (values: readonly number[], value: number) => {
          const sorted = [...values].sort((a, b) => a - b);
          const half = sorted.length / 2;
          const middle = (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
          return value > middle ? 1 : value < middle ? -1 : 0;
        };
        const expected = sure.filter(
          ({ importance, emotion }) =>
            importance.low > 0 &&
            above(
              sure.map((each) => each.importance.value),
              importance.value,
            ) === 1 &&
            above(
              sure.map((each) => each.emotion),
              emotion,
            ) === -1,
        );
        expect(found(...list).sort()).toEqual(expected.map(({ touchpoint }) => touchpoint).sort());
      }),
    );
  });

  it.each([
    ["99 gave both answers", [at("a", 0.2, 50), at("b", 0.6, -20, 99)]],
    ["there is nothing to compare it with", [at("b", 0.6, -20)]],
    ["its weight may be chance", [at("a", 0, 50), at("b", 0.1, -20, 200, -0.05)]],
    ["its weight is unknown", [at("a", 0.2, 50), { ...at("b", 0.6, -20), importance: undefined }]],
  ])("are none when %s", (_what, list) => {
    expect(found(...list)).toEqual([]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanOf, scoreDifference, scoreInterval, shareInterval } from "../../shared/domain/interval.ts";
import { recommendationGroups, recommendationMoments } from "../../shared/domain/recommendation.ts";

const people = fc.record({ promoters: fc.nat(2000), passives: fc.nat(2000), detractors: fc.nat(2000) });
const clip = (value: number) => Math.max(-100, Math.min(100, value));

/** The adjusted-Wald interval of a net score as measuringu.com gives it, in counts of people. */
const adjustedWald = ({
  promoters,
  passives,
  detractors,
}: {
  promoters: number;
  passives: number;
  detractors: number;
}) => {
  const n = promoters + passives + detractors + 3;
  const p = (promoters + 0.75) / n;
  const d = (detractors + 0.75) / n;
  const margin = 1.96 * Math.sqrt((p + d - (p - d) ** 2) / n);
  return { low: clip(100 * (p - d - margin)), high: clip(100 * (p - d + margin)) };
};

describe("the interval of a score", () => {
  // Olist, 100,000 orders of a Brazilian marketplace: emotion by what became of the delivery.
  it.each([
    ["delivered on time", { n: 3087, sum: 120_100, squares: 23_040_000 }, 38.91, 36.15, 41.59],
    ["delivered late", { n: 380, sum: -17_450, squares: 3_002_500 }, -45.92, -53.19, -37.93],
    ["not delivered", { n: 117, sum: -8_950, squares: 1_002_500 }, -76.5, -84.25, -64.92],
  ])("of orders %s", (_what, moments, mean, low, high) => {
    expect(meanOf(moments)).toBeCloseTo(mean, 2);
    expect(scoreInterval(moments).low).toBeCloseTo(low, 2);
    expect(scoreInterval(moments).high).toBeCloseTo(high, 2);
  });

  it("is the adjusted-Wald interval on scores of ±100 and 0", () => {
    fc.assert(
      fc.property(people, ({ promoters, passives, detractors }) => {
        const interval = scoreInterval({
          n: promoters + passives + detractors,
          sum: 100 * (promoters - detractors),
          squares: 10_000 * (promoters + detractors),
        });
        const expected = adjustedWald({ promoters, passives, detractors });
        expect(interval.low).toBeCloseTo(expected.low, 8);
        expect(interval.high).toBeCloseTo(expected.high, 8);
      }),
    );
  });

  it("holds the mean of five answers or more, stays on the scale and narrows with more", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 5, maxLength: 50 }), (scores) => {
        const once = momentsOf(scores);
        const tenfold = { n: 10 * once.n, sum: 10 * once.sum, squares: 10 * once.squares };
        const { low, high } = scoreInterval(once);
        expect(low).toBeGreaterThanOrEqual(-100);
        expect(high).toBeLessThanOrEqual(100);
        expect(low).toBeLessThanOrEqual(meanOf(once)!);
        expect(high).toBeGreaterThanOrEqual(meanOf(once)!);
        const narrow = scoreInterval(tenfold);
        expect(narrow.high - narrow.low).toBeLessThan(high - low);
      }),
    );
  });

  it("is all but the whole scale when nobody answered", () => {
    expect(meanOf({ n: 0, sum: 0, squares: 0 })).toBeUndefined();
    expect(scoreInterval({ n: 0, sum: 0, squares: 0 }).high).toBeCloseTo(80.02, 2);
  });
});

const momentsOf = (scores: readonly number[]) => ({
  n: scores.length,
  sum: scores.reduce((sum, score) => sum + score, 0),
  squares: scores.reduce((sum, score) => sum + score ** 2, 0),
});

describe("the difference of two scores", () => {
  const scores = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 30, maxLength: 60 });

  it("turns its sign with its direction", () => {
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        const there = scoreDifference(momentsOf(a), momentsOf(b));
        const back = scoreDifference(momentsOf(b), momentsOf(a));
        expect(there.value).toBeCloseTo(-back.value, 9);
        expect(there.low).toBeCloseTo(-back.high, 9);
      }),
    );
  });

  it("is not certain between equals", () => {
    fc.assert(
      fc.property(scores, (list) => {
        const { value, low, high } = scoreDifference(momentsOf(list), momentsOf(list));
        expect(value).toBe(0);
        expect(low).toBeLessThan(0);
        expect(high).toBeGreaterThan(0);
      }),
    );
  });

  it("is certain between orders on time and late", () => {
    const onTime = { n: 3087, sum: 120_100, squares: 23_040_000 };
    const late = { n: 380, sum: -17_450, squares: 3_002_500 };
    expect(scoreDifference(onTime, late).high).toBeLessThan(-70);
  });
});

describe("the interval of a share", () => {
  // Wilson 1927 as both roots p of (share − p)² = z²·p(1 − p)/n, another way than the code's.
  const wilson = (count: number, n: number) => {
    const z2 = 1.96 ** 2;
    const [a, b, c] = [n + z2, -(2 * count + z2), count ** 2 / n];
    const root = Math.sqrt(Math.max(0, b ** 2 - 4 * a * c));
    return { low: (-b - root) / (2 * a), high: (-b + root) / (2 * a) };
  };

  it("is Wilson's", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const count = Math.round(share * n);
        const interval = shareInterval(count, n);
        expect(interval.low).toBeCloseTo(wilson(count, n).low, 8);
        expect(interval.high).toBeCloseTo(wilson(count, n).high, 8);
      }),
    );
  });

  it.each([
    [0, 10, 0, 0.2775],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [0, 0, 0, 1],
  ])("of %d in %d", (count, n, low, high) => {
    expect(shareInterval(count, n).low).toBeCloseTo(low, 4);
    expect(shareInterval(count, n).high).toBeCloseTo(high, 4);
  });
});

describe("the recommendation score", () => {
  it.each([
    [0, "detractors"],
    [6, "detractors"],
    [7, "passives"],
    [8, "passives"],
    [9, "promoters"],
    [10, "promoters"],
  ] as const)("takes an answer of %d as one of the %s", (answer, group) => {
    expect(recommendationGroups({ [`l${answer}`]: 3 })).toEqual({
      promoters: 0,
      passives: 0,
      detractors: 0,
      [group]: 3,
    });
  });

  it("is the share of promoters minus that of detractors, in points", () => {
    const moments = recommendationMoments({ l10: 30, l9: 20, l8: 20, l7: 10, l6: 5, l0: 15 });
    expect(meanOf(moments)).toBe(30);
    expect(scoreInterval(moments)).toEqual(scoreInterval({ n: 100, sum: 3000, squares: 700_000 }));
  });
});

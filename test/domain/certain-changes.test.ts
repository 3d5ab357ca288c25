import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesTogether, discoveries } from "../../shared/domain/certain-changes.ts";
import { changeBetween } from "../../shared/domain/figure.ts";
import { type Moments, scoreDifference, scoreDifferenceP } from "../../shared/domain/interval.ts";

const momentsOf = (scores: readonly number[]): Moments => ({
  n: scores.length,
  sum: scores.reduce((sum, score) => sum + score, 0),
  squares: scores.reduce((sum, score) => sum + score ** 2, 0),
});
const alike = (n: number, score: number) => momentsOf(Array.from({ length: n }, () => score));
const groups = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 300 }).map(momentsOf);

/** Numbers in 0..1, the same in every run. */
const numbers = (seed: number) => () => {
  seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
  return seed / 2 ** 32;
};
const FACES = [-100, -50, 0, 50, 100];

describe("the p-value of a difference", () => {
  // Two-sided, from tables of the normal distribution.
  it.each([
    [0, 1],
    [1, 0.3173],
    [1.96, 0.05],
    [2.5758, 0.01],
    [3.2905, 0.001],
  ])("at %d standard errors is %d", (z, p) => {
    // One side is 0 and so large that it has no error: the other one's is what is left.
    const n = 400;
    const size = n + 3;
    const variance = (100 ** 2 * n + 15_000) / size;
    // Solves mean/√((variance − mean²)/size) = z for the sum.
    const mean = z * Math.sqrt(variance / (size + z ** 2));
    const to = { n, sum: mean * size, squares: 100 ** 2 * n };
    expect(scoreDifferenceP({ n: 1e12, sum: 0, squares: 0 }, to)).toBeCloseTo(p, 4);
  });

  it("is below 5 % exactly when the interval excludes 0", () => {
    fc.assert(
      fc.property(groups, groups, (from, to) => {
        const p = scoreDifferenceP(from, to);
        fc.pre(Math.abs(p - 0.05) > 1e-4);
        const { low, high } = scoreDifference(from, to);
        expect(p < 0.05).toBe(low > 0 || high < 0);
      }),
    );
  });
});

describe("what stands among many comparisons", () => {
  it("is what Benjamini and Hochberg found in their own example at 10 %", () => {
    // Benjamini and Hochberg (1995), section 4.2: fifteen p-values; the first four stand at 5 %, the first nine at 10 %.
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    expect(discoveries(published).filter(Boolean)).toHaveLength(9);
    expect(discoveries([...published].reverse()).reverse()).toEqual(discoveries(published));
  });

  it("is nothing among none", () => {
    expect(discoveries([])).toEqual([]);
  });
});

describe("changes that are looked at together", () => {
  it.each([
    ["with 99 answers before", alike(99, -100), alike(500, 100), false],
    ["with 99 answers after", alike(500, -100), alike(99, 100), false],
    ["with 100 on both sides", alike(100, -100), alike(100, 100), true],
    ["that are none", alike(500, 50), alike(500, 50), false],
  ])("%s", (_what, before, after, certain) => {
    expect(changesTogether([{ before, after }])[0]?.certain).toBe(certain);
  });

  it("are those of each by itself, and certain only if they are certain by themselves", () => {
    const many = fc.array(fc.record({ before: groups, after: groups }), { maxLength: 12 });
    fc.assert(
      fc.property(many, (pairs) => {
        changesTogether(pairs).forEach((change, index) => {
          const alone = changeBetween(pairs[index]!.before, pairs[index]!.after);
          expect(change).toEqual(alone && { ...alone, certain: change?.certain });
          if (change?.certain === true) expect(alone?.certain).toBe(true);
        });
      }),
    );
  });

  it("are no harder to claim for those beside them that have too few answers", () => {
    const clear = { before: alike(120, 0), after: alike(120, 30) };
    const few = { before: alike(50, 0), after: alike(50, 0) };
    expect(changesTogether([clear])[0]?.certain).toBe(true);
    expect(changesTogether([...Array.from({ length: 50 }, () => few), clear]).at(-1)?.certain).toBe(true);
  });

  it("are hardly ever claimed in stores where nothing changes, as they would be one by one", () => {
    const random = numbers(11);
    const stores = 600;
    const weeks = 30;
    let together = 0;
    let oneByOne = 0;
    for (let store = 0; store < stores; store++) {
      const all = Array.from({ length: weeks }, () =>
        momentsOf(Array.from({ length: 100 }, () => FACES[Math.floor(5 * random())]!)),
      );
      const pairs = all.slice(1).map((after, index) => ({ before: all[index]!, after }));
      if (changesTogether(pairs).some((change) => change?.certain)) together += 1;
      if (pairs.some(({ before, after }) => changeBetween(before, after)?.certain)) oneByOne += 1;
    }
    // Neighbours share a week, so their comparisons are not independent; 10 % is promised all the same.
    expect(together / stores).toBeLessThanOrEqual(0.1 + 2 * Math.sqrt((0.1 * 0.9) / stores));
    expect(oneByOne / stores).toBeGreaterThan(0.5);
  });
});

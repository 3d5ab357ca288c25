import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeBetween, figureOf } from "../../shared/domain/figure.ts";
import { drawnFace, seededNumbers, someChances, trueEmotion } from "../support/simulated-stores.ts";

const momentsOf = (scores: readonly number[]) => ({
  n: scores.length,
  sum: scores.reduce((sum, score) => sum + score, 0),
  squares: scores.reduce((sum, score) => sum + score ** 2, 0),
});

/** As many times the same. */
const all = (n: number, score: number) => Array.from({ length: n }, () => score);
const emotions = (minLength: number) =>
  fc.array(fc.integer({ min: -100, max: 100 }), { minLength, maxLength: 3 * minLength });

describe("a change", () => {
  it("is that of the means, with the interval of both, worked out anew", () => {
    // By the formula of docs/numbers.md, over the answers and the three that are added to them.
    const adjusted = (scores: readonly number[]) => {
      const added = [...scores, 0, 0, 0];
      const mean = added.reduce((sum, score) => sum + score, 0) / added.length;
      const squares = [...scores.map((score) => score ** 2), 15_000].reduce((sum, square) => sum + square, 0);
      return { mean, variance: (squares / added.length - mean ** 2) / added.length };
    };
    const plain = (scores: readonly number[]) => scores.reduce((sum, score) => sum + score, 0) / scores.length;
    fc.assert(
      fc.property(emotions(5), emotions(5), (before, after) => {
        const change = changeBetween(momentsOf(before), momentsOf(after));
        const [then, now] = [adjusted(before), adjusted(after)];
        const margin = 1.96 * Math.sqrt(then.variance + now.variance);
        expect(change?.value).toBeCloseTo(plain(after) - plain(before), 9);
        expect(change?.low).toBeCloseTo(Math.max(-200, now.mean - then.mean - margin), 9);
        expect(change?.high).toBeCloseTo(Math.min(200, now.mean - then.mean + margin), 9);
        expect(change?.certain).toBe(false);
      }),
    );
  });

  it.each([
    ["with 100 answers on both sides", 100, 100, true],
    ["with 99 before", 99, 1000, false],
    ["with 99 after", 1000, 99, false],
  ])("that could not be plainer is certain or not %s", (_what, before, after, certain) => {
    expect(changeBetween(momentsOf(all(before, -100)), momentsOf(all(after, 100)))?.certain).toBe(certain);
  });

  it("is not certain while its interval holds 0, however many answered", () => {
    const mixed = momentsOf([...all(500, 100), ...all(500, -100)]);
    const alike = momentsOf([...all(505, 100), ...all(495, -100)]);
    expect(changeBetween(mixed, alike)).toMatchObject({ value: 1, certain: false });
  });

  it.each([
    [4, 500],
    [500, 4],
  ])("is hidden with %i before and %i after", (before, after) => {
    expect(changeBetween(momentsOf(all(before, 10)), momentsOf(all(after, 50)))).toBeUndefined();
  });
});

/** In how many of a hundred stores something holds. */
const percentOfStores = (stores: number, holds: (random: () => number) => boolean): number => {
  let holding = 0;
  for (let seed = 1; seed <= stores; seed++) if (holds(seededNumbers(seed))) holding += 1;
  return (100 * holding) / stores;
};

describe("in simulated stores, each with customers of its own", () => {
  const answersOf = (chances: Parameters<typeof drawnFace>[0], n: number, random: () => number) =>
    momentsOf(Array.from({ length: n }, () => (drawnFace(chances, random) - 3) * 50));

  it.each([30, 100, 400])("the interval of %i answers covers the truth in 93 to 97 of 100", (n) => {
    const covered = percentOfStores(500, (random) => {
      const chances = someChances(random);
      const { low = 0, high = 0 } = figureOf(answersOf(chances, n, random));
      return low <= trueEmotion(chances) && trueEmotion(chances) <= high;
    });
    expect(covered).toBeGreaterThanOrEqual(93);
    expect(covered).toBeLessThanOrEqual(97);
  });

  it("the interval of a change covers the truth in 93 to 97 of 100", () => {
    const covered = percentOfStores(500, (random) => {
      const [then, now] = [someChances(random), someChances(random)];
      const change = changeBetween(answersOf(then, 120, random), answersOf(now, 150, random));
      const truth = trueEmotion(now) - trueEmotion(then);
      return change !== undefined && change.low <= truth && truth <= change.high;
    });
    expect(covered).toBeGreaterThanOrEqual(93);
    expect(covered).toBeLessThanOrEqual(97);
  });

  it("a change is claimed where there is none in no more than 7 of 100, and found where it is large", () => {
    const claimed = percentOfStores(500, (random) => {
      const same = someChances(random);
      return changeBetween(answersOf(same, 100, random), answersOf(same, 100, random))?.certain === true;
    });
    expect(claimed).toBeGreaterThan(0);
    expect(claimed).toBeLessThanOrEqual(7);
    const found = percentOfStores(500, (random) => {
      const change = changeBetween(
        answersOf([0.1, 0.1, 0.2, 0.3, 0.3], 150, random),
        answersOf([0.3, 0.3, 0.2, 0.1, 0.1], 150, random),
      );
      return change?.certain === true && change.value < 0;
    });
    expect(found).toBeGreaterThan(99);
  });
});

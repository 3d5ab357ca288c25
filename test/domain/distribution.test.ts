import { describe, expect, it } from "vitest";
import { contributionOf } from "../../shared/domain/contribution.ts";
import { addCounters } from "../../shared/domain/counters.ts";
import { classOf, distributionOf } from "../../shared/domain/distribution.ts";
import { aResponse } from "../support/builders.ts";

const countersOf = (faces: readonly number[]) =>
  addCounters(...faces.map((face) => contributionOf(aResponse({ answers: { feeling: { face } } }), "UTC")?.add ?? {}));

/** Counters of one emotion of every value from −100 to 100, in digest's own bins. */
const everyEmotion = Array.from({ length: 201 }, (_, index) => index - 100);

describe("the distribution of emotions", () => {
  it("has a class for each face", () => {
    expect(distributionOf(countersOf([1, 1, 2, 3, 3, 3, 4, 5, 5, 5, 5]))).toEqual([2, 1, 3, 1, 4]);
  });

  it("cuts at −66, −26, 24 and 64 and loses nobody", () => {
    const classOf = (value: number) => (value <= -66 ? 0 : value <= -26 ? 1 : value <= 24 ? 2 : value <= 64 ? 3 : 4);
    const bins: Record<string, number> = { ne: everyEmotion.length };
    const expected = [0, 0, 0, 0, 0];
    for (const value of everyEmotion) {
      const bin = `h${Math.round((value + 100) / 10)}`;
      bins[bin] = (bins[bin] ?? 0) + 1;
      expected[classOf(value)]! += 1;
    }
    expect(distributionOf(bins)).toEqual(expected);
  });

  it.each([
    [4, undefined],
    [5, [0, 0, 0, 0, 5]],
  ])("of %i answers is %j", (n, expected) => {
    expect(distributionOf(countersOf(Array.from({ length: n }, () => 5)))).toEqual(expected);
  });

  it("counts every emotion in the class that it is said to have", () => {
    for (const value of everyEmotion) {
      const classes = distributionOf({ ne: 5, [`h${Math.round((value + 100) / 10)}`]: 5 });
      expect(classes?.indexOf(5)).toBe(classOf(value) - 1);
    }
  });
});

import { describe, expect, it } from "vitest";
import { fairnessOf } from "../../shared/domain/fairness.ts";

describe("how ratings are treated", () => {
  it("is told for every rating, waiting ones counted as not published", () => {
    const tally = { published_5: 8, rejected_5: 1, candidate_5: 1, withdrawn_5: 7, published_0: 2 };
    const { all, byRating } = fairnessOf(tally);
    expect(all).toMatchObject({ waiting: 1, published: 10, rejected: 1, share: 10 / 12 });
    expect(byRating.map(({ rating }) => rating)).toEqual([5, 4, 3, 2, 1, 0]);
    expect(byRating[0]).toMatchObject({ waiting: 1, published: 8, rejected: 1, share: 0.8 });
    // Wilson's interval of 8 of 10. Source: Wilson (1927), by any statistics package.
    expect(byRating[0]?.interval?.low).toBeCloseTo(0.4902, 3);
    expect(byRating[0]?.interval?.high).toBeCloseTo(0.9433, 3);
    expect(byRating[1]).toEqual({ rating: 4, waiting: 0, published: 0, rejected: 0 });
  });

  it("compares high and low ratings by Newcombe's interval", () => {
    // Newcombe (1998), table II: 56 of 70 against 48 of 80 is 0.0524 to 0.3339 by method 10.
    const { gap } = fairnessOf({ published_5: 56, rejected_5: 14, published_1: 48, rejected_2: 32 });
    expect(gap?.value).toBeCloseTo(0.2, 10);
    expect(gap?.low).toBeCloseTo(0.0524, 3);
    expect(gap?.high).toBeCloseTo(0.3339, 3);
  });

  it.each([
    ["everything is published", { published_5: 200, published_1: 30 }, false],
    ["low ratings are rejected", { published_5: 40, rejected_1: 20 }, true],
    ["low ratings are left waiting", { published_4: 40, candidate_2: 20 }, true],
    ["high ratings are rejected", { rejected_5: 20, published_1: 20 }, true],
    ["the difference may be chance", { published_5: 9, rejected_5: 1, published_1: 8, rejected_1: 2 }, false],
    ["there are too few low ratings to tell", { published_5: 400, rejected_1: 4 }, false],
    ["only three stars are rejected", { published_5: 40, published_1: 20, rejected_3: 20 }, false],
    ["nothing is there", {}, false],
  ])("warns or not when %s", (_what, tally, warns) => {
    expect(fairnessOf(tally).differsByScore).toBe(warns);
  });
});

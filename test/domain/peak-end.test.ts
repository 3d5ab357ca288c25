import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreInterval } from "../../shared/domain/interval.ts";
import { peakEndOf } from "../../shared/domain/peak-end.ts";

const stage = (id: string, mean: number, n = 40) => ({
  id,
  moments: { n, sum: mean * n, squares: mean ** 2 * n + 400 * n },
});

describe("peak and end of a curve", () => {
  it.each([
    ["the strongest, good", [stage("a", 80), stage("b", 10), stage("c", 20)], "a", "c", 50],
    ["the strongest, bad", [stage("a", 30), stage("b", -70), stage("c", 20)], "b", "c", -25],
    ["the later of equals", [stage("a", 60), stage("b", -60), stage("c", 20)], "b", "c", -20],
    ["the end itself", [stage("a", 30), stage("b", 90)], "b", "b", 90],
  ])("take as the peak %s", (_what, stages, peak, end, value) => {
    expect(peakEndOf(stages)).toMatchObject({ peak, end, value });
  });

  it("leave out stages with fewer than 30 answers", () => {
    expect(peakEndOf([stage("a", 90, 29), stage("b", 50), stage("c", 10), stage("d", -80, 29)])).toMatchObject({
      peak: "b",
      end: "c",
      value: 30,
    });
  });

  it.each([
    ["no stage", []],
    ["one stage", [stage("a", 50)]],
    ["one stage with enough answers", [stage("a", 50), stage("b", 50, 29)]],
  ])("are not told of %s", (_what, stages) => {
    expect(peakEndOf(stages)).toBeUndefined();
  });

  it("have an interval around the middle that is no wider than the wider of both", () => {
    const moments = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 30, maxLength: 60 }).map((scores) => ({
      n: scores.length,
      sum: scores.reduce((sum, score) => sum + score, 0),
      squares: scores.reduce((sum, score) => sum + score ** 2, 0),
    }));
    fc.assert(
      fc.property(fc.array(moments, { minLength: 2, maxLength: 6 }), (list) => {
        const stages = list.map((each, index) => ({ id: String(index), moments: each }));
        const { peak, end, value, low, high } = peakEndOf(stages)!;
        const means = list.map(({ n, sum }) => sum / n);
        const strongest = Math.max(...means.map(Math.abs));
        expect(peak).toBe(String(means.findLastIndex((mean) => Math.abs(mean) === strongest)));
        expect(end).toBe(String(list.length - 1));
        expect(value).toBeCloseTo((means[Number(peak)]! + means[Number(end)]!) / 2, 9);
        expect(low).toBeLessThan(value);
        expect(high).toBeGreaterThan(value);
        const width = (id: string) => {
          const interval = scoreInterval(list[Number(id)]!);
          return interval.high - interval.low;
        };
        expect(high - low).toBeLessThanOrEqual(Math.max(width(peak), width(end)) + 1e-9);
      }),
    );
  });

  it("carry what each customer's own answers say, where it is known", () => {
    const own = { n: 60, size: "full", value: 12, low: 4, high: 20 } as const;
    expect(peakEndOf([stage("a", 80), stage("b", 10)], own)?.perCustomer).toEqual(own);
  });
});

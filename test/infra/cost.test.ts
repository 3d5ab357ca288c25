import { describe, expect, it } from "vitest";
import { heatAt } from "../../infra/aws/cost/hottest.ts";
import { costOfComprehend } from "../../infra/aws/cost/per-response.ts";

describe("the cost of Comprehend", () => {
  it.each([
    ["nothing", 0, 0],
    ["a thousand short comments, at the first price", 1_000, 0.3],
    ["up to the first step", 10e6 / 3, 1_000],
    ["beyond the second step, each part at its own price", 20e6, 1_000 + 2_000 + 250],
  ])("is right for %s", (_what, comments, usd) => {
    expect(costOfComprehend(comments)).toBeCloseTo(usd, 6);
  });
});

describe("the hottest partition", () => {
  it("asks for nothing at ten responses a second", () => {
    expect(heatAt(10)).toMatchObject({ spread: 1, warm: undefined, touchpoints: 1 });
  });

  it("keeps every partition and the table within their limits at ten thousand", () => {
    const { spread, cells, warm, table, touchpoints } = heatAt(10_000);
    expect(cells / spread).toBeLessThan(1_000);
    expect(10_000 / touchpoints).toBeLessThan(1_000);
    expect(warm).toBeGreaterThan(table);
  });
});

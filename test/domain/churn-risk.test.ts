import { describe, expect, it } from "vitest";
import { churnRisk, emotionTrend, lastingRisk } from "../../shared/domain/churn-risk.ts";
import type { Story } from "../../shared/domain/story.ts";

const now = new Date("2026-06-30T12:00:00Z");
const felt = (...emotions: number[]): Story => ({
  orders: [],
  answers: emotions.map((emotion, index) => ({
    id: `${index}`,
    at: `2026-05-0${index + 1}T10:00:00Z`,
    touchpoint: "t",
    stage: "retention",
    emotion,
  })),
});
const ordered = (...days: string[]): Story => ({
  orders: days.map((day, index) => ({ id: `${index}`, at: `${day}T10:00:00Z` })),
  answers: [],
});

describe("the risk of losing a customer", () => {
  it.each([
    ["nothing is known", felt(), [], 0],
    ["the last response was fine", felt(-80, 40), [], 0],
    ["the last response was negative", felt(40, -30), ["felt_bad"], 35],
    ["emotion fell twice, by forty in all", felt(90, 70, 50), ["falling"], 25],
    ["it fell twice by less", felt(90, 80, 60), [], 0],
    ["it fell, rose and fell", felt(90, 20, 40, 10), [], 0],
    ["both", felt(40, 0, -40), ["felt_bad", "falling"], 60],
  ])("when %s", (_what, story, reasons, points) => {
    expect(lastingRisk(story)).toEqual({ reasons, points });
  });

  it("counts a late order against the customer's own rhythm, or the store's when there is none yet", () => {
    const often = ordered("2026-03-01", "2026-03-21", "2026-04-10", "2026-04-30");
    expect(churnRisk(often, now, undefined).reasons).toEqual(["late_order"]);
    const seldom = ordered("2025-06-01", "2025-12-01", "2026-06-01");
    expect(churnRisk(seldom, now, 30).reasons).toEqual([]);
    expect(churnRisk(ordered("2026-03-01"), now, 90).reasons).toEqual(["late_order"]);
    expect(churnRisk(ordered("2026-03-01"), now, undefined).reasons).toEqual([]);
    expect(churnRisk(ordered(), now, 1).reasons).toEqual([]);
  });

  it("counts a complaint from the fourth day on, and adds up to a hundred at most", () => {
    const story = { ...felt(40, 0, -40), ...{ orders: ordered("2026-01-01").orders } };
    expect(churnRisk({ ...story, complainedAt: "2026-06-28T12:00:00Z" }, now, 30).points).toBe(85);
    expect(churnRisk({ ...story, complainedAt: "2026-06-20T12:00:00Z" }, now, 30).points).toBe(100);
  });
});

describe("the trend of a customer's emotion", () => {
  it("weighs the newest half, and says how much it fell", () => {
    expect(emotionTrend(felt())).toBeUndefined();
    expect(emotionTrend(felt(80))).toEqual({ value: 80, decline: 0 });
    expect(emotionTrend(felt(80, 0))).toEqual({ value: 40, decline: 40 });
  });
});

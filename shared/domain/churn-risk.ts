import { gapsOf } from "./order-gap.ts";
import { CLEAR, daysBetween, feltAnswers, type Story, standingOrders } from "./story.ts";

/**
 * Why a customer may be lost, with the points of each: a rule of thumb of ours, not a forecast
 * (docs/retention.md). They add up to 100.
 */
export const RISK_POINTS = {
  /** The last response was negative. */
  felt_bad: 35,
  /** Emotion fell twice in a row, by 40 or more in all. */
  falling: 25,
  /** No order for more than one and a half times the usual gap. */
  late_order: 25,
  /** A complaint has been open for more than three days. */
  open_complaint: 15,
} as const;
export type RiskReason = keyof typeof RISK_POINTS;

/** Points from which a customer is at high risk. */
export const HIGH_RISK = 60;

const FALL = 40;
const COMPLAINT_DAYS = 3;
const LATE_FACTOR = 1.5;
/** With fewer orders than this the store's usual gap stands in for the customer's own. */
const OWN_GAP_ORDERS = 3;

export type ChurnRisk = { readonly points: number; readonly reasons: readonly RiskReason[] };

const riskOf = (reasons: readonly RiskReason[]): ChurnRisk => ({
  reasons,
  points: reasons.reduce((sum, reason) => sum + RISK_POINTS[reason], 0),
});

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
};

/** What the responses alone say, whatever the day. */
export const lastingRisk = (story: Story): ChurnRisk => {
  const felt = feltAnswers(story).map(({ emotion }) => emotion);
  const [before, middle, last] = [felt.at(-3), felt.at(-2), felt.at(-1)];
  const reasons: RiskReason[] = [];
  if (last !== undefined && last <= -CLEAR) reasons.push("felt_bad");
  if (before !== undefined && middle !== undefined && last !== undefined) {
    if (middle < before && last < middle && before - last >= FALL) reasons.push("falling");
  }
  return riskOf(reasons);
};

const isLate = (story: Story, now: Date, storeGap: number | undefined): boolean => {
  const orders = standingOrders(story);
  const last = orders.at(-1);
  if (last === undefined) return false;
  const gap = orders.length >= OWN_GAP_ORDERS ? LATE_FACTOR * median(gapsOf(story)) : storeGap;
  // Two orders within minutes say nothing of a rhythm.
  return gap !== undefined && daysBetween(last.at, now.toISOString()) > Math.max(1, gap);
};

/** All that speaks for losing a customer today. */
export const churnRisk = (
  story: Story & { readonly complainedAt?: string | undefined },
  now: Date,
  storeGap: number | undefined,
): ChurnRisk => {
  const { complainedAt } = story;
  const complains = complainedAt !== undefined && daysBetween(complainedAt, now.toISOString()) > COMPLAINT_DAYS;
  return riskOf([
    ...lastingRisk(story).reasons,
    ...(isLate(story, now, storeGap) ? (["late_order"] as const) : []),
    ...(complains ? (["open_complaint"] as const) : []),
  ]);
};

/** How a customer's emotion moves: E ← ½e + ½E, the first as it is; and by how much it fell with the last response. */
export const emotionTrend = (story: Story): { readonly value: number; readonly decline: number } | undefined => {
  let before: number | undefined;
  let value: number | undefined;
  for (const { emotion } of feltAnswers(story)) {
    before = value;
    value = value === undefined ? emotion : (emotion + value) / 2;
  }
  return value === undefined ? undefined : { value, decline: (before ?? value) - value };
};

import { type CustomerCell, cellsOfKind } from "./cohort.ts";
import { addCounters } from "./counters.ts";
import { type CustomerCount, monthIn, monthsFrom, type Story, standingOrders } from "./story.ts";

const KIND = "RE#";

/**
 * What a customer spent, by month and currency: `v` all of it, `k` that of somebody who had bought the month before,
 * `x` that of somebody whose first order it was, `w` that of such a one who came by another customer's recommendation.
 * In whole minor units.
 */
export const revenueOf = (story: Story, timeZone: string): CustomerCount[] => {
  const orders = standingOrders(story).flatMap((order) =>
    order.amount === undefined || order.currency === undefined
      ? []
      : [{ ...order, amount: order.amount, currency: order.currency, month: monthIn(timeZone, order.at) }],
  );
  const all = standingOrders(story);
  const first = all[0];
  if (first === undefined) return [];
  const firstMonth = monthIn(timeZone, first.at);
  const months = new Set(orders.map(({ month }) => month));
  return [...Map.groupBy(orders, ({ month, currency }) => `${month}#${currency}`).values()].map((group) => {
    const { month, currency } = group[0]!;
    const v = group.reduce((sum, { amount }) => sum + amount, 0);
    const stayed = [...months].some((other) => monthsFrom(other, month) === 1);
    const isNew = month === firstMonth;
    return {
      month,
      cell: `${KIND}${currency}`,
      counters: {
        v,
        ...(stayed && { k: v }),
        ...(isNew && { x: v }),
        ...(isNew && first.referral !== undefined && { w: v }),
      },
    };
  });
};

/** How a month's revenue came about, against the month before. Shares of the month before's revenue; 1 is as much as then. */
export type EarnedGrowth = {
  readonly month: string;
  readonly currency: string;
  /** In whole minor units. */
  readonly revenue: number;
  readonly before: number;
  /** Revenue from the month before's customers ÷ the month before's revenue. */
  readonly kept: number;
  /** Revenue of new customers who came by a recommendation ÷ the month before's revenue. */
  readonly earned: number;
  /** `kept` + `earned` − 1: growth that customers brought by staying and recommending. */
  readonly growth: number;
};

const monthBefore = (month: string): string => {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, "0")}`;
};

/** Earned growth of each month and currency that had revenue the month before, the oldest first. `thisMonth` is not over. */
export const readEarnedGrowth = (cells: readonly CustomerCell[], thisMonth: string): EarnedGrowth[] => {
  const own = cellsOfKind(cells, KIND);
  const byCurrency = Map.groupBy(own, ({ parts: [currency = ""] }) => currency);
  return [...byCurrency].flatMap(([currency, counted]) => {
    const byMonth = new Map(
      [...Map.groupBy(counted, ({ month }) => month)].map(([month, parts]) => [
        month,
        addCounters(...parts.map(({ counters }) => counters)),
      ]),
    );
    return [...byMonth.keys()]
      .filter((month) => month < thisMonth)
      .sort()
      .flatMap((month): EarnedGrowth[] => {
        const before = byMonth.get(monthBefore(month))?.v ?? 0;
        if (before <= 0) return [];
        const { v: revenue = 0, k = 0, w = 0 } = byMonth.get(month) ?? {};
        const kept = k / before;
        const earned = w / before;
        return [{ month, currency, revenue, before, kept, earned, growth: kept + earned - 1 }];
      });
  });
};

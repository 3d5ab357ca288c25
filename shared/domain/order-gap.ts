import { type CustomerCell, cellsOfKind } from "./cohort.ts";
import { addCounters } from "./counters.ts";
import { type CustomerCount, daysBetween, monthIn, type Story, standingOrders } from "./story.ts";

/** The kind of the cells that count them. */
export const ORDER_GAPS = "GP";
/** Upper ends of the histogram of days between two orders; the last bin is open. */
const BINS = [7, 14, 30, 45, 60, 90, 120, 180, 270, 365] as const;
/** Orders fewer than this say nothing of a store's usual gap. */
const ENOUGH = 30;
/** Share of gaps that the usual gap is not shorter than (docs/retention.md: nine of ten). */
const QUANTILE = 0.9;

const binOf = (days: number): number => {
  const index = BINS.findIndex((end) => days <= end);
  return index === -1 ? BINS.length : index;
};

/** Days between each order of a customer and the one before it. */
export const gapsOf = (story: Story): number[] => {
  const orders = standingOrders(story);
  return orders.slice(1).map(({ at }, index) => daysBetween(orders[index]!.at, at));
};

/** What the orders of a customer count of the days between them, each in the month of the later one. */
export const orderGapsOf = (story: Story, timeZone: string): CustomerCount[] => {
  const orders = standingOrders(story);
  return gapsOf(story).map((days, index) => ({
    month: monthIn(timeZone, orders[index + 1]!.at),
    cell: ORDER_GAPS,
    counters: { [`g${binOf(days)}`]: 1 },
  }));
};

/** Days after which nine of ten customers who order again have done so; undefined with fewer than 30 gaps or beyond a year. */
export const usualGap = (cells: readonly CustomerCell[]): number | undefined => {
  const sum = addCounters(...cellsOfKind(cells, ORDER_GAPS).map(({ counters }) => counters));
  const all = Object.values(sum).reduce((total, count) => total + count, 0);
  if (all < ENOUGH) return undefined;
  let seen = 0;
  for (const [index, end] of BINS.entries()) {
    seen += sum[`g${index}`] ?? 0;
    if (seen >= QUANTILE * all) return end;
  }
  return undefined;
};

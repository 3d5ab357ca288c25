import { type CustomerCell, cellsOfKind } from "./cohort.ts";
import { addCounters } from "./counters.ts";
import { type Share, shareOf } from "./share.ts";
import { type CustomerCount, daysBetween, inTurn, monthIn, type Story } from "./story.ts";

const KIND = "RR";
/** Days within which a second response counts (docs/retention.md). */
const WITHIN_DAYS = 365;

/** Whether a customer answered, and again within a year, in the month of the first answer. */
export const repeatResponseOf = (story: Story, timeZone: string): CustomerCount[] => {
  const [first, second] = inTurn(story);
  if (first === undefined) return [];
  const again = second !== undefined && daysBetween(first.at, second.at) <= WITHIN_DAYS;
  return [{ month: monthIn(timeZone, first.at), cell: KIND, counters: { n: 1, ...(again && { r: 1 }) } }];
};

/** Of the customers who answered first in these months, how many answered again within a year. */
export const readRepeatResponse = (cells: readonly CustomerCell[]): Share => {
  const sum = addCounters(...cellsOfKind(cells, KIND).map(({ counters }) => counters));
  return shareOf(sum.r ?? 0, sum.n ?? 0);
};

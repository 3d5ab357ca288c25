import { cohortOf } from "./cohort.ts";
import { addCounters, type Counters, isZero, subtractCounters } from "./counters.ts";
import { customerPeakEndOf } from "./customer-peak-end.ts";
import { orderGapsOf } from "./order-gap.ts";
import { pairedStepsOf } from "./paired-step.ts";
import { recoveryOf } from "./recovery.ts";
import { referredOrdersOf } from "./referral.ts";
import { repeatResponseOf } from "./repeat-response.ts";
import { revenueOf } from "./revenue.ts";
import type { CustomerContribution, Story } from "./story.ts";

const PARTS = [
  cohortOf,
  repeatResponseOf,
  pairedStepsOf,
  customerPeakEndOf,
  recoveryOf,
  revenueOf,
  orderGapsOf,
  referredOrdersOf,
];

/** What a customer adds to the customers' cells: a pure function of what is remembered of them. */
export const customerContribution = (story: Story, timeZone: string): CustomerContribution => {
  const sum: Record<string, Counters> = {};
  for (const { month, cell, counters } of PARTS.flatMap((part) => part(story, timeZone))) {
    // An order of nothing adds to no cell.
    if (isZero(counters)) continue;
    const key = `${month}#${cell}`;
    sum[key] = addCounters(sum[key] ?? {}, counters);
  }
  return sum;
};

/** Cells that one transaction may add to, beside the customer that it puts. */
const CELLS_AT_ONCE = 90;

/** A step from what is counted of a customer to what should be: what to add to which cells, and what is counted then. */
export type CountStep = { readonly add: CustomerContribution; readonly counted: CustomerContribution };

/**
 * The next step towards what should be counted: all of it but for a customer of so many cells that one transaction cannot
 * hold them; then what is left is the next step's. `add` is empty when nothing is left to do.
 */
export const countStep = (
  counted: CustomerContribution = {},
  target: CustomerContribution = {},
  most: number = CELLS_AT_ONCE,
): CountStep => {
  const add: Record<string, Counters> = {};
  const then: Record<string, Counters> = { ...counted };
  for (const key of new Set([...Object.keys(counted), ...Object.keys(target)])) {
    const difference = subtractCounters(target[key] ?? {}, counted[key] ?? {});
    if (isZero(difference)) continue;
    if (Object.keys(add).length === most) break;
    add[key] = difference;
    then[key] = target[key] ?? {};
    if (isZero(then[key])) delete then[key];
  }
  return { add, counted: then };
};

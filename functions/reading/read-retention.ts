import type { CustomerCells } from "../../shared/adapters/dynamo/customer-cells.ts";
import { type Cohorts, readCohorts } from "../../shared/domain/cohort.ts";
import { ORDER_GAPS, usualGap } from "../../shared/domain/order-gap.ts";
import { type Recovery, readRecovery } from "../../shared/domain/recovery.ts";
import { readRepeatResponse } from "../../shared/domain/repeat-response.ts";
import type { Share } from "../../shared/domain/share.ts";
import { dayIn, type Store } from "../../shared/domain/store.ts";

export type RetentionNeeds = {
  readonly now: () => Date;
  readonly customerCells: Pick<CustomerCells, "read">;
};

/** Who comes back. Months are `YYYY-MM`, both included. */
export type RetentionReading = Cohorts & {
  readonly from: string;
  readonly to: string;
  readonly repeatResponse: Share;
  readonly recovery: Recovery;
  readonly usualGapDays?: number | undefined;
};

/** The month some months before that of a day. */
export const monthsBack = (day: string, months: number): string => {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  return `${String(Math.floor(count / 12)).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}`;
};

/** Days after which nine of ten customers of a store who order again have done so, by the orders of some months up to this one. */
export const readUsualGap = async (
  store: Pick<Store, "id" | "timeZone">,
  months: number,
  { now, customerCells }: RetentionNeeds,
): Promise<number | undefined> => {
  const today = dayIn(store.timeZone, now());
  return usualGap(await customerCells.read(store.id, monthsBack(today, months), today.slice(0, 7), ORDER_GAPS));
};

/** Read what became of the customers who bought first in some months up to this one. */
export const readRetentionOf = async (
  store: Pick<Store, "id" | "timeZone">,
  months: number,
  { now, customerCells }: RetentionNeeds,
): Promise<RetentionReading> => {
  const today = dayIn(store.timeZone, now());
  const from = monthsBack(today, months);
  const to = today.slice(0, 7);
  const cells = await customerCells.read(store.id, from, to);
  return {
    from,
    to,
    ...readCohorts(cells, today),
    repeatResponse: readRepeatResponse(cells),
    recovery: readRecovery(cells),
    usualGapDays: usualGap(cells),
  };
};

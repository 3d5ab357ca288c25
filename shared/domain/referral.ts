import * as z from "zod";
import { type CustomerCell, cellsOfKind } from "./cohort.ts";
import { addCounters } from "./counters.ts";
import { type Share, shareOf } from "./share.ts";
import { type CustomerCount, monthIn, type Story, standingOrders } from "./story.ts";

/** What a customer recommends a store with: eight characters that are not mistaken for others when read aloud. */
export const ReferralCode = z
  .string()
  .toUpperCase()
  .regex(/^[0-9A-HJKMNP-TV-Z]{8}$/, "is not a referral code such as 7KQ2M9XA");

/** A code as it is kept. Nothing of whoever recommends: the code derives from them, one way. */
export const Referral = z.object({ store: z.string(), code: ReferralCode, createdAt: z.iso.datetime() });
export type Referral = z.infer<typeof Referral>;

/** Cells of codes made and followed, `cr` and `cl`; of orders that came by them, by currency. */
export const CODES_CELL = "RC";
const ORDERS_KIND = "RF#";
/** Of orders without an amount. */
const NO_CURRENCY = "-";

/** The orders of a customer that came by somebody's recommendation. */
export const referredOrdersOf = (story: Story, timeZone: string): CustomerCount[] =>
  standingOrders(story).flatMap(({ at, referral, amount, currency }) =>
    referral === undefined
      ? []
      : [
          {
            month: monthIn(timeZone, at),
            cell: `${ORDERS_KIND}${currency ?? NO_CURRENCY}`,
            counters: { o: 1, ...(amount !== undefined && currency !== undefined && { v: amount }) },
          },
        ],
  );

export type Referrals = {
  /** Codes that customers made. */
  readonly codes: number;
  /** Times that somebody went on to the shop by one of them. */
  readonly clicks: number;
  readonly orders: number;
  /** Orders ÷ clicks. An order may follow a code that was told aloud, so it can be more than was clicked: then absent. */
  readonly conversion?: Share | undefined;
  /** In whole minor units, by currency. */
  readonly revenue: Readonly<Record<string, number>>;
};

/** What recommendations came to in some months. */
export const readReferrals = (cells: readonly CustomerCell[]): Referrals => {
  const { cr = 0, cl = 0 } = addCounters(...cellsOfKind(cells, CODES_CELL).map(({ counters }) => counters));
  const counted = cellsOfKind(cells, ORDERS_KIND);
  const { o = 0 } = addCounters(...counted.map(({ counters }) => counters));
  const byCurrency = Map.groupBy(counted, ({ parts: [currency = NO_CURRENCY] }) => currency);
  const revenue = [...byCurrency].flatMap(([currency, parts]) => {
    const { v = 0 } = addCounters(...parts.map(({ counters }) => counters));
    return currency === NO_CURRENCY || v === 0 ? [] : [[currency, v] as const];
  });
  return {
    codes: cr,
    clicks: cl,
    orders: o,
    ...(o <= cl && { conversion: shareOf(o, cl) }),
    revenue: Object.fromEntries(revenue.sort()),
  };
};

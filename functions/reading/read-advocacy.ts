import type { Cells } from "../../shared/adapters/dynamo/cells.ts";
import { type Advocacy, advocacyOf } from "../../shared/domain/advocacy.ts";
import type { FeedReader } from "../../shared/domain/feed.ts";
import { type Referrals, readReferrals } from "../../shared/domain/referral.ts";
import { type EarnedGrowth, readEarnedGrowth } from "../../shared/domain/revenue.ts";
import { dayIn, type Store } from "../../shared/domain/store.ts";
import { daysOf } from "./days.ts";
import { monthsBack, type RetentionNeeds } from "./read-retention.ts";

export type AdvocacyNeeds = RetentionNeeds & {
  readonly cells: Pick<Cells, "sums">;
  readonly feeds: Pick<FeedReader, "stamp">;
};

export type AdvocacyReading = Advocacy & {
  readonly from: string;
  readonly to: string;
  readonly referrals: Referrals;
  readonly growth: readonly EarnedGrowth[];
};

/** Months that growth is told of. */
const GROWTH_MONTHS = 12;

/** Read who speaks for a store over some days. Referrals count the whole months of those days. */
export const readAdvocacyOf = async (
  store: Store,
  query: { readonly from?: string | undefined; readonly to?: string | undefined },
  { now, cells, feeds, customerCells }: AdvocacyNeeds,
): Promise<AdvocacyReading> => {
  const { from, to } = daysOf(query, store.timeZone, now());
  const today = dayIn(store.timeZone, now());
  // Growth is against the month before, so one month more is read.
  const since = monthsBack(today, GROWTH_MONTHS + 1);
  const [sums, stamp, revenue, referred] = await Promise.all([
    cells.sums(store, from, to),
    feeds.stamp(store.id),
    customerCells.read(store.id, since, today.slice(0, 7), "RE#"),
    customerCells.read(store.id, from.slice(0, 7), to.slice(0, 7), "R"),
  ]);
  return {
    from,
    to,
    ...advocacyOf(sums, { from, to }, stamp),
    referrals: readReferrals(referred),
    growth: readEarnedGrowth(revenue, today.slice(0, 7)),
  };
};

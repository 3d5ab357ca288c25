import type { Counters } from "./counters.ts";
import type { FeedSummary } from "./feed.ts";
import { type Interval, shareInterval } from "./interval.ts";
import { parseSliceKey } from "./slice.ts";

/** How many who wrote a comment and were asked let it be published. The share is absent while nobody was asked. */
export type ConsentRate = {
  readonly period: FeedSummary["period"];
  readonly asked: number;
  readonly agreed: number;
  readonly share?: number | undefined;
  /** 95 % interval of the share. */
  readonly interval?: Interval | undefined;
};

/**
 * Of the comments given in some days whose authors are asked to have them published, those that may be. An agreement that
 * a store stated for what it imported answers no question of ours.
 */
export const consentRate = (
  sums: readonly { readonly slice: string; readonly counters: Counters }[],
  period: FeedSummary["period"],
): ConsentRate => {
  const given = sums.filter(({ slice }) => parseSliceKey(slice).source !== "import").map(({ counters }) => counters);
  const asked = given.reduce((sum, { ta = 0 }) => sum + ta, 0);
  // Whoever agreed before it was noted who is asked agreed to a question that is not counted.
  const agreed = Math.min(
    asked,
    given.reduce((sum, { tc = 0 }) => sum + tc, 0),
  );
  return {
    ...{ period, asked, agreed },
    ...(asked > 0 && { share: agreed / asked, interval: shareInterval(agreed, asked) }),
  };
};

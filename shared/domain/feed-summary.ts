import { addCounters, type Counters } from "./counters.ts";
import type { FeedFilter, FeedSummary } from "./feed.ts";
import { parseSliceKey } from "./slice.ts";
import { addDays, dayIn, type Store } from "./store.ts";

/** Stars that can be given. */
export const STARS = [1, 2, 3, 4, 5] as const;

/** Days that the numbers of testimonials look back. */
const SUMMARY_DAYS = 365;

/** The days that the numbers are over, on the store's calendar. */
export const summaryPeriod = ({ timeZone }: Pick<Store, "timeZone">, now: Date): FeedSummary["period"] => {
  const to = dayIn(timeZone, now);
  return { from: addDays(to, 1 - SUMMARY_DAYS), to };
};

type Counted = readonly { readonly slice: string; readonly counters: Counters }[];

/**
 * The numbers that stand beside the quotes of a feed: over all eligible responses of its stage, touchpoint and language,
 * whether they are published, may be, or hold no words at all. What the store has chosen (stars, featured, tags) does not
 * narrow them down.
 */
export const feedSummary = (
  sums: Counted,
  { stage, touchpoint, language }: Pick<FeedFilter, "stage" | "touchpoint" | "language">,
  period: FeedSummary["period"],
  published: number,
): FeedSummary => {
  const counters = addCounters(
    ...sums
      .filter(({ slice: key }) => {
        const slice = parseSliceKey(key);
        return (
          (stage === undefined || slice.stage === stage) &&
          (touchpoint === undefined || slice.touchpoint === touchpoint) &&
          (language === undefined || slice.language === language)
        );
      })
      .map((sum) => sum.counters),
  );
  const ratings = STARS.map((stars) => counters[`r${stars}`] ?? 0);
  const rated = ratings.reduce((sum, n) => sum + n, 0);
  const stars = ratings.reduce((sum, n, index) => sum + n * (index + 1), 0);
  return {
    period,
    responses: counters.n ?? 0,
    ratings,
    ...(rated > 0 && { average: Math.round((100 * stars) / rated) / 100 }),
    published,
  };
};

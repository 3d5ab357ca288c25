import { ALL } from "./cell.ts";
import { addCounters, type Counters } from "./counters.ts";
import { FEELING_NAMES } from "./feeling.ts";
import { type Felt, feelingsOf, feltFrom, type SlicedCounters } from "./journey-map.ts";
import type { SentimentLabel } from "./sentiment.ts";
import { isWithin, parseSliceKey, type SliceFilter } from "./slice.ts";

/** What one stage or touchpoint felt like, with every feeling that was named and what the texts say. */
export type DrillDown = Felt & {
  /** Comments by what their text says; those that no engine could read are in none. */
  readonly sentiments: Readonly<Record<SentimentLabel, number>>;
};

const countersOf = (cells: readonly SlicedCounters[], filter: SliceFilter): Counters =>
  addCounters(
    ...cells
      .filter(({ slice }) => slice !== ALL && isWithin(parseSliceKey(slice), filter))
      .map(({ counters }) => counters),
  );

/** Read what the cells of a stage or touchpoint say, beside those of the period before if there are any. */
export const drillDown = (
  cells: readonly SlicedCounters[],
  filter: SliceFilter,
  previous?: readonly SlicedCounters[],
): DrillDown => {
  const counters = countersOf(cells, filter);
  return {
    ...feltFrom(counters, previous && countersOf(previous, filter)),
    feelings: feelingsOf(counters, FEELING_NAMES.length),
    sentiments: {
      POSITIVE: counters.tp ?? 0,
      NEGATIVE: counters.tg ?? 0,
      NEUTRAL: counters.tu ?? 0,
      MIXED: counters.tm ?? 0,
    },
  };
};

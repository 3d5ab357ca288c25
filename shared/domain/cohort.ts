import { addCounters, type Counters } from "./counters.ts";
import { type Interval, shareInterval } from "./interval.ts";
import { HIDDEN_BELOW } from "./journey-map.ts";
import { CLEAR, type CustomerCount, feltAnswers, monthIn, monthsFrom, type Story, standingOrders } from "./story.ts";

/** What customers felt first after their first purchase; `none` of those who have not said. */
export const BANDS = ["negative", "neutral", "positive", "none"] as const;
export type Band = (typeof BANDS)[number];

/** Months after the first purchase that a cohort is followed for (docs/retention.md). */
export const FOLLOWED_MONTHS = 12;

const KIND = "CO#";

const bandOf = (emotion: number | undefined): Band => {
  if (emotion === undefined) return "none";
  return emotion <= -CLEAR ? "negative" : emotion >= CLEAR ? "positive" : "neutral";
};

/**
 * Where a customer stands in the cohorts: the month of the first purchase, the emotion of the first response after it,
 * and in which of the months that followed they bought again. Once per month, however often they bought.
 */
export const cohortOf = (story: Story, timeZone: string): CustomerCount[] => {
  const [first, ...later] = standingOrders(story);
  if (first === undefined) return [];
  const month = monthIn(timeZone, first.at);
  const answer = feltAnswers(story).find(({ at }) => at >= first.at);
  const counters: Record<string, number> = { n: 1 };
  for (const { at } of later) {
    const after = monthsFrom(month, monthIn(timeZone, at));
    if (after >= 1 && after <= FOLLOWED_MONTHS) counters[`a${after}`] = 1;
  }
  return [{ month, cell: `${KIND}${bandOf(answer?.emotion)}`, counters }];
};

/** How many of a cohort bought again in a month. `share` and its ends are absent below five customers. */
export type Returned = {
  /** Months after the first purchase. */
  readonly month: number;
  readonly n: number;
  readonly returned: number;
} & Partial<Interval & { readonly share: number }>;

export type Cohort = {
  /** Month of the first purchase; absent for all together. */
  readonly month?: string | undefined;
  readonly band: Band;
  readonly n: number;
  /** For each month that is over for all of them. */
  readonly months: readonly Returned[];
};

const returnedIn = (month: number, returned: number, n: number): Returned =>
  n < HIDDEN_BELOW
    ? { month, n, returned }
    : { month, n, returned, share: returned / n, ...shareInterval(returned, n) };

const readCohort = (counters: Counters, followed: number): Pick<Cohort, "n" | "months"> => ({
  n: counters.n ?? 0,
  months: Array.from({ length: Math.min(FOLLOWED_MONTHS, followed) }, (_, index) =>
    returnedIn(index + 1, counters[`a${index + 1}`] ?? 0, counters.n ?? 0),
  ),
});

/** A cell of customers as it is read: what it counts, in which month. */
export type CustomerCell = { readonly month: string; readonly cell: string; readonly counters: Counters };

/** Parts of a name behind its kind, for the cells of that kind. */
export const cellsOfKind = (cells: readonly CustomerCell[], kind: string) =>
  cells.flatMap(({ month, cell, counters }) =>
    cell.startsWith(kind) ? [{ month, parts: cell.slice(kind.length).split("#"), counters }] : [],
  );

export type Cohorts = {
  /** One for each month and emotion that there are customers of, the oldest first. */
  readonly cohorts: readonly Cohort[];
  /** All months together, for each emotion. A month after the purchase holds the customers it is over for. */
  readonly all: readonly Cohort[];
  /**
   * Share of those who felt good minus share of those who felt bad who bought again, by month after the purchase; with an
   * interval (Newcombe). Absent where either has fewer than 30 customers. It goes along with emotion; it proves no cause.
   */
  readonly lift: readonly (Interval & { readonly month: number; readonly value: number })[];
};

/** Fewer customers than this on either side are not compared (docs/numbers.md: 5–29 are shown without ranking). */
const COMPARED_FROM = 30;

/** Newcombe's interval of the difference of two shares (hybrid score, 1998, method 10). */
const shareDifference = (one: Required<Returned>, other: Required<Returned>): Interval & { readonly value: number } => {
  const value = one.share - other.share;
  return {
    value,
    low: value - Math.hypot(one.share - one.low, other.high - other.share),
    high: value + Math.hypot(one.high - one.share, other.share - other.low),
  };
};

const isShown = (returned: Returned | undefined): returned is Required<Returned> => returned?.share !== undefined;

/** Read the cohorts of some cells. `today` says which months are over. */
export const readCohorts = (cells: readonly CustomerCell[], today: string): Cohorts => {
  const own = cellsOfKind(cells, KIND);
  const bandIn = (parts: readonly string[]) => BANDS.find((band) => band === parts[0]);
  const thisMonth = today.slice(0, 7);
  const followed = (month: string) => Math.max(0, monthsFrom(month, thisMonth) - 1);
  const cohorts = own
    .flatMap(({ month, parts, counters }) => {
      const band = bandIn(parts);
      return band === undefined || (counters.n ?? 0) === 0
        ? []
        : [{ month, band, ...readCohort(counters, followed(month)) }];
    })
    .sort((one, other) => (one.month < other.month ? -1 : one.month > other.month ? 1 : 0));
  const all = BANDS.map((band): Cohort => {
    const ofBand = cohorts.filter((cohort) => cohort.band === band);
    const months = Array.from({ length: FOLLOWED_MONTHS }, (_, index) => {
      const over = ofBand.flatMap((cohort) => cohort.months[index] ?? []);
      const sum = addCounters(...over.map(({ n, returned }) => ({ n, returned })));
      return returnedIn(index + 1, sum.returned ?? 0, sum.n ?? 0);
    });
    const n = ofBand.reduce((sum, cohort) => sum + cohort.n, 0);
    return { band, n, months: months.filter((month) => month.n > 0) };
  });
  const ofBand = (band: Band) => all.find((cohort) => cohort.band === band)?.months ?? [];
  const lift = ofBand("positive").flatMap((good) => {
    const bad = ofBand("negative").find(({ month }) => month === good.month);
    if (!isShown(good) || !isShown(bad) || good.n < COMPARED_FROM || bad.n < COMPARED_FROM) return [];
    return [{ month: good.month, ...shareDifference(good, bad) }];
  });
  return { cohorts, all, lift };
};

import { type CustomerCell, cellsOfKind } from "./cohort.ts";
import { addCounters, type Counters } from "./counters.ts";
import { pairedDifference } from "./interval.ts";
import { SMALL_BELOW, type Step } from "./journey-map.ts";
import { dayIn } from "./store.ts";
import { type CustomerCount, daysBetween, feltAnswers, type Story } from "./story.ts";

const KIND = "ST#";
/** Days between two responses that still belong to one journey (docs/retention.md). */
export const JOURNEY_DAYS = 90;

/** How a customer's own emotion changed from one stage to another: each response against the one before it. */
export const pairedStepsOf = (story: Story, timeZone: string): CustomerCount[] => {
  const answers = feltAnswers(story);
  return answers.slice(1).flatMap((later, index) => {
    const earlier = answers[index]!;
    if (earlier.stage === later.stage || daysBetween(earlier.at, later.at) > JOURNEY_DAYS) return [];
    const change = later.emotion - earlier.emotion;
    const day = dayIn(timeZone, later.at);
    return [
      {
        month: day.slice(0, 7),
        cell: `${KIND}${day}#${earlier.stage}#${later.stage}`,
        counters: { n: 1, d: change, dd: change ** 2 },
      },
    ];
  });
};

/** A change of the same customers from one stage to another. */
export type PairedStep = Step & { readonly n: number };

const stepOf = (from: string, to: string, { n = 0, d = 0, dd = 0 }: Counters): PairedStep => ({
  from,
  to,
  n,
  ...pairedDifference({ n, sum: d, squares: dd }),
});

/**
 * How the same customers' emotion changed between stages over some days, with at least 30 of them each; the deepest
 * certain fall first.
 */
export const readPairedSteps = (
  cells: readonly CustomerCell[],
  { from, to }: { readonly from: string; readonly to: string },
): PairedStep[] => {
  const within = cellsOfKind(cells, KIND).filter(({ parts: [day = ""] }) => day >= from && day <= to);
  const byStep = Map.groupBy(within, ({ parts }) => parts.slice(1).join("#"));
  return [...byStep]
    .map(([step, counted]) => {
      const [before = "", after = ""] = step.split("#");
      return stepOf(before, after, addCounters(...counted.map(({ counters }) => counters)));
    })
    .filter(({ n }) => n >= SMALL_BELOW)
    .sort((one, other) => Number(other.high < 0) - Number(one.high < 0) || one.value - other.value);
};

import { type CustomerCell, cellsOfKind } from "./cohort.ts";
import { addCounters } from "./counters.ts";
import { type Figure, figureOf } from "./journey-map.ts";
import { JOURNEY_DAYS } from "./paired-step.ts";
import { dayIn } from "./store.ts";
import { type CustomerCount, daysBetween, type FeltAnswer, feltAnswers, type Story } from "./story.ts";

const KIND = "PE#";

/** The responses of each journey: a journey begins with a response and holds those of the 90 days after it. */
const journeysIn = (answers: readonly FeltAnswer[]): FeltAnswer[][] => {
  const journeys: FeltAnswer[][] = [];
  for (const answer of answers) {
    const current = journeys.at(-1);
    const first = current?.[0];
    if (current === undefined || first === undefined || daysBetween(first.at, answer.at) > JOURNEY_DAYS)
      journeys.push([answer]);
    else current.push(answer);
  }
  return journeys;
};

/** The strongest emotion of a journey; of two as strong, the later. */
const peakOf = (answers: readonly FeltAnswer[]): number =>
  answers.reduce((peak, { emotion }) => (Math.abs(emotion) >= Math.abs(peak) ? emotion : peak), 0);

/**
 * What people keep of a journey (Kahneman's peak-end rule): the mean of its strongest emotion and its last one, on the day
 * of the last. Kept as the sum of both, so that it stays whole.
 */
export const customerPeakEndOf = (story: Story, timeZone: string): CustomerCount[] =>
  journeysIn(feltAnswers(story)).map((journey) => {
    const last = journey.at(-1)!;
    const day = dayIn(timeZone, last.at);
    const both = peakOf(journey) + last.emotion;
    return { month: day.slice(0, 7), cell: `${KIND}${day}`, counters: { n: 1, s: both, q: both ** 2 } };
  });

/** Peak-end of the journeys that last had a response on these days, −100..100. */
export const readCustomerPeakEnd = (
  cells: readonly CustomerCell[],
  { from, to }: { readonly from: string; readonly to: string },
): Figure => {
  const within = cellsOfKind(cells, KIND).filter(({ parts: [day = ""] }) => day >= from && day <= to);
  const { n = 0, s = 0, q = 0 } = addCounters(...within.map(({ counters }) => counters));
  return figureOf({ n, sum: s / 2, squares: q / 4 });
};

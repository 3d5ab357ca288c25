import type { Counters } from "./counters.ts";
import { HIDDEN_BELOW } from "./figure.ts";

/**
 * How many self-reported emotions fell into each of five classes, worst first. They are cut from the histogram's 21 bins
 * so that each of the five faces is the middle of one: up to −66, −65 to −26, −25 to 24, 25 to 64, from 65 up.
 */
export type Distribution = readonly [number, number, number, number, number];

/** First and last bin of each class; bin `h` holds the emotions that round to 10·h − 100. */
const BINS = [
  [0, 3],
  [4, 7],
  [8, 12],
  [13, 16],
  [17, 20],
] as const;

/** The bin of the histogram that an emotion of −100..100 counts in, 0..20. */
export const binOf = (emotion: number): number => Math.round((emotion + 100) / 10);

/** The class of an emotion, 1..5, worst first. */
export const classOf = (emotion: number): number => 1 + BINS.findIndex(([, last]) => binOf(emotion) <= last);

/** The distribution of some counters; undefined while there are too few emotions to show. */
export const distributionOf = (counters: Counters): Distribution | undefined => {
  if ((counters.ne ?? 0) < HIDDEN_BELOW) return undefined;
  const [worst, bad, middle, good, best] = BINS.map(([first, last]) => {
    let people = 0;
    for (let bin = first; bin <= last; bin++) people += counters[`h${bin}`] ?? 0;
    return people;
  });
  return [worst ?? 0, bad ?? 0, middle ?? 0, good ?? 0, best ?? 0];
};

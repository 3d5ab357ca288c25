import { type Contribution, type Counted, countedIn } from "./counted.ts";
import { addCounters, type Counters, isZero, subtractCounters } from "./counters.ts";

/** The slice of everything: one small cell a day that any count touches, so it tells whether a day has changed. */
export const ALL = "*";

/** The counters of one store's slice on one day, in one generation. */
export type Cell = {
  readonly generation: number;
  readonly day: string;
  readonly slice: string;
  readonly counters: Counters;
};

/** What to add to one cell. */
export type Delta = Cell;

/** What the cell of a whole day counts of some counters: how many responses, for readers add up the slices. */
export const ofWholeDay = ({ n = 0 }: Counters): Counters => (n === 0 ? {} : { n });

/** What a contribution adds to each of the two cells that it counts in. */
export const addedBy = ({ slice, add }: Pick<Contribution, "slice" | "add">): Pick<Cell, "slice" | "counters">[] => [
  { slice, counters: add },
  { slice: ALL, counters: ofWholeDay(add) },
];

/** Deltas that turn what was counted into what is counted now: new − old in every generation, in the cell of each. */
export const deltasBetween = (before: Counted | undefined, after: Counted): Delta[] => {
  const generations = new Set([...Object.keys(before?.in ?? {}), ...Object.keys(after.in)]);
  const deltas: Delta[] = [];
  for (const key of generations) {
    // A generation that is counted no more is dropped whole, with its cells: nothing is subtracted from it.
    if (!(key in after.in)) continue;
    const generation = Number(key);
    const add = (contribution: Contribution | null, sign: 1 | -1) => {
      if (contribution === null) return;
      const { day } = contribution;
      for (const { slice, counters } of addedBy(contribution)) {
        deltas.push({ generation, day, slice, counters: sign === 1 ? counters : subtractCounters({}, counters) });
      }
    };
    add(countedIn(before, generation), -1);
    add(countedIn(after, generation), 1);
  }
  return mergeDeltas(deltas);
};

/**
 * One delta a cell, in first-seen order. Those that come to nothing are left out, but for the whole of a day that any
 * slice changed in: its cell tells readers that the day is not what it was, even when the sum is.
 */
export const mergeDeltas = (deltas: readonly Delta[]): Delta[] => {
  const perCell = Map.groupBy(deltas, (delta) => `${dayKey(delta)}#${delta.slice}`);
  const merged = [...perCell.values()].map(([first, ...others]): Delta => {
    if (others.length === 0) return first!;
    return { ...first!, counters: addCounters(first!.counters, ...others.map(({ counters }) => counters)) };
  });
  const changing = merged.filter((delta) => !isZero(delta.counters));
  const changedDays = new Set(changing.map(dayKey));
  return merged.filter((delta) => !isZero(delta.counters) || (delta.slice === ALL && changedDays.has(dayKey(delta))));
};

const dayKey = ({ generation, day }: Delta): string => `${generation}#${day}`;

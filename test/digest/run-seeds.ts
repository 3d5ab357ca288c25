import type { TestTable } from "../support/table.ts";
import { runModel } from "./model.ts";

/** Histories to run: which, how many of them at one time, and when to stop early. */
export type Seeds = {
  readonly first: number;
  readonly count: number;
  /** From one to the next; 1 unless told otherwise. */
  readonly step?: number;
  /** Enough to keep the engine busy, unless told otherwise. */
  readonly atOnce?: number;
  readonly enough?: (failures: readonly Failure[]) => boolean;
};

export type Failure = { readonly seed: number; readonly problems: readonly string[] };

export type SeedsRun = {
  /** Those that failed, by seed. */
  readonly failures: readonly Failure[];
  /** How often what happened, over all runs. */
  readonly ordeal: ReadonlyMap<string, number>;
  readonly runs: number;
};

/** Run the model once for each seed. */
export const runSeeds = async (
  table: TestTable,
  { first, count, step = 1, atOnce = 16, enough = () => false }: Seeds,
): Promise<SeedsRun> => {
  const failures: Failure[] = [];
  const ordeal = new Map<string, number>();
  let next = first;
  let runs = 0;
  const worker = async () => {
    while (next < first + count * step && !enough(failures)) {
      const seed = next;
      next += step;
      runs += 1;
      try {
        const { problems, ordeal: gone } = await runModel(table, seed);
        for (const [what, times] of Object.entries(gone)) ordeal.set(what, (ordeal.get(what) ?? 0) + times);
        if (problems.length > 0) failures.push({ seed, problems });
      } catch (error) {
        failures.push({ seed, problems: [String(error)] });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { failures: failures.sort((a, b) => a.seed - b.seed), ordeal, runs };
};

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTable, type TestTable } from "../support/table.ts";
import { FAULTS } from "./held-calls.ts";
import { WRITES } from "./model.ts";
import { runSeeds, type SeedsRun } from "./run-seeds.ts";

/** Histories to run; the nightly size is 20,000. */
const SEEDS = Number(process.env.MODEL_SEEDS ?? 500);
/** Where to begin: a seed that failed, to see it again. */
const FIRST_SEED = Number(process.env.MODEL_FIRST_SEED ?? 1);
/** From so many histories on, each thing that can happen has happened. */
const ENOUGH_FOR_ALL = 50;

describe(`digest, in ${SEEDS} histories of ${WRITES} writes on a real engine`, () => {
  let table: TestTable;
  let run: SeedsRun;
  beforeAll(
    async () => {
      table = await startTable();
      run = await runSeeds(table, { first: FIRST_SEED, count: SEEDS });
    },
    60_000 + 5_000 * SEEDS,
  );
  afterAll(() => table.stop());

  it("counts every response exactly once, whatever fails, comes twice, late, out of order or in parallel", () => {
    const report = run.failures.map(
      ({ seed, problems }) =>
        `seed ${seed} (again: MODEL_FIRST_SEED=${seed} MODEL_SEEDS=1): ${problems.slice(0, 5).join("; ")}`,
    );
    expect(report).toEqual([]);
    expect(run.runs).toBe(SEEDS);
  });

  it
    .runIf(SEEDS >= ENOUGH_FOR_ALL)
    .each([
      ...FAULTS,
      "zombies",
      "rewinds",
      "gaveUp",
      "lost",
      "edit",
      "erase",
      "agree",
      "withdraw",
      "late",
      "published",
      "refused",
    ] as const)("went through: %s", (what) => {
    expect(run.ordeal.get(what) ?? 0).toBeGreaterThan(SEEDS / 10);
  });
});

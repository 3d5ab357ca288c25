import { startTable } from "../support/table.ts";
import { runSeeds } from "./run-seeds.ts";

/** The seeds of the histories that have feeds or a rebuild (model.ts). */
const HISTORIES = new Map([
  ["published", { first: 2, step: 4 }],
  ["rebuilt", { first: 1, step: 5 }],
]);

/** Runs the model, as it was loaded, until a seed fails; prints how many it took, as JSON. */
const table = await startTable();
try {
  const { failures, runs } = await runSeeds(table, {
    ...(HISTORIES.get(process.argv[3] ?? "") ?? { first: 1 }),
    count: Number(process.argv[2]),
    atOnce: 4,
    enough: (failures) => failures.length > 0,
  });
  const [first] = failures;
  process.stdout.write(
    JSON.stringify({ killed: first !== undefined, seeds: first?.seed ?? runs, how: first?.problems[0] }),
  );
} finally {
  await table.stop();
}

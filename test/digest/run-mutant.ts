import { startTable } from "../support/table.ts";
import { runSeeds } from "./run-seeds.ts";

/** Runs the model, as it was loaded, until a seed fails; prints how many it took, as JSON. */
const table = await startTable();
try {
  const { failures, runs } = await runSeeds(table, {
    // Those that have feeds are every fourth from the second on (model.ts).
    ...(process.argv[3] === "published" ? { first: 2, step: 4 } : { first: 1 }),
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

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as z from "zod";
import { MUTATIONS, type Mutation } from "./mutations.ts";

/** Histories after which a mutant counts as a survivor. */
const MAX_SEEDS = Number(process.env.MODEL_SEEDS ?? 500);
/** Each keeps one core busy, and the table's engine part of another. */
const AT_ONCE = 2;

const Verdict = z.object({ killed: z.boolean(), seeds: z.number(), how: z.string().optional() });
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const judge = async ({ name, histories }: Mutation) => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", here("mutate-on-load.ts"), here("run-mutant.ts"), String(MAX_SEEDS), histories ?? "all"],
    { env: { ...process.env, MUTATION: name } },
  );
  return Verdict.parse(JSON.parse(stdout));
};

let survivors = 0;
const left = [...MUTATIONS];
const worker = async () => {
  for (let mutation = left.shift(); mutation !== undefined; mutation = left.shift()) {
    const { killed, seeds, how = "" } = await judge(mutation);
    if (!killed) survivors += 1;
    console.log(`| ${mutation.name} | ${killed ? "yes" : "NO"} | ${seeds} | ${how.slice(0, 100)} |`);
  }
};
console.log("| mutant | killed | seeds | seen as |\n|---|---|---|---|");
await Promise.all(Array.from({ length: AT_ONCE }, worker));
console.log(survivors === 0 ? "Every mutant was killed." : `${survivors} survived.`);
process.exitCode = survivors === 0 ? 0 : 1;

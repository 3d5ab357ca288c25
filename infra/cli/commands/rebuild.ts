import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "commander";
import { CONFIG_CACHE_SECONDS } from "../../../shared/env.ts";
import { findStore } from "../find-store.ts";
import type { TableOptions } from "../open-table.ts";
import { progressBar } from "../progress-bar.ts";
import { RebuildNotClean, rebuild } from "../rebuild.ts";
import { EXIT, print, withTable } from "./run.ts";

type Options = TableOptions & { readonly store?: string };

const runRebuild = (options: Options): Promise<void> =>
  withTable(options, async ({ table, digest, readerCacheSeconds, settle }) => {
    const store = await findStore(table, options.store);
    const bar = progressBar("Rebuilding", 0);
    const wait = (seconds: number, whom: string) => async () => {
      bar.to(0, `waiting ${seconds} s for ${whom} to hear of it`);
      await sleep(seconds * 1000);
    };
    try {
      const { generation, moved, audit } = await rebuild(
        {
          table,
          digest,
          now: () => new Date(),
          writersCaughtUp: wait(2 * CONFIG_CACHE_SECONDS, "everyone who counts"),
          readersCaughtUp: wait(2 * readerCacheSeconds, "everyone who reads"),
          onStep: (step, responses) => bar.to(responses, step),
        },
        store.id,
      );
      bar.stop();
      await settle();
      print(`${audit.responses} responses counted again, ${moved} of them moved to another stage or channel.`);
      print(`The journey map of ${store.id} is read from generation ${generation}. digest ${audit.digest}`);
    } catch (error) {
      bar.stop();
      if (!(error instanceof RebuildNotClean)) throw error;
      process.stderr.write(`${error.message}\n`);
      for (const { kind, where } of error.report.examples) process.stderr.write(`  ${kind}: ${where}\n`);
      process.exitCode = EXIT.findings;
    }
  });

export const addRebuild = (program: Command): void => {
  program
    .command("rebuild")
    .description("count every response of a store again, beside the counts that are read, then flip over")
    .option("--store <id>", "store to rebuild (default: the only one)")
    .addHelpText(
      "after",
      `
Needed after a touchpoint was given another stage, since history moves only when it is asked to; after a change of the
store's time zone; and after an upgrade that computes emotions anew. Nothing stops meanwhile. When it is killed, give
the same command again: it goes on.`,
    )
    .action((_: unknown, command: Command) => runRebuild(command.optsWithGlobals<Options>()));
};

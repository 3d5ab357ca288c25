import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Command, InvalidArgumentError, Option } from "commander";
import { CSV_HEADER, exportedResponses, toCsv, toNdjson } from "../export-responses.ts";
import { findStore } from "../find-store.ts";
import { parseInstant } from "../instant.ts";
import type { TableOptions } from "../open-table.ts";
import { withTable } from "./run.ts";

type Options = TableOptions & {
  readonly store?: string;
  readonly format: "csv" | "ndjson";
  readonly from?: string;
  readonly to?: string;
  readonly output?: string;
};

/** The reader of our pipe has gone, as `head` does: that is no failure. */
const isClosedPipe = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EPIPE";

const runExport = (options: Options): Promise<void> =>
  withTable(options, async ({ table }) => {
    const store = await findStore(table, options.store);
    let exported = 0;
    const lines = async function* () {
      if (options.format === "csv") yield CSV_HEADER;
      for await (const response of exportedResponses(table, store, options)) {
        exported += 1;
        yield options.format === "csv" ? toCsv(response) : toNdjson(response);
      }
    };
    const source = Readable.from(lines());
    try {
      if (options.output === undefined) await pipeline(source, process.stdout, { end: false });
      else await pipeline(source, createWriteStream(options.output, { mode: 0o600 }));
    } catch (error) {
      if (!isClosedPipe(error)) throw error;
    }
    process.stderr.write(`${exported} responses exported.\n`);
  });

const day = (text: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && parseInstant(text, "UTC") !== undefined) return text;
  throw new InvalidArgumentError("It is a day such as 2026-01-31.");
};

export const addExport = (program: Command): void => {
  program
    .command("export")
    .description("write a store's responses as CSV that is safe to open in a spreadsheet, or as NDJSON")
    .option("--store <id>", "store to export (default: the only one)")
    .addOption(new Option("--format <format>", "what to write").choices(["csv", "ndjson"]).default("csv"))
    .option("--from <day>", "first day, on the store's calendar", day)
    .option("--to <day>", "last day, included", day)
    .option("-o, --output <file>", "file to write (default: stdout)")
    .addHelpText(
      "after",
      `
In CSV, text that a spreadsheet could take for a formula has a ' before it. Erased responses are left out.`,
    )
    .action((_: unknown, command: Command) => runExport(command.optsWithGlobals<Options>()));
};

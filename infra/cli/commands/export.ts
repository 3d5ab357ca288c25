import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { TableClient } from "../../../shared/adapters/dynamo/table-client.ts";
import { CONSENT_SCOPES, type ConsentScope } from "../../../shared/domain/consent.ts";
import type { Store } from "../../../shared/domain/store.ts";
import { CSV_HEADER, exportedResponses, toCsv, toNdjson } from "../export-responses.ts";
import { exportedTestimonials, TESTIMONIALS_HEADER } from "../export-testimonials.ts";
import { findStore } from "../find-store.ts";
import { parseInstant } from "../instant.ts";
import { type LinkOptions, publicUrl } from "../link-settings.ts";
import { UsageError } from "../usage-error.ts";
import { withTable } from "./run.ts";

type Options = LinkOptions & {
  readonly store?: string;
  readonly format: "csv" | "ndjson";
  readonly from?: string;
  readonly to?: string;
  readonly output?: string;
  readonly testimonials?: boolean;
  readonly scope: ConsentScope;
};

/** The reader of our pipe has gone, as `head` does: that is no failure. */
const isClosedPipe = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EPIPE";

async function* responseLines(table: TableClient, store: Store, options: Options): AsyncGenerator<string> {
  for await (const response of exportedResponses(table, store, options)) {
    yield options.format === "csv" ? toCsv(response) : toNdjson(response);
  }
}

/** What is exported, and how: its name, its first line, and a line each. */
const exportOf = (table: TableClient, store: Store, options: Options) => {
  if (options.testimonials !== true) {
    const header = options.format === "csv" ? CSV_HEADER : "";
    return { what: "responses", header, lines: responseLines(table, store, options) };
  }
  if (options.format !== "csv" || options.from !== undefined || options.to !== undefined) {
    throw new UsageError("Testimonials are exported as CSV, all of them: leave --format, --from and --to out.");
  }
  const wish = { scope: options.scope, base: publicUrl(options), now: new Date() };
  return { what: "testimonials", header: TESTIMONIALS_HEADER, lines: exportedTestimonials(table, store, wish) };
};

const runExport = (options: Options): Promise<void> =>
  withTable(options, async ({ table }) => {
    const store = await findStore(table, options.store);
    const { what, header, lines } = exportOf(table, store, options);
    let exported = 0;
    const all = async function* () {
      if (header !== "") yield header;
      for await (const line of lines) {
        exported += 1;
        yield line;
      }
    };
    const source = Readable.from(all());
    try {
      if (options.output === undefined) await pipeline(source, process.stdout, { end: false });
      else await pipeline(source, createWriteStream(options.output, { mode: 0o600 }));
    } catch (error) {
      if (!isClosedPipe(error)) throw error;
    }
    process.stderr.write(`${exported} ${what} exported.\n`);
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
    .option("--testimonials", "write published testimonials instead, as the CSV feed has them but without a limit")
    .addOption(
      new Option("--scope <scope>", "of testimonials: what their authors agreed to")
        .choices(CONSENT_SCOPES)
        .default("site"),
    )
    .addOption(
      new Option(
        "--url <address>",
        "of testimonials: where customers reach us (default: this machine, at VIAGGIO_PORT or 8787)",
      ).env("VIAGGIO_URL"),
    )
    .option("-o, --output <file>", "file to write (default: stdout)")
    .addHelpText(
      "after",
      `
In CSV, text that a spreadsheet could take for a formula has a ' before it. Erased responses are left out.`,
    )
    .action((_: unknown, command: Command) => runExport(command.optsWithGlobals<Options>()));
};

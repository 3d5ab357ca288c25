import { createReadStream } from "node:fs";
import { basename, resolve } from "node:path";
import type { Command } from "commander";
import { scanOrders } from "../../../shared/adapters/dynamo/order-scan.ts";
import { dynamoOrders } from "../../../shared/adapters/dynamo/orders.ts";
import { askReport } from "../../../shared/domain/ask-report.ts";
import { findStore } from "../find-store.ts";
import { importOrders } from "../import-orders.ts";
import type { TableOptions } from "../open-table.ts";
import { parseOrderMapping } from "../order-mapping.ts";
import { readTextFile } from "../read-text-file.ts";
import { openRejects } from "../rejects-file.ts";
import { UsageError } from "../usage-error.ts";
import { EXIT, print, withTable } from "./run.ts";

type Options = TableOptions & { readonly store?: string; readonly map?: string; readonly rejects?: string };

const HELP = `
A CSV needs a mapping, which says how its columns become orders:

  {
    "id": "order_id",
    "prefix": "shop:",
    "customer": { "email": "email" },
    "times": { "created": "ordered_at", "delivered": "delivered_at" },
    "timeZone": "Europe/Rome",
    "amount": "total",
    "currency": "EUR",
    "country": { "column": "country" },
    "basis": { "kind": "consent", "at": { "column": "consented_at" }, "source": "checkout box, text 3" }
  }

A file in NDJSON holds a line for each order, as POST /v1/orders takes it. Imported twice is imported once. The server, or
the planner in AWS, then decides about each order; who should have been asked long ago is not asked.
Exit code: 0 all in, 1 some rows were rejected, 2 nothing was written, 3 it stopped half-way.`;

const runImport = async (file: string, options: Options): Promise<void> => {
  const isCsv = !/\.(nd)?jsonl?$/.test(file);
  if (isCsv && options.map === undefined) throw new UsageError("A CSV needs a mapping: give one with --map.");
  const mapping =
    options.map === undefined ? undefined : parseOrderMapping(await readTextFile(options.map), options.map);
  await withTable(options, async ({ table, settle }) => {
    const store = await findStore(table, options.store);
    const path = resolve(options.rejects ?? `${basename(file)}.rejects.csv`);
    const rejects = await openRejects(path);
    try {
      const { kept, known, rejected } = await importOrders({
        bytes: createReadStream(file),
        mapping: isCsv ? mapping : undefined,
        store,
        orders: dynamoOrders(table),
        now: () => new Date(),
        reject: rejects.add,
      });
      await rejects.flush();
      await settle();
      print(`${kept} kept, ${known} already known, ${rejected} rejected`);
      if (rejected > 0) {
        process.exitCode = EXIT.findings;
        process.stderr.write(`The rejected rows are listed in ${path}\n`);
      }
    } finally {
      await rejects.close();
    }
  });
};

const runReport = (options: Options): Promise<void> =>
  withTable(options, async ({ table }) => {
    const store = await findStore(table, options.store);
    const { notAsked, ...sums } = askReport(await scanOrders(table, store.id));
    print(`orders       ${sums.orders}, ${sums.withoutAsk} of them without any rule that is for them yet`);
    print(`asks         ${sums.asks}`);
    print(`  waiting    ${sums.waiting}`);
    if (sums.sending > 0) print(`  sending    ${sums.sending}`);
    print(`  sent       ${sums.sent}`);
    if (sums.failed > 0) print(`  failed     ${sums.failed} (set aside: each order shows its problem)`);
    print(`  not asked  ${Object.values(notAsked).reduce((sum, n) => sum + n, 0)}`);
    for (const [reason, n] of Object.entries(notAsked).sort(([, one], [, other]) => other - one)) {
      print(`    ${reason.padEnd(20)} ${n}`);
    }
  });

export const addOrders = (program: Command): void => {
  const orders = program.command("orders").description("orders that customers are asked about");
  orders
    .command("import")
    .description("tell of the orders of a file, CSV or NDJSON; twice is once")
    .argument("<file>")
    .option("--map <file>", "how the columns of a CSV become orders, as JSON")
    .option("--store <id>", "store that the orders belong to (default: the only one)")
    .option("--rejects <file>", "where rejected rows are listed (default: <file>.rejects.csv here)")
    .addHelpText("after", HELP)
    .action((file: string, _: unknown, command: Command) => runImport(file, command.optsWithGlobals<Options>()));
  orders
    .command("report")
    .description("what became of the orders: waiting, sent, failed, not asked and why")
    .option("--store <id>", "store of the orders (default: the only one)")
    .action((_: unknown, command: Command) => runReport(command.optsWithGlobals<Options>()));
};

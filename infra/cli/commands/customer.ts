import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { eraseCustomer } from "../../../functions/customer/erase-customer.ts";
import { everythingOf } from "../../../functions/customer/read.ts";
import { customerNeeds, eraseNeeds } from "../../../functions/http/adapters.ts";
import { isKnownCustomer } from "../../../functions/reading/known-customer.ts";
import { customerReference } from "../../../shared/adapters/customer-reference.ts";
import { dynamoCustomerTrail } from "../../../shared/adapters/dynamo/customer-trail.ts";
import { dynamoCustomers } from "../../../shared/adapters/dynamo/customers.ts";
import { exportCustomer } from "../../../shared/contract/customers.ts";
import { CustomerDraft } from "../../../shared/domain/customer-draft.ts";
import { diskPhotos } from "../../local/disk-photos.ts";
import { findStore } from "../find-store.ts";
import type { TableOptions } from "../open-table.ts";
import { parseDraft } from "../parse-draft.ts";
import { UsageError } from "../usage-error.ts";
import { EXIT, print, withTable } from "./run.ts";

type Options = TableOptions & {
  readonly store?: string;
  readonly email?: string;
  readonly reference?: string;
  readonly output?: string;
  readonly yes?: boolean;
};

const now = () => new Date();

const find = (options: Options): Promise<void> => {
  const { email, reference } = options;
  const draft = parseDraft(CustomerDraft, { ...(email && { email }), ...(reference && { reference }) });
  return withTable(options, async ({ table }) => {
    const store = await findStore(table, options.store);
    const id = customerReference(store.id, draft) ?? "";
    const needs = { customers: dynamoCustomers(table), trail: dynamoCustomerTrail(table) };
    print(id);
    if (await isKnownCustomer(store.id, id, needs)) return;
    process.stderr.write("Nothing is kept of them.\n");
    process.exitCode = EXIT.findings;
  });
};

const exportOne = (id: string, options: Options): Promise<void> =>
  withTable(options, async ({ table }) => {
    const store = await findStore(table, options.store);
    const needs = customerNeeds(table, { log: () => {}, now, cacheSeconds: 0 });
    const everything = exportCustomer.output.parse(await everythingOf(store.id, id, needs));
    const text = `${JSON.stringify(everything, null, 2)}\n`;
    if (options.output === undefined) process.stdout.write(text);
    else await writeFile(options.output, text, { mode: 0o600 });
  });

const erase = (id: string, options: Options): Promise<void> => {
  if (options.yes !== true) throw new UsageError("What is erased never comes back: say --yes.");
  return withTable(options, async ({ table, settle }) => {
    const store = await findStore(table, options.store);
    // In AWS their photos are in a bucket that only the deployed functions may empty: those go on within ten minutes.
    const isLocal = options.table === undefined;
    const photos = isLocal ? diskPhotos(join(resolve(options.data), "photos")) : undefined;
    const run = eraseCustomer(eraseNeeds(table, { now, photos }));
    const wish = { at: now().toISOString(), because: "wish" } as const;
    const { state, erased } = await run(store, id, wish, isLocal ? undefined : 0);
    await settle();
    if (state === "unknown") {
      process.stderr.write("Nothing is kept of them.\n");
      process.exitCode = EXIT.findings;
      return;
    }
    const went = Object.entries(erased).map(([what, n]) => `${n} ${what}`);
    print(state === "erased" ? `erased: ${went.join(", ")}` : "being erased: the rest goes within ten minutes");
  });
};

/** What the actions of a subcommand are given. */
const optionsOf = (command: Command): Options => command.optsWithGlobals<Options>();

export const addCustomer = (program: Command): void => {
  const customer = program
    .command("customer")
    .description("what is kept of a customer: find, export, erase")
    .addHelpText(
      "after",
      `
Examples:
  viaggio customer find --email maria@example.com
  viaggio customer export 8ikPjxCLwMavxzB_RgAUMA -o maria.json
  viaggio customer erase 8ikPjxCLwMavxzB_RgAUMA --yes`,
    );
  customer
    .command("find")
    .description("print the id of a customer; exit code 1 when nothing is kept of them")
    .option("--email <address>", "their address")
    .option("--reference <name>", "your own name for them, such as a number")
    .option("--store <id>", "store of the customer (default: the only one)")
    .action((_: unknown, command: Command) => find(optionsOf(command)));
  customer
    .command("export")
    .description("everything that is kept of a customer, as JSON")
    .argument("<customer>", "their id, as find prints it")
    .option("-o, --output <file>", "file to write (default: stdout)")
    .option("--store <id>", "store of the customer (default: the only one)")
    .action((id: string, _: unknown, command: Command) => exportOne(id, optionsOf(command)));
  customer
    .command("erase")
    .description("erase a customer: what they said, their orders, invitations and profile")
    .argument("<customer>", "their id, as find prints it")
    .option("--yes", "yes, for good: what is erased never comes back")
    .option("--store <id>", "store of the customer (default: the only one)")
    .action((id: string, _: unknown, command: Command) => erase(id, optionsOf(command)));
};

import { type Command, Option } from "commander";
import { dynamoApiKeys } from "../../../shared/adapters/dynamo/api-keys.ts";
import { ApiKeyDraft, KeyKind, OPERATOR, SCOPES } from "../../../shared/domain/api-key.ts";
import { findStore } from "../find-store.ts";
import type { TableOptions } from "../open-table.ts";
import { parseDraft } from "../parse-draft.ts";
import { UsageError } from "../usage-error.ts";
import { print, withTable } from "./run.ts";

type Owner = { readonly store?: string; readonly operator?: boolean };
type CreateOptions = TableOptions & Owner & { readonly kind: KeyKind; readonly scopes?: string; readonly name: string };

const PAGE = 100;

const ownerOf = async (table: Parameters<typeof findStore>[0], { store, operator }: Owner): Promise<string> => {
  if (operator !== true) return (await findStore(table, store)).id;
  if (store !== undefined) throw new UsageError("Give either --store or --operator: an operator's key has no store.");
  return OPERATOR;
};

const createKey = (options: CreateOptions): Promise<void> =>
  withTable(options, async ({ table }) => {
    const owner = await ownerOf(table, options);
    const { name, kind } = options;
    if (owner === OPERATOR && (kind !== "secret" || options.scopes !== undefined)) {
      throw new UsageError("An operator's key is secret and has the scope operate: leave --kind and --scopes out.");
    }
    const scopes = owner === OPERATOR ? undefined : options.scopes?.split(",").map((scope) => scope.trim());
    const draft = parseDraft(ApiKeyDraft, { name, kind, scopes });
    const { key, secret } = await dynamoApiKeys(table).create(
      owner,
      owner === OPERATOR ? { ...draft, scopes: ["operate"] } : draft,
      new Date(),
    );
    process.stderr.write(`Key ${key.id} (${key.kind}: ${key.scopes.join(", ")}). It is shown this once:\n`);
    print(secret);
  });

const listKeys = (options: TableOptions & Owner): Promise<void> =>
  withTable(options, async ({ table }) => {
    const owner = await ownerOf(table, options);
    let cursor: string | undefined;
    do {
      const page = await dynamoApiKeys(table).list(owner, PAGE, cursor);
      for (const { id, kind, scopes, name, createdAt, revokedAt } of page.keys) {
        print([id, kind, scopes.join(","), createdAt, revokedAt ?? "in use", name].join("\t"));
      }
      cursor = page.cursor;
    } while (cursor !== undefined);
  });

const revokeKey = (id: string, options: TableOptions & Owner): Promise<void> =>
  withTable(options, async ({ table }) => {
    await dynamoApiKeys(table).revoke(await ownerOf(table, options), id, new Date());
    process.stderr.write(`Key ${id} is revoked; it stops working within 30 seconds.\n`);
  });

const withOwner = (command: Command) =>
  command
    .option("--store <id>", "store of the key (default: the only one)")
    .option("--operator", "an operator's instead of a store's: it creates and lists stores");

export const addKey = (program: Command): void => {
  const key = program.command("key").description("create, list and revoke API keys");
  withOwner(key.command("create"))
    .description("make a key and print its secret once, alone on stdout")
    .addOption(
      new Option("--kind <kind>", "publishable keys may be seen; feed keys stand in addresses of feeds")
        .choices(KeyKind.options)
        .default("secret"),
    )
    .option("--scopes <list>", `of ${SCOPES.filter((scope) => scope !== "operate").join(", ")}, with commas`)
    .requiredOption("--name <text>", "what it is for, for people")
    .addHelpText(
      "after",
      `
Examples:
  viaggio key create --name "Shop's server" --scopes collect
  viaggio key create --name "Shop's pages" --kind publishable
  viaggio key create --name "Newsletter" --kind feed
  viaggio key create --name "me" --operator`,
    )
    .action((_: unknown, command: Command) => createKey(command.optsWithGlobals<CreateOptions>()));
  withOwner(key.command("list"))
    .description("list keys: id, kind, scopes, created, revoked, name")
    .action((_: unknown, command: Command) => listKeys(command.optsWithGlobals<TableOptions & Owner>()));
  withOwner(key.command("revoke"))
    .description("revoke a key for good")
    .argument("<id>", "public id of the key, as `key list` shows it")
    .action((id: string, _: unknown, command: Command) =>
      revokeKey(id, command.optsWithGlobals<TableOptions & Owner>()),
    );
};

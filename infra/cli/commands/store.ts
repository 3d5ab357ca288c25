import { Argument, type Command } from "commander";
import { dynamoStores } from "../../../shared/adapters/dynamo/stores.ts";
import { StoreDraft } from "../../../shared/domain/store.ts";
import { findStore } from "../find-store.ts";
import type { TableOptions } from "../open-table.ts";
import { parseDraft } from "../parse-draft.ts";
import { print, withTable } from "./run.ts";

type CreateOptions = TableOptions & {
  readonly id: string;
  readonly name: string;
  readonly timeZone?: string;
  readonly languages?: string;
  readonly origins?: string;
};

const PAGE = 100;

const list = (text: string | undefined) => text?.split(",").map((part) => part.trim());

const createStore = (options: CreateOptions): Promise<void> => {
  const { id, name, timeZone } = options;
  const draft = parseDraft(StoreDraft, {
    id,
    name,
    timeZone,
    languages: list(options.languages),
    origins: list(options.origins),
  });
  return withTable(options, async ({ table }) => {
    const store = await dynamoStores(table).create(draft, new Date());
    print(store.id);
    process.stderr.write(
      `Next: viaggio touchpoint create --store ${store.id} …, viaggio key create --store ${store.id} …\n`,
    );
  });
};

const listStores = (options: TableOptions): Promise<void> =>
  withTable(options, async ({ table }) => {
    let cursor: string | undefined;
    do {
      const page = await dynamoStores(table).list(PAGE, cursor);
      for (const { id, name, timeZone, createdAt } of page.stores) print([id, timeZone, createdAt, name].join("\t"));
      cursor = page.cursor;
    } while (cursor !== undefined);
  });

const setFeeds = (access: string, options: TableOptions & { readonly store?: string }): Promise<void> =>
  withTable(options, async ({ table }) => {
    const store = await findStore(table, options.store);
    await dynamoStores(table).change(store, { feeds: { public: access === "public" } });
    print(access);
    process.stderr.write(
      access === "public"
        ? `Everybody may read the feeds of ${store.id}.\n`
        : `Within a minute only feed keys open the feeds of ${store.id}: viaggio key create --kind feed.\n`,
    );
  });

export const addStore = (program: Command): void => {
  const store = program.command("store").description("create and list stores");
  store
    .command("create")
    .description("make a store with the five usual stages")
    .requiredOption("--id <id>", "short id; it cannot change")
    .requiredOption("--name <text>", "name, for people")
    .option("--time-zone <zone>", "its days begin at midnight here (default: Europe/Rome)")
    .option("--languages <list>", "with commas, its own first (default: it,en)")
    .option("--origins <list>", "web origins that may send responses, with commas")
    .action((_: unknown, command: Command) => createStore(command.optsWithGlobals<CreateOptions>()));
  store
    .command("feeds")
    .description("say who may read the feeds of published testimonials: everybody, or holders of a feed key")
    .addArgument(new Argument("<access>", "who may").choices(["public", "private"]))
    .option("--store <id>", "store to change (default: the only one)")
    .action((access: string, _: unknown, command: Command) =>
      setFeeds(access, command.optsWithGlobals<TableOptions & { readonly store?: string }>()),
    );
  store
    .command("list")
    .description("list stores: id, time zone, created, name")
    .action((_: unknown, command: Command) => listStores(command.optsWithGlobals<TableOptions>()));
};

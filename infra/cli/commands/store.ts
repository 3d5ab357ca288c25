import { readFile } from "node:fs/promises";
import { Argument, type Command, Option } from "commander";
import { dynamoLogos, logoOf } from "../../../shared/adapters/dynamo/logos.ts";
import { dynamoStores } from "../../../shared/adapters/dynamo/stores.ts";
import { themeOf } from "../../../shared/domain/colour.ts";
import { MAX_LOGO_BYTES, MAX_LOGO_SIDE } from "../../../shared/domain/logo.ts";
import { StoreDraft, StoreSettings } from "../../../shared/domain/store.ts";
import { findStore } from "../find-store.ts";
import type { TableOptions } from "../open-table.ts";
import { parseDraft } from "../parse-draft.ts";
import { UsageError } from "../usage-error.ts";
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

type ChangeOptions = TableOptions & {
  readonly store?: string;
  readonly name?: string;
  readonly colour?: string;
  readonly logo?: string;
  readonly proofOfWork?: "on" | "off";
};

const NONE = "none";

/** A logo from a file. @throws UsageError when it is none */
const readLogo = async (file: string) => {
  const image = await readFile(file).catch((cause: unknown) => {
    throw new UsageError(`${file} cannot be read.`, { cause });
  });
  const logo = logoOf(image);
  if (logo === undefined) {
    throw new UsageError(
      `${file} is no PNG, JPEG or WebP of at most ${MAX_LOGO_BYTES} bytes and ${MAX_LOGO_SIDE} pixels.`,
    );
  }
  return { logo, image };
};

/** What the pages make of a colour, for whoever chose it. */
const tellTheme = (colour: string): void => {
  const { light, dark } = themeOf(colour);
  for (const [scheme, { act }] of [
    ["light", light],
    ["dark", dark],
  ] as const) {
    if (act !== colour) {
      process.stderr.write(`${colour} cannot be read on ${scheme} pages (contrast below 4.5:1): they use ${act}.\n`);
    }
  }
};

const changeStore = (options: ChangeOptions): Promise<void> => {
  const { name, colour, logo: file, proofOfWork } = options;
  const changes = parseDraft(StoreSettings.pick({ name: true, colour: true }).partial(), {
    ...(name !== undefined && { name }),
    ...(colour !== undefined && colour !== NONE && { colour }),
  });
  return withTable(options, async ({ table }) => {
    const read = file === undefined || file === NONE ? undefined : await readLogo(file);
    const { colour: colourNow, logo: logoNow, ...store } = await findStore(table, options.store);
    const logos = dynamoLogos(table);
    if (read !== undefined) await logos.keep(store.id, read.logo.file, read.image);
    if (file === NONE) await logos.remove(store.id);
    const changed = await dynamoStores(table).change(
      {
        ...store,
        ...(colour !== NONE && colourNow !== undefined && { colour: colourNow }),
        ...(file !== NONE && logoNow !== undefined && { logo: logoNow }),
      },
      {
        ...(changes.name !== undefined && { name: changes.name }),
        ...(changes.colour !== undefined && { colour: changes.colour }),
        ...(read !== undefined && { logo: read.logo }),
        ...(proofOfWork !== undefined && { proofOfWork: proofOfWork === "on" }),
      },
    );
    if (changes.colour !== undefined) tellTheme(changes.colour);
    if (proofOfWork !== undefined) {
      process.stderr.write(
        changed.proofOfWork === true
          ? "Within two minutes browsers work for a moment for each answer of the widget.\n"
          : "Browsers work for no answer.\n",
      );
    }
    print([changed.id, changed.colour ?? "-", changed.logo?.file ?? "-", changed.name].join("\t"));
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
  const store = program.command("store").description("create, change and list stores");
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
    .command("change")
    .description("change the name, the colour and the logo that customers see, and what the widget asks of browsers")
    .option("--store <id>", "store to change (default: the only one)")
    .option("--name <text>", "name, for people")
    .option("--colour <colour>", "of buttons and links, such as #17608f; none for ours")
    .option("--logo <file>", "PNG, JPEG or WebP of at most 16 KB; none for no logo")
    .addOption(
      new Option("--proof-of-work <state>", "whether browsers work for a moment for each answer of the widget").choices(
        ["on", "off"],
      ),
    )
    .action((_: unknown, command: Command) => changeStore(command.optsWithGlobals<ChangeOptions>()));
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

import { type Command, Option } from "commander";
import { dynamoTouchpoints } from "../../../shared/adapters/dynamo/touchpoints.ts";
import { CHANNELS, Touchpoint } from "../../../shared/domain/touchpoint.ts";
import { findStore } from "../find-store.ts";
import type { TableOptions } from "../open-table.ts";
import { parseDraft } from "../parse-draft.ts";
import { UsageError } from "../usage-error.ts";
import { print, withTable } from "./run.ts";

type CreateOptions = TableOptions & {
  readonly store?: string;
  readonly id: string;
  readonly stage: string;
  readonly channel: string;
  readonly name: string;
};

const createTouchpoint = (options: CreateOptions): Promise<void> =>
  withTable(options, async ({ table }) => {
    const store = await findStore(table, options.store);
    const { id, stage, channel, name } = options;
    const touchpoint = parseDraft(Touchpoint, { id, stage, channel, name: { [store.languages[0] ?? "en"]: name } });
    if (!store.stages.some((each) => each.id === stage)) {
      const stages = store.stages.map((each) => each.id).join(", ");
      throw new UsageError(`The store ${store.id} has no stage ${stage}. Its stages are: ${stages}.`);
    }
    await dynamoTouchpoints(table).create(store.id, touchpoint);
    print(touchpoint.id);
  });

const listTouchpoints = (options: TableOptions & { readonly store?: string }): Promise<void> =>
  withTable(options, async ({ table }) => {
    const store = await findStore(table, options.store);
    for (const { id, stage, channel, archived, name } of await dynamoTouchpoints(table).all(store.id)) {
      print([id, stage, channel, archived ? "archived" : "open", Object.values(name)[0] ?? ""].join("\t"));
    }
  });

export const addTouchpoint = (program: Command): void => {
  const touchpoint = program.command("touchpoint").description("create and list touchpoints");
  touchpoint
    .command("create")
    .description("make a touchpoint; its name is in the store's own language")
    .option("--store <id>", "store of the touchpoint (default: the only one)")
    .requiredOption("--id <id>", "short id, such as delivery")
    .requiredOption("--stage <id>", "stage of the journey, such as retention")
    .addOption(new Option("--channel <channel>", "where it is").choices([...CHANNELS]).makeOptionMandatory())
    .requiredOption("--name <text>", "name in the customer's words")
    .action((_: unknown, command: Command) => createTouchpoint(command.optsWithGlobals<CreateOptions>()));
  touchpoint
    .command("list")
    .description("list touchpoints: id, stage, channel, state, name")
    .option("--store <id>", "store of the touchpoints (default: the only one)")
    .action((_: unknown, command: Command) => listTouchpoints(command.optsWithGlobals<TableOptions>()));
};

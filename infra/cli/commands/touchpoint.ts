import { type Command, Option } from "commander";
import { dynamoJourneyEdits } from "../../../shared/adapters/dynamo/journey-edits.ts";
import { dynamoTouchpoints } from "../../../shared/adapters/dynamo/touchpoints.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import { CHANNELS, TouchpointChanges, TouchpointDraft } from "../../../shared/domain/touchpoint.ts";
import { CLI } from "../editor.ts";
import { findStore } from "../find-store.ts";
import { namesOf } from "../names.ts";
import type { TableOptions } from "../open-table.ts";
import { parseDraft } from "../parse-draft.ts";
import { print, withTable } from "./run.ts";

type StoreOptions = TableOptions & { readonly store?: string };

type CreateOptions = StoreOptions & {
  readonly id: string;
  readonly stage: string;
  readonly channel: string;
  readonly name: string;
};

const createTouchpoint = (options: CreateOptions): Promise<void> =>
  withTable(options, async ({ table }) => {
    const store = await findStore(table, options.store);
    const { id, stage, channel, name } = options;
    const draft = parseDraft(TouchpointDraft, { id, stage, channel, name: { [store.languages[0] ?? "en"]: name } });
    await dynamoJourneyEdits(table).createTouchpoint(store, draft, { ...CLI, now: new Date() });
    print(draft.id);
  });

type ChangeOptions = StoreOptions & {
  readonly stage?: string;
  readonly channel?: string;
  readonly order?: string;
  readonly name?: readonly string[];
  readonly archive?: true;
  readonly restore?: true;
};

const changeTouchpoint = (id: string, options: ChangeOptions): Promise<void> =>
  withTable(options, async ({ table }) => {
    const { stage, channel, order, name, archive, restore } = options;
    const store = await findStore(table, options.store);
    const known = await dynamoTouchpoints(table).get(store.id, id, { consistent: true });
    if (known === undefined) throw new AppError("not_found", `There is no touchpoint ${id}.`);
    const changes = parseDraft(TouchpointChanges, {
      stage,
      channel,
      ...(order !== undefined && { order: Number(order) }),
      ...(name !== undefined && { name: namesOf(known.name, name) }),
      ...((archive || restore) && { archived: archive === true }),
    });
    const asRead = { revision: known.revision };
    const editor = { ...CLI, now: new Date() };
    const changed = await dynamoJourneyEdits(table).changeTouchpoint(store, id, changes, editor, asRead);
    print([changed.id, changed.stage, changed.channel, changed.archived ? "archived" : "open"].join("\t"));
    if (changed.formerly === undefined) return;
    const places = changed.formerly.map((place) => `${place.stage}, ${place.channel}`).join("; ");
    process.stderr.write(
      `Responses that came before stay counted in ${places}. To move them: viaggio rebuild --store ${store.id}\n`,
    );
  });

const listTouchpoints = (options: StoreOptions): Promise<void> =>
  withTable(options, async ({ table }) => {
    const store = await findStore(table, options.store);
    for (const { id, stage, channel, archived, name } of await dynamoTouchpoints(table).all(store.id)) {
      print([id, stage, channel, archived ? "archived" : "open", Object.values(name)[0] ?? ""].join("\t"));
    }
  });

export const addTouchpoint = (program: Command): void => {
  const touchpoint = program.command("touchpoint").description("create, change and list touchpoints");
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
    .command("change")
    .description("move, rename, order, archive or bring back a touchpoint; what is not named stays")
    .argument("<id>", "the touchpoint")
    .option("--store <id>", "store of the touchpoint (default: the only one)")
    .option("--stage <id>", "stage of the journey; history stays where it was counted until a rebuild")
    .addOption(new Option("--channel <channel>", "where it is; history stays likewise").choices([...CHANNELS]))
    .option("--order <number>", "place within its stage, ascending")
    .option("--name <language=text...>", "name in the customer's words, such as it=Consegna; de= takes one away")
    .addOption(new Option("--archive", "take no more responses here, and keep the history").conflicts("restore"))
    .option("--restore", "take responses again")
    .action((id: string, _: unknown, command: Command) =>
      changeTouchpoint(id, command.optsWithGlobals<ChangeOptions>()),
    );
  touchpoint
    .command("list")
    .description("list touchpoints: id, stage, channel, state, name")
    .option("--store <id>", "store of the touchpoints (default: the only one)")
    .action((_: unknown, command: Command) => listTouchpoints(command.optsWithGlobals<StoreOptions>()));
};

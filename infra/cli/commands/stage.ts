import { Argument, type Command } from "commander";
import { dynamoJourneyEdits } from "../../../shared/adapters/dynamo/journey-edits.ts";
import { type Direction, movedStage } from "../../../shared/domain/journey-edit.ts";
import { LANGUAGES } from "../../../shared/domain/language.ts";
import type { Stage } from "../../../shared/domain/stage.ts";
import { Stages, type Store } from "../../../shared/domain/store.ts";
import { CLI } from "../editor.ts";
import { findStore } from "../find-store.ts";
import { namesOf } from "../names.ts";
import type { TableOptions } from "../open-table.ts";
import { parseDraft } from "../parse-draft.ts";
import { UsageError } from "../usage-error.ts";
import { print, withTable } from "./run.ts";

type Options = TableOptions & { readonly store?: string };

const known = ({ id, stages }: Store, stage: string): Stage => {
  const found = stages.find((each) => each.id === stage);
  if (found !== undefined) return found;
  throw new UsageError(
    `The store ${id} has no stage ${stage}. Its stages are: ${stages.map(({ id }) => id).join(", ")}.`,
  );
};

const printStages = (stages: readonly Stage[]) => {
  for (const { id, name } of stages) {
    const names = LANGUAGES.flatMap((language) =>
      name[language] === undefined ? [] : [`${language}=${name[language]}`],
    );
    print([id, ...names].join("\t"));
  }
};

/** Changes the stages as they are now, and prints what they are then. */
const change = (options: Options, wanted: (store: Store) => unknown): Promise<void> =>
  withTable(options, async ({ table }) => {
    const store = await findStore(table, options.store);
    const stages = parseDraft(Stages, wanted(store));
    const changed = await dynamoJourneyEdits(table).changeStore(store, { stages }, { ...CLI, now: new Date() });
    printStages(changed.stages);
  });

const list = (options: Options): Promise<void> =>
  withTable(options, async ({ table }) => printStages((await findStore(table, options.store)).stages));

const rename = (id: string, names: readonly string[], options: Options): Promise<void> =>
  change(options, (store) => {
    const renamed = { id, name: namesOf(known(store, id).name, names) };
    return store.stages.map((stage) => (stage.id === id ? renamed : stage));
  });

const add = (id: string, names: readonly string[], options: Options): Promise<void> =>
  change(options, ({ stages }) => [...stages, { id, name: namesOf({}, names) }]);

const move = (id: string, direction: Direction, options: Options): Promise<void> =>
  change(options, (store) => movedStage(store.stages, known(store, id).id, direction));

const remove = (id: string, options: Options): Promise<void> =>
  change(options, (store) => {
    const { id: gone } = known(store, id);
    return store.stages.filter((stage) => stage.id !== gone);
  });

const NAMES = "name in a language, such as it=Consegna; de= takes one away";

export const addStage = (program: Command): void => {
  const stage = program.command("stage").description("list and change the stages of a store's journey");
  const command = (name: string, description: string) =>
    stage.command(name).description(description).option("--store <id>", "store of the stages (default: the only one)");
  command("list", "list the stages in order: id, names by language").action((_: unknown, command: Command) =>
    list(command.optsWithGlobals<Options>()),
  );
  command("add", "add a stage at the end of the journey")
    .argument("<id>", "short id; it cannot change")
    .argument("<language=name...>", NAMES)
    .action((id: string, names: string[], _: unknown, command: Command) =>
      add(id, names, command.optsWithGlobals<Options>()),
    );
  command("rename", "change names of a stage; languages that are not named stay")
    .argument("<id>", "the stage")
    .argument("<language=name...>", NAMES)
    .action((id: string, names: string[], _: unknown, command: Command) =>
      rename(id, names, command.optsWithGlobals<Options>()),
    );
  command("move", "move a stage one place up or down")
    .argument("<id>", "the stage")
    .addArgument(new Argument("<direction>", "where to").choices(["up", "down"]))
    .action((id: string, direction: Direction, _: unknown, command: Command) =>
      move(id, direction, command.optsWithGlobals<Options>()),
    );
  command("remove", "remove a stage where no touchpoint stands and nothing is counted")
    .argument("<id>", "the stage")
    .action((id: string, _: unknown, command: Command) => remove(id, command.optsWithGlobals<Options>()));
};

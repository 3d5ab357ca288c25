import { AppError } from "../../domain/errors.ts";
import { type Editor, stageSteps, touchpointSteps } from "../../domain/journey-change.ts";
import {
  changedTouchpoint,
  type Direction,
  refuseLostStages,
  refuseUnknownStage,
  renumbered,
} from "../../domain/journey-edit.ts";
import type { Store, StoreSettings } from "../../domain/store.ts";
import type { Touchpoint, TouchpointChanges, TouchpointDraft } from "../../domain/touchpoint.ts";
import { dynamoJourneyTrail } from "./journey-trail.ts";
import { dynamoResponses } from "./responses.ts";
import { dynamoStores } from "./stores.ts";
import type { TableClient } from "./table-client.ts";
import { dynamoTouchpoints, SurroundingsChanged } from "./touchpoints.ts";

/** Times that a touchpoint is placed anew because the stages changed under it. */
const MAX_TRIES = 8;
/** Most numbers given at once: what one transaction holds, and an entry of the trail. */
const MAX_RENUMBERED = 99;

/** What was read, so that a change which was made meanwhile by somebody else is not overwritten. */
export type AsRead = { readonly revision?: number | undefined };

export type JourneyEdits = ReturnType<typeof dynamoJourneyEdits>;

/**
 * Every change of a store's stages and touchpoints, whoever asks for it: the API, the editor, the command line. Each is one
 * transaction with its entry in the trail.
 *
 * Where a touchpoint is placed into a stage, the store's revision is raised with it: a stage cannot go while somebody else
 * puts a touchpoint into it.
 */
export const dynamoJourneyEdits = (table: TableClient) => {
  const stores = dynamoStores(table);
  const touchpoints = dynamoTouchpoints(table);
  const trail = dynamoJourneyTrail(table);
  const responses = dynamoResponses(table);

  /** Settings of a store as it was read. @throws AppError `conflict`, or `invalid_input` for a stage that cannot go */
  const changeStore = async (store: Store, changes: Partial<StoreSettings>, editor: Editor): Promise<Store> => {
    if (changes.stages === undefined) return stores.change(store, changes);
    refuseLostStages(store.stages, changes.stages, await touchpoints.all(store.id, { consistent: true }));
    const steps = stageSteps(store.stages, changes.stages);
    return stores.change(store, changes, steps.length === 0 ? [] : [trail.entry(store.id, editor, steps)]);
  };

  const placed = async <Result>(store: Store, place: (store: Store) => Promise<Result>): Promise<Result> => {
    let now = store;
    for (let tries = 1; ; tries++) {
      try {
        return await place(now);
      } catch (error) {
        if (!(error instanceof SurroundingsChanged) || tries === MAX_TRIES) throw error;
        const read = await stores.get(store.id);
        if (read === undefined) throw error;
        now = read;
      }
    }
  };

  /** @throws AppError `conflict` when the id is taken, `invalid_input` for a stage that the store has not */
  const createTouchpoint = async (store: Store, draft: TouchpointDraft, editor: Editor): Promise<Touchpoint> => {
    const touchpoint: Touchpoint = { ...draft, revision: 1 };
    await placed(store, async (store) => {
      refuseUnknownStage(store, draft.stage);
      const steps = [
        { action: "add_touchpoint" as const, subject: draft.id, detail: `${draft.stage}, ${draft.channel}` },
      ];
      await touchpoints.create(store.id, touchpoint, [stores.raise(store), trail.entry(store.id, editor, steps)]);
    });
    return touchpoint;
  };

  /**
   * @throws AppError `not_found`, `conflict` when it is not as it was read, `invalid_input` for a stage that the store has not
   */
  const changeTouchpoint = async (
    store: Store,
    id: string,
    changes: TouchpointChanges,
    editor: Editor,
    { revision }: AsRead = {},
  ): Promise<Touchpoint> => {
    const known = await touchpoints.get(store.id, id, { consistent: true });
    if (known === undefined) throw new AppError("not_found", `There is no touchpoint ${id}.`);
    if (revision !== undefined && revision !== known.revision) {
      throw new AppError("conflict", `The touchpoint ${id} was changed meanwhile: read it again.`);
    }
    const { stage = known.stage, channel = known.channel } = changes;
    const moves = stage !== known.stage || channel !== known.channel;
    const to = changedTouchpoint(known, changes, moves && (await responses.isAnswered(store.id, id)));
    const steps = touchpointSteps(known, to);
    if (steps.length === 0) return known;
    return placed(store, async (store) => {
      if (moves) refuseUnknownStage(store, stage);
      const also = [...(moves ? [stores.raise(store)] : []), trail.entry(store.id, editor, steps)];
      const [changed = to] = await touchpoints.change(store.id, [{ from: known, to }], also);
      return changed;
    });
  };

  /**
   * A touchpoint one place further up or down in its stage; nothing when it is at that end.
   * @throws AppError `not_found`, `conflict` when it is not as it was read, `invalid_input` where too many have the same number
   */
  const moveTouchpoint = async (
    store: Store,
    id: string,
    direction: Direction,
    editor: Editor,
    { revision }: AsRead = {},
  ): Promise<void> => {
    const all = await touchpoints.all(store.id, { consistent: true });
    const known = all.find((each) => each.id === id);
    if (known === undefined) throw new AppError("not_found", `There is no touchpoint ${id}.`);
    if (revision !== undefined && revision !== known.revision) {
      throw new AppError("conflict", `The touchpoint ${id} was changed meanwhile: read it again.`);
    }
    const numbers = renumbered(all, id, direction);
    if (numbers.length === 0) return;
    if (numbers.length > MAX_RENUMBERED) {
      throw new AppError("invalid_input", "Too many touchpoints of the stage have the same number.", {
        issues: [{ path: "body.order", message: `is the same for more than ${MAX_RENUMBERED}: give numbers instead` }],
      });
    }
    const changes = numbers.map(({ touchpoint, order }) => ({ from: touchpoint, to: { ...touchpoint, order } }));
    const steps = [{ action: "order_touchpoint" as const, subject: id, detail: direction }];
    await touchpoints.change(store.id, changes, [trail.entry(store.id, editor, steps)]);
  };

  /**
   * Notes of some touchpoints, as they were before every response of theirs was moved, that all of their history is where they
   * stand. One that was changed meanwhile keeps what it says, for the next rebuild.
   */
  const historyMoved = async (store: string, before: readonly Touchpoint[], editor: Editor): Promise<void> => {
    for (const from of before) {
      if (from.formerly === undefined) continue;
      const { formerly, ...to } = from;
      const detail = formerly
        .map(({ stage, channel }) => `${stage}, ${channel}`)
        .join("; ")
        .slice(0, 300);
      try {
        const steps = [{ action: "move_history" as const, subject: from.id, detail }];
        await touchpoints.change(store, [{ from, to }], [trail.entry(store, editor, steps)]);
      } catch (error) {
        if (!(error instanceof AppError && error.code === "conflict")) throw error;
      }
    }
  };

  return { changeStore, createTouchpoint, changeTouchpoint, moveTouchpoint, historyMoved };
};

import { dynamoAsks } from "../../shared/adapters/dynamo/asks.ts";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { dynamoJourneyEdits } from "../../shared/adapters/dynamo/journey-edits.ts";
import { restamp } from "../../shared/adapters/dynamo/restamp.ts";
import { scanTable } from "../../shared/adapters/dynamo/scan.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { Ask } from "../../shared/domain/ask.ts";
import type { Response } from "../../shared/domain/response.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import { type AuditReport, audit, isClean } from "./audit.ts";
import type { LookNeeds } from "./audit-look.ts";
import { CLI } from "./editor.ts";
import { UsageError } from "./usage-error.ts";

export type RebuildNeeds = Omit<LookNeeds, "onProgress"> & {
  /** Resolves when every digest has read the store's configuration anew. */
  readonly writersCaughtUp: () => Promise<void>;
  /** Resolves when every reader has. */
  readonly readersCaughtUp: () => Promise<void>;
  readonly onStep?: (step: RebuildStep, responses: number) => void;
};

const REBUILD_STEPS = ["begin", "count", "audit", "flip", "drop"] as const;
export type RebuildStep = (typeof REBUILD_STEPS)[number];

/** What a rebuild came to: the generation that is read now, how many responses moved to another stage or channel, and the audit before the flip. */
export type RebuildReport = { readonly generation: number; readonly moved: number; readonly audit: AuditReport };

/** The new generation does not add up, so readers stay with the one they have. */
export class RebuildNotClean extends Error {
  override readonly name = "RebuildNotClean";
  readonly report: AuditReport;
  constructor(report: AuditReport) {
    super(
      "The new generation does not add up yet, so the old one stays: run `viaggio audit --repair`, then this again.",
    );
    this.report = report;
  }
}

/** Responses given to digest at once: it cuts them into transactions as full as they may be. */
const BATCH = 100;
/** Passes over the responses until none is left to be counted: more than one only when they change meanwhile. */
const MAX_PASSES = 5;

/**
 * Builds the cells of a store anew beside those that are read, then flips readers over. Responses that come in
 * meanwhile are counted in both. Each one is moved to the stage and channel that its touchpoint declares now.
 *
 * Where it stands is written in the store alone (which generations are counted in, which one is read), so it can be
 * killed anywhere and run again: what was counted is not counted twice.
 * @throws UsageError when there is no such store
 * @throws RebuildNotClean when the new generation does not add up
 */
export const rebuild = async (needs: RebuildNeeds, storeId: string): Promise<RebuildReport> => {
  const { table } = needs;
  const stores = dynamoStores(table);
  const cells = dynamoCells(table);

  const read = async (): Promise<Store> => {
    const store = await stores.get(storeId);
    if (store === undefined) throw new UsageError(`There is no store ${storeId}.`);
    return store;
  };

  const asks = dynamoAsks(table);
  /** Counts what an ask adds to the new generation, where its touchpoint stands now. True when that was to be done. */
  const countAsk = async (ask: Ask, store: Store, generation: number, declared: Touchpoint | undefined) => {
    const { invited } = ask;
    if (invited === undefined) return false;
    const { stage, channel } = declared ?? invited;
    const hasMoved = stage !== invited.stage || channel !== invited.channel;
    if (!hasMoved && ask.counted?.[String(generation)] !== undefined) return false;
    await asks.update(ask, store, (current) => ({
      ...current,
      ...(current.invited !== undefined && { invited: { ...current.invited, stage, channel } }),
    }));
    return true;
  };

  const count = async (generation: number, touchpoints: ReadonlyMap<string, Touchpoint>, counting: Store) => {
    let batch: Response[] = [];
    let left = 0;
    let moved = 0;
    let seen = 0;
    const flush = async () => {
      if (batch.length > 0) await needs.digest(batch);
      batch = [];
    };
    for await (const page of scanTable(table, { store: storeId })) {
      for (const scanned of page) {
        if (scanned.kind === "ask") {
          const { ask } = scanned;
          if (await countAsk(ask, counting, generation, touchpoints.get(ask.touchpoint))) left += 1;
        }
        if (scanned.kind !== "response") continue;
        seen += 1;
        let { response } = scanned;
        const declared = touchpoints.get(response.touchpoint);
        if (declared !== undefined && (declared.stage !== response.stage || declared.channel !== response.channel)) {
          left += 1;
          const now = await restamp(table, response, declared, needs.now());
          if (now === undefined) continue;
          moved += 1;
          response = now;
        } else if (response.counted?.in[String(generation)] === undefined) {
          left += 1;
        } else if (response.pending === undefined) {
          continue;
        }
        batch.push(response);
        if (batch.length >= BATCH) await flush();
      }
      needs.onStep?.("count", seen);
    }
    await flush();
    return { left, moved };
  };

  const dropOld = async (store: Store) => {
    const months = new Map<string, { generation: number; month: string }>();
    for await (const page of scanTable(table, { store: storeId })) {
      for (const scanned of page) {
        if (scanned.kind !== "cell" || scanned.cell.address.generation >= store.generation) continue;
        const { generation, day } = scanned.cell.address;
        months.set(`${generation}#${day.slice(0, 7)}`, { generation, month: day.slice(0, 7) });
      }
    }
    for (const { generation, month } of months.values()) await cells.drop(store, generation, month);
  };

  let store = await read();
  needs.onStep?.("begin", 0);
  if (store.generations.length === 1) {
    store = await stores.change(store, { generations: [store.generation, store.generation + 1] });
  }
  const next = Math.max(...store.generations);
  let moved = 0;
  let report: AuditReport | undefined;

  if (store.generation !== next) {
    const before = (await dynamoTouchpoints(table).all(storeId, { consistent: true })).filter(
      ({ formerly }) => formerly !== undefined,
    );
    await needs.writersCaughtUp();
    // Whoever takes responses may still put them where a touchpoint was.
    if (before.length > 0) await needs.readersCaughtUp();
    const touchpoints = new Map((await dynamoTouchpoints(table).all(storeId)).map((each) => [each.id, each]));
    for (let pass = 0; pass < MAX_PASSES; pass++) {
      const counted = await count(next, touchpoints, store);
      moved += counted.moved;
      if (counted.left > 0) continue;
      await dynamoJourneyEdits(table).historyMoved(storeId, before, { ...CLI, now: needs.now() });
      break;
    }
    needs.onStep?.("audit", 0);
    report = await audit(
      { ...needs, onProgress: (responses) => needs.onStep?.("audit", responses) },
      { store: storeId, generation: next },
    );
    if (!isClean(report)) throw new RebuildNotClean(report);
    needs.onStep?.("flip", 0);
    store = await stores.change(await read(), { generation: next });
  }

  await needs.readersCaughtUp();
  needs.onStep?.("drop", 0);
  await dropOld(store);
  await stores.change(await read(), { generations: [next] });
  // A digest that has not heard of it yet may still count in the old generation: drop what it leaves.
  await needs.writersCaughtUp();
  await dropOld(store);
  return { generation: next, moved, audit: report ?? (await audit(needs, { store: storeId })) };
};

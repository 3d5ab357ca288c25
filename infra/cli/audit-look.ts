import { isDeepStrictEqual } from "node:util";
import type { DigestResult } from "../../functions/digest/digest.ts";
import { dynamoAsks } from "../../shared/adapters/dynamo/asks.ts";
import type { CellAddress } from "../../shared/adapters/dynamo/cell-item.ts";
import { scanTable } from "../../shared/adapters/dynamo/scan.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import type { Ask } from "../../shared/domain/ask.ts";
import { addedByAsk, askContribution } from "../../shared/domain/ask-contribution.ts";
import { ALL, addedBy, ofWholeDay } from "../../shared/domain/cell.ts";
import { contributionOf } from "../../shared/domain/contribution.ts";
import type { Counters } from "../../shared/domain/counters.ts";
import { FORMULA } from "../../shared/domain/emotion.ts";
import type { Response } from "../../shared/domain/response.ts";
import type { Store } from "../../shared/domain/store.ts";
import { type FindingKind, type FindingLog, findingLog } from "./audit-finding.ts";

/** Counts responses as the stream would. */
export type CountResponses = (responses: readonly Response[]) => Promise<DigestResult>;

export type LookNeeds = {
  readonly table: TableClient;
  readonly now: () => Date;
  readonly digest: CountResponses;
  readonly onProgress?: (responses: number) => void;
};

/** A cell over all its suffixes: as the ledgers say that it should be, and as it is. */
export type CellState = {
  readonly address: CellAddress;
  readonly expected: Counters;
  readonly actual: Counters;
  readonly isStored: boolean;
};

/** What one look at the table saw. */
export type Look = {
  readonly responses: number;
  /** Responses on their way to be counted. */
  readonly waiting: number;
  readonly stores: ReadonlyMap<string, Store>;
  readonly cells: readonly CellState[];
  /** Cells of generations that nothing counts in any more. */
  readonly dropped: readonly CellAddress[];
  readonly wrong: FindingLog;
  readonly repaired: FindingLog;
};

/** A response that waits longer than this to be counted is not on its way any more. */
const LONGEST_WAIT_MS = 10 * 60_000;
/** Responses given to digest at once. */
const DIGEST_BATCH = 25;

/** Names a cell over all its suffixes. */
export const cellName = ({ store, generation, day, slice }: Omit<CellAddress, "suffix">) =>
  `${store}#${generation}#${day}#${slice}`;

const inLedger = ({ counted }: Response, generation: number) => counted?.in[String(generation)];

/** What is wrong with a response and its ledger. Both are one item, so what is read of them is what is there. */
const wrongWith = (
  response: Response,
  store: Store,
  judged: number | undefined,
  now: Date,
): FindingKind | undefined => {
  const { counted, pending, rev } = response;
  if (pending !== undefined) {
    return now.getTime() - Date.parse(pending) > LONGEST_WAIT_MS ? "response never counted" : undefined;
  }
  if (counted === undefined || counted.rev !== rev) return "response never counted";
  const contribution = contributionOf(response, store.timeZone);
  // A generation that a rebuild is filling may still lack the response; the one that is read may not.
  const generations =
    judged === undefined
      ? store.generations.filter((each) => each === store.generation || inLedger(response, each) !== undefined)
      : [judged];
  const agrees = generations.every((each) => isDeepStrictEqual(inLedger(response, each), contribution));
  return agrees && counted.formula === FORMULA ? undefined : "ledger differs from the response";
};

/** True when what was counted of an ask is what it adds, in every generation that must have it. */
const isCountedRight = ({ counted, ...ask }: Ask, store: Store, judged: number | undefined): boolean => {
  const contribution = askContribution(ask);
  const generations =
    judged === undefined
      ? store.generations.filter((each) => each === store.generation || counted?.[String(each)] !== undefined)
      : [judged];
  return generations.every((each) => isDeepStrictEqual(counted?.[String(each)] ?? null, contribution));
};

/** A cell state in the making: added to in place, once for every response. */
type Tally = {
  readonly address: CellAddress;
  readonly expected: Record<string, number>;
  readonly actual: Record<string, number>;
  isStored: boolean;
};
const addTo = (sum: Record<string, number>, counters: Counters): void => {
  for (const name in counters) sum[name] = (sum[name] ?? 0) + (counters[name] ?? 0);
};

type LookOptions = {
  readonly store?: string | undefined;
  /** Count wrong responses anew as they are come upon. */
  readonly repair: boolean;
  /** Judge this generation alone. */
  readonly generation?: number | undefined;
};

/** Reads the table from end to end, in memory that grows with the cells alone. */
export const lookAt = async (needs: LookNeeds, options: LookOptions): Promise<Look> => {
  const known = new Map<string, Store | undefined>();
  const getStore = dynamoStores(needs.table).get;
  const storeOf = async (id: string) => {
    if (!known.has(id)) known.set(id, await getStore(id));
    return known.get(id);
  };

  const isJudged = (generation: number) => options.generation === undefined || options.generation === generation;
  const cells = new Map<string, Tally>();
  const tallyOf = (address: CellAddress): Tally => {
    const name = cellName(address);
    const tally = cells.get(name) ?? { address: { ...address, suffix: 0 }, expected: {}, actual: {}, isStored: false };
    cells.set(name, tally);
    return tally;
  };

  const dropped: CellAddress[] = [];
  const seeCell = async (address: CellAddress, counters: Counters) => {
    const store = await storeOf(address.store);
    // Generations only go up, so what is older than those counted in is dead, whatever happens meanwhile.
    if (store !== undefined && address.generation < Math.min(...store.generations)) return void dropped.push(address);
    if (!isJudged(address.generation)) return;
    const tally = tallyOf(address);
    tally.isStored = true;
    // The whole day once counted all that its slices count; nobody reads what is left of that.
    addTo(tally.actual, address.slice === ALL ? ofWholeDay(counters) : counters);
  };

  const expectCells = (response: Response, store: Store) => {
    for (const generation of store.generations.filter(isJudged)) {
      const contribution = inLedger(response, generation);
      if (contribution === undefined || contribution === null) continue;
      for (const { slice, counters } of addedBy(contribution)) {
        const address = { store: store.id, generation, suffix: 0, day: contribution.day, slice };
        addTo(tallyOf(address).expected, counters);
      }
    }
  };

  const wrong = findingLog();
  const repaired = findingLog();
  let toRepair: { readonly response: Response; readonly kind: FindingKind }[] = [];
  const nameOf = ({ store, id }: Response) => `${store}/${id}`;
  const repairResponses = async () => {
    if (toRepair.length === 0) return;
    const { failed } = await needs.digest(toRepair.map(({ response }) => response));
    for (const { response, kind } of toRepair) {
      (failed.has(nameOf(response)) ? wrong : repaired).note(kind, nameOf(response));
    }
    toRepair = [];
  };

  let responses = 0;
  let waiting = 0;
  const seeResponse = async (response: Response) => {
    responses += 1;
    const store = await storeOf(response.store);
    if (store === undefined) return wrong.note("response of an unknown store", nameOf(response));
    expectCells(response, store);
    const kind = wrongWith(response, store, options.generation, needs.now());
    if (kind === undefined) waiting += response.pending === undefined ? 0 : 1;
    else if (!options.repair) wrong.note(kind, nameOf(response));
    else toRepair.push({ response, kind });
    if (toRepair.length >= DIGEST_BATCH) await repairResponses();
  };

  const asks = dynamoAsks(needs.table);
  const seeAsk = async (ask: Ask) => {
    const store = await storeOf(ask.store);
    if (store === undefined) return;
    const name = `${ask.store}/${ask.order}/${ask.survey}`;
    if (!isCountedRight(ask, store, options.generation)) {
      if (!options.repair) wrong.note("ledger differs from the ask", name);
      else {
        // Any change counts it anew.
        await asks.update(ask, store, (current) => current);
        repaired.note("ledger differs from the ask", name);
      }
    }
    for (const generation of store.generations.filter(isJudged)) {
      const contribution = ask.counted?.[String(generation)];
      if (contribution === undefined || contribution === null) continue;
      for (const { slice, counters } of addedByAsk(contribution)) {
        const address = { store: store.id, generation, suffix: 0, day: contribution.day, slice };
        addTo(tallyOf(address).expected, counters);
      }
    }
  };

  for await (const page of scanTable(needs.table, { store: options.store })) {
    for (const scanned of page) {
      if (scanned.kind === "cell") await seeCell(scanned.cell.address, scanned.cell.counters);
      else if (scanned.kind === "response") await seeResponse(scanned.response);
      else if (scanned.kind === "ask") await seeAsk(scanned.ask);
      else wrong.note("response not readable", `${scanned.key} (${scanned.reason})`);
    }
    needs.onProgress?.(responses);
  }
  await repairResponses();

  const stores = new Map([...known].flatMap(([id, store]) => (store === undefined ? [] : [[id, store] as const])));
  return { responses, waiting, stores, cells: [...cells.values()], dropped, wrong, repaired };
};

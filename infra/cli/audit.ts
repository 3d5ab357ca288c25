import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { CellAddress } from "../../shared/adapters/dynamo/cell-item.ts";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { ALL } from "../../shared/domain/cell.ts";
import { addCounters, type Counters, isZero, subtractCounters } from "../../shared/domain/counters.ts";
import { FINDINGS, type Finding, type FindingKind, findingLog } from "./audit-finding.ts";
import { type CellState, cellName, type Look, type LookNeeds, lookAt } from "./audit-look.ts";

export type AuditReport = {
  readonly responses: number;
  /** Responses that wait to be counted, for no longer than they may. */
  readonly waiting: number;
  /** Cells that the journey map is read from, or those of the generation asked for. */
  readonly cells: number;
  /** SHA-256 of those cells: equal counts give equal digests, whatever the generation. */
  readonly digest: string;
  /** What is wrong, by kind; after a repair, what is wrong still. */
  readonly wrong: Readonly<Record<FindingKind, number>>;
  /** What was wrong and is repaired, by kind. */
  readonly repaired: Readonly<Record<FindingKind, number>>;
  /** The first few of what is wrong, then of what was repaired. */
  readonly examples: readonly Finding[];
  /** Days that were counted in all the while, so that nothing can be said of them: look again later. */
  readonly busyDays: readonly string[];
};

export type AuditNeeds = LookNeeds;

export type AuditOptions = {
  /** One store; all of them when left out. */
  readonly store?: string | undefined;
  readonly repair?: boolean;
  /** Judge this generation alone, and hold every response to it: a rebuild asks for its new one. */
  readonly generation?: number;
};

/** Looks at a table that is being counted in before its days are called busy. */
const MAX_LOOKS = 3;
/** Times that cells are corrected and looked at again. */
const MAX_REPAIRS = 3;

type WrongCell = { readonly kind: FindingKind; readonly address: CellAddress; readonly off: Counters };
type Stamps = ReadonlyMap<string, readonly (number | undefined)[]>;
/** What looking until things are quiet came to: cells that are wrong for certain, and those that nothing can be said of. */
type Settled = {
  readonly seen: Look;
  readonly confirmed: readonly WrongCell[];
  readonly busy: readonly WrongCell[];
  readonly stamps: Stamps;
};

const dayName = ({ store, generation, day }: CellAddress) => `${store}, generation ${generation}, ${day}`;
const whereIs = (address: CellAddress) => `${dayName(address)}, ${address.slice === ALL ? "whole day" : address.slice}`;

const wrongCells = ({ cells }: Look): WrongCell[] =>
  cells.flatMap(({ address, expected, actual, isStored }) => {
    const off = subtractCounters(expected, actual);
    if (isZero(off)) return [];
    const kind = !isStored ? "cell missing" : isZero(expected) ? "cell without responses" : "cell differs";
    return [{ kind, address, off }];
  });

const digestOf = (cells: readonly CellState[]): string => {
  const hash = createHash("sha256");
  const lines = cells.map(({ address, actual }) => {
    const counters = Object.entries(addCounters(actual)).sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([address.store, address.day, address.slice, counters]);
  });
  for (const line of lines.sort()) hash.update(`${line}\n`);
  return hash.digest("hex");
};

/**
 * Recounts everything: each response against its ledger, and the ledgers against the cells. What a busy table makes
 * look wrong is looked at again: a cell is called wrong only when nothing was counted on its day during a whole look.
 * A repair counts wrong responses anew, as the stream would, then corrects the cells, then looks once more.
 */
export const audit = async (needs: AuditNeeds, options: AuditOptions = {}): Promise<AuditReport> => {
  const { store, repair = false, generation } = options;
  const look = (repairing: boolean) => lookAt(needs, { store, generation, repair: repairing });
  const cells = dynamoCells(needs.table);
  const repaired = findingLog();

  const stampsOf = async (wrong: readonly WrongCell[], { stores }: Look): Promise<Stamps> => {
    const stamps = new Map<string, readonly (number | undefined)[]>();
    for (const { address } of wrong) {
      const spread = stores.get(address.store)?.spread ?? 1;
      if (stamps.has(dayName(address))) continue;
      stamps.set(dayName(address), await cells.stamps(address, spread));
    }
    return stamps;
  };

  const settle = async (first: Look): Promise<Settled> => {
    let seen = first;
    let wrong = wrongCells(seen);
    let stamps = await stampsOf(wrong, seen);
    for (let looks = 2; wrong.length > 0; looks++) {
      seen = await look(false);
      wrong = wrongCells(seen);
      const after = await stampsOf(wrong, seen);
      const wasQuiet = ({ address }: WrongCell) =>
        stamps.has(dayName(address)) && isDeepStrictEqual(stamps.get(dayName(address)), after.get(dayName(address)));
      const confirmed = wrong.filter(wasQuiet);
      const busy = wrong.filter((cell) => !wasQuiet(cell));
      if (busy.length === 0 || looks >= MAX_LOOKS) return { seen, confirmed, busy, stamps: after };
      stamps = after;
    }
    return { seen, confirmed: [], busy: [], stamps };
  };

  const dropLeftovers = async ({ dropped, stores }: Look) => {
    const months = Map.groupBy(dropped, ({ store, generation, day }) => `${store}#${generation}#${day.slice(0, 7)}`);
    for (const [first] of months.values()) {
      const owner = first === undefined ? undefined : stores.get(first.store);
      if (first !== undefined && owner !== undefined) await cells.drop(owner, first.generation, first.day.slice(0, 7));
    }
    for (const address of dropped) repaired.note("cell of a dropped generation", cellName(address));
  };

  const correct = async ({ confirmed, stamps }: Settled) => {
    const stampOf = new Map([...stamps].map(([day, [ofFirstSuffix]]) => [day, ofFirstSuffix]));
    for (const { kind, address, off } of confirmed) {
      const day = dayName(address);
      const stamp = stampOf.get(day);
      if (!(await cells.correct(address, off, stamp))) continue;
      stampOf.set(day, (stamp ?? 0) + 1);
      repaired.note(kind, whereIs(address));
    }
  };

  const report = ({ seen, confirmed, busy }: Settled, repairedResponses = findingLog()): AuditReport => {
    const wrong = findingLog();
    for (const { kind, address } of confirmed) wrong.note(kind, whereIs(address));
    for (const address of seen.dropped) wrong.note("cell of a dropped generation", cellName(address));
    const read = seen.cells.filter(
      ({ address, actual }) =>
        address.generation === (generation ?? seen.stores.get(address.store)?.generation) && !isZero(actual),
    );
    const sum = (...logs: readonly { readonly count: Readonly<Record<FindingKind, number>> }[]) => {
      const total = { ...findingLog().count };
      for (const { count } of logs) for (const kind of FINDINGS) total[kind] += count[kind];
      return total;
    };
    return {
      responses: seen.responses,
      waiting: seen.waiting,
      cells: read.length,
      digest: digestOf(read),
      wrong: sum(seen.wrong, wrong),
      repaired: sum(repairedResponses, repaired),
      examples: [seen.wrong, wrong, repairedResponses, repaired].flatMap(({ examples }) => examples).slice(0, 20),
      busyDays: [...new Set(busy.map(({ address }) => dayName(address)))],
    };
  };

  const first = await look(repair);
  if (!repair) return report(await settle(first));

  await dropLeftovers(first);
  // Counting a response anew moves cells: what the first look saw of them is past.
  let settled = await settle(await look(false));
  for (let repairs = 0; settled.confirmed.length > 0 && repairs < MAX_REPAIRS; repairs++) {
    await correct(settled);
    settled = await settle(await look(false));
  }
  return report(settled, first.repaired);
};

/** True when nothing was found that is wrong. */
export const isClean = ({ wrong }: Pick<AuditReport, "wrong">): boolean => FINDINGS.every((kind) => wrong[kind] === 0);

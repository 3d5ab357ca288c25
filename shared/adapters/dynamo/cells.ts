import {
  DeleteItemCommand,
  GetItemCommand,
  type QueryCommandInput,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { ruleOfSlice } from "../../domain/ask-contribution.ts";
import { ALL, type Cell } from "../../domain/cell.ts";
import { addCounters, type Counters, isZero, subtractCounters } from "../../domain/counters.ts";
import { monthsBetween } from "../../domain/months.ts";
import type { Store } from "../../domain/store.ts";
import { TABLE } from "../../table.ts";
import { queryAll } from "./all-pages.ts";
import {
  addToCell,
  type CellAddress,
  cellAddress,
  cellCounters,
  cellKey,
  cellStamp,
  partition,
  RULE,
  SLICE,
  STAMP,
  WHOLE,
} from "./cell-item.ts";
import { type Item, type TableClient, toValue } from "./table-client.ts";

/** Items per page: an engine that reads all that is left for every page must not be asked without a limit. */
const PAGE = 1000;
/** Days kept decoded per process. A day of a busy store is about 50 slices of 1 KB. */
const MAX_CACHED_DAYS = 150;
/** Ranges of days kept added up per process. */
const MAX_CACHED_RANGES = 20;

/** Deletes on their way at one time while a generation is dropped. */
const DROPS_AT_ONCE = 16;

type CellStore = Pick<Store, "id" | "generation" | "spread">;
type CachedDay = { readonly stamp: string; readonly cells: readonly Cell[] };
type Days = ReadonlyMap<string, CachedDay>;
type Summed = { readonly days: Days; readonly sums: ReadonlyMap<string, Counters> };

/** A slice with its counters over some days. */
export type SliceSum = { readonly slice: string; readonly counters: Counters };

/** What is read of some days, as they were at one look. */
export type CellLook = {
  /** Equal texts mean that nothing was counted on those days in between. */
  readonly version: string;
  readonly read: (store: CellStore, from: string, to: string) => Promise<Cell[]>;
  readonly sums: (store: CellStore, from: string, to: string) => Promise<readonly SliceSum[]>;
};

const STAMPS_ONLY = { ProjectionExpression: "#pk, #sk, #stamp", ExpressionAttributeNames: { "#stamp": STAMP } };

const dropOldest = (cache: Map<string, unknown>, size: number): void => {
  for (const oldest of cache.keys()) {
    if (cache.size <= size) return;
    cache.delete(oldest);
  }
};

/** The stamps of some days, by day. */
type Stamps = ReadonlyMap<string, string>;
type ReadStamps = (store: CellStore, month: string, from: string, to: string) => Promise<Stamps>;

/** The days from one to another that a month has, by their names: `2026-02-31` is after its last day. */
const within = (month: string, from: string, to: string): [string, string] => [
  from > `${month}-01` ? from : `${month}-01`,
  to < `${month}-31` ? to : `${month}-31`,
];

export type Cells = ReturnType<typeof dynamoCells>;

export const dynamoCells = ({ client, tableName }: TableClient) => {
  const cache = new Map<string, CachedDay>();
  const summed = new Map<string, Summed>();

  const query = (
    partitionKey: string,
    from: string,
    to: string,
    projection: Pick<QueryCommandInput, "ProjectionExpression" | "ExpressionAttributeNames"> = {},
  ): Promise<Item[]> =>
    queryAll(
      { client, tableName },
      {
        KeyConditionExpression: "#pk = :pk AND #sk BETWEEN :from AND :to",
        ...projection,
        ExpressionAttributeNames: {
          "#pk": TABLE.partitionKey,
          "#sk": TABLE.sortKey,
          ...projection.ExpressionAttributeNames,
        },
        ExpressionAttributeValues: { ":pk": toValue(partitionKey), ":from": toValue(from), ":to": toValue(to) },
        ConsistentRead: true,
        Limit: PAGE,
      },
    );

  const toCell = (item: Item): Cell => {
    const address = cellAddress(item);
    if (address === undefined) throw new Error("an item that is no cell stands in a partition of cells");
    return { generation: address.generation, day: address.day, slice: address.slice, counters: cellCounters(item) };
  };

  const partitionsOf = (store: CellStore, month: string) =>
    Array.from({ length: store.spread }, (_, suffix) => partition(store.id, store.generation, month, suffix));

  /** The stamps of some days of one month that were counted in, over every suffix. */
  const stampsOfMonth: ReadStamps = async (store, month, from, to) => {
    const wholes = await Promise.all(
      partitionsOf(store, month).map((key) => query(key, `${WHOLE}${from}`, `${WHOLE}${to}`, STAMPS_ONLY)),
    );
    const stamps = new Map<string, string>();
    for (const item of wholes.flat()) {
      const address = cellAddress(item);
      if (address === undefined) continue;
      stamps.set(address.day, `${stamps.get(address.day) ?? ""} ${address.suffix}:${cellStamp(item) ?? 0}`);
    }
    return stamps;
  };

  /** Cells of some days of one month, from every suffix; days that have not changed since they were read come from memory. */
  const readMonth = async (
    store: CellStore,
    month: string,
    from: string,
    to: string,
    readStamps: ReadStamps,
  ): Promise<Days> => {
    const stamps = await readStamps(store, month, from, to);
    const cacheKey = (day: string) => `${store.id}#${store.generation}#${day}`;
    // Held here as well: while we wait, readers of other days may push these out of the cache.
    const known = new Map<string, CachedDay>();
    for (const [day, stamp] of stamps) {
      const cached = cache.get(cacheKey(day));
      if (cached?.stamp === stamp) known.set(day, cached);
    }
    const stale = [...stamps.keys()].filter((day) => !known.has(day)).sort();
    const first = stale[0];
    const last = stale.at(-1);
    if (first !== undefined && last !== undefined) {
      // The stamps were read first, so the cells are at least as new: at worst a day is read once more next time.
      const items = (
        await Promise.all(partitionsOf(store, month).map((key) => query(key, `${SLICE}${first}`, `${SLICE}${last}~`)))
      ).flat();
      const perDay = Map.groupBy(items.map(toCell), (cell) => cell.day);
      for (const [day, stamp] of stamps) {
        if (day < first || day > last) continue;
        const read = { stamp, cells: perDay.get(day) ?? [] };
        known.set(day, read);
        cache.delete(cacheKey(day));
        cache.set(cacheKey(day), read);
      }
    }
    dropOldest(cache, MAX_CACHED_DAYS);
    return known;
  };

  const readDays = async (store: CellStore, from: string, to: string, readStamps: ReadStamps): Promise<Days> => {
    const months = await Promise.all(
      monthsBetween(from, to).map((month) => readMonth(store, month, ...within(month, from, to), readStamps)),
    );
    return new Map(months.flatMap((days) => [...days]));
  };

  /** Cells of the generation that is read, from one day to another, both included. */
  const read = async (
    store: CellStore,
    from: string,
    to: string,
    readStamps: ReadStamps = stampsOfMonth,
  ): Promise<Cell[]> => [...(await readDays(store, from, to, readStamps)).values()].flatMap(({ cells }) => cells);

  /**
   * Counters of each slice, added up from one day to another, both included. They are remembered: of a day that has
   * changed since, what it was is subtracted and what it is added, so that a busy today does not cost the whole month.
   */
  const sums = async (
    store: CellStore,
    from: string,
    to: string,
    readStamps: ReadStamps = stampsOfMonth,
  ): Promise<readonly SliceSum[]> => {
    const days = await readDays(store, from, to, readStamps);
    const range = `${store.id}#${store.generation}#${from}#${to}`;
    const known = summed.get(range) ?? { days: new Map<string, CachedDay>(), sums: new Map<string, Counters>() };
    const changes: { readonly slice: string; readonly counters: Counters }[] = [];
    for (const day of new Set([...known.days.keys(), ...days.keys()])) {
      const before = known.days.get(day);
      const now = days.get(day);
      if (before === now) continue;
      for (const { slice, counters } of before?.cells ?? []) {
        changes.push({ slice, counters: subtractCounters({}, counters) });
      }
      changes.push(...(now?.cells ?? []));
    }
    const sums = new Map(known.sums);
    for (const [slice, changed] of Map.groupBy(changes, ({ slice }) => slice)) {
      const counters = addCounters(sums.get(slice) ?? {}, ...changed.map((change) => change.counters));
      if (isZero(counters)) sums.delete(slice);
      else sums.set(slice, counters);
    }
    summed.delete(range);
    summed.set(range, { days, sums });
    dropOldest(summed, MAX_CACHED_RANGES);
    return [...sums].map(([slice, counters]) => ({ slice, counters }));
  };

  /** Counters of each rule, added up from one day to another, both included. */
  const ruleSums = async (store: CellStore, from: string, to: string): Promise<ReadonlyMap<string, Counters>> => {
    const pages = await Promise.all(
      monthsBetween(from, to).flatMap((month) =>
        partitionsOf(store, month).map((key) => query(key, `${RULE}${from}`, `${RULE}${to}~`)),
      ),
    );
    const byRule = Map.groupBy(pages.flat().map(toCell), ({ slice }) => ruleOfSlice(slice) ?? "");
    return new Map(
      [...byRule].map(([rule, cells]) => [rule, addCounters(...cells.map(({ counters }) => counters))] as const),
    );
  };

  /**
   * Looks whether anything was counted on some days: one query a month and suffix, of stamps alone. What is then read of
   * those days, or of some of them, takes the same stamps, so that a look costs nothing beside a reading.
   */
  const look = async (store: CellStore, from: string, to: string): Promise<CellLook> => {
    const months = await Promise.all(
      monthsBetween(from, to).map((month) => stampsOfMonth(store, month, ...within(month, from, to))),
    );
    const stamps = months.flatMap((ofMonth) => [...ofMonth]);
    const seen: ReadStamps = async (asked, month, first, last) =>
      asked.id === store.id && asked.generation === store.generation && from <= first && last <= to
        ? new Map(stamps.filter(([day]) => first <= day && day <= last))
        : stampsOfMonth(asked, month, first, last);
    return {
      version: `${store.generation} ${stamps.map((stamp) => stamp.join("=")).join()}`,
      read: (...asked) => read(...asked, seen),
      sums: (...asked) => sums(...asked, seen),
    };
  };

  /** The stamps of one day, one for each suffix: equal stamps mean that nothing was counted in between. */
  const stamps = async (
    { store, generation, day }: Pick<CellAddress, "store" | "generation" | "day">,
    spread: number,
  ): Promise<(number | undefined)[]> =>
    Promise.all(
      Array.from({ length: spread }, async (_, suffix) => {
        const Key = cellKey({ store, generation, suffix, day, slice: ALL });
        const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }));
        return Item === undefined ? undefined : cellStamp(Item);
      }),
    );

  /**
   * Correct a cell by what it is off, unless its day was counted in (or corrected) since `stamp` was read from the
   * whole-day cell of the same suffix. It raises that stamp by one.
   * @returns false when the day has changed meanwhile: look again.
   */
  const correct = async (address: CellAddress, off: Counters, stamp: number | undefined): Promise<boolean> => {
    const isWhole = address.slice === ALL;
    // What an audit could not find again would be corrected for ever.
    if (cellAddress(cellKey(address)) === undefined) throw new Error(`not the address of a cell: ${address.day}`);
    const guard = addToCell(tableName, { ...address, slice: ALL }, isWhole ? off : {});
    const guarded = {
      ...guard,
      ConditionExpression: stamp === undefined ? "attribute_not_exists(#stamp)" : "#stamp = :stamp",
      ExpressionAttributeNames: { ...guard.ExpressionAttributeNames, "#stamp": STAMP },
      ExpressionAttributeValues: {
        ...guard.ExpressionAttributeValues,
        ...(stamp !== undefined && { ":stamp": toValue(stamp) }),
      },
    };
    try {
      await client.send(
        new TransactWriteItemsCommand({
          TransactItems: [{ Update: guarded }, ...(isWhole ? [] : [{ Update: addToCell(tableName, address, off) }])],
        }),
      );
      return true;
    } catch (error) {
      const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
      if (reasons.some(({ Code }) => Code === "ConditionalCheckFailed" || Code === "TransactionConflict")) return false;
      throw error;
    }
  };

  /** Delete every cell of a generation in one month: after a rebuild has put another in its place. Twice is harmless. */
  const drop = async (store: Pick<CellStore, "id" | "spread">, generation: number, month: string): Promise<void> => {
    for (let suffix = 0; suffix < store.spread; suffix++) {
      const items = await query(partition(store.id, generation, month, suffix), WHOLE, `${RULE}~`);
      for (let start = 0; start < items.length; start += DROPS_AT_ONCE) {
        await Promise.all(
          items.slice(start, start + DROPS_AT_ONCE).map((item) =>
            client.send(
              new DeleteItemCommand({
                TableName: tableName,
                Key: { [TABLE.partitionKey]: item[TABLE.partitionKey]!, [TABLE.sortKey]: item[TABLE.sortKey]! },
              }),
            ),
          ),
        );
      }
    }
  };

  return { read, sums, ruleSums, look, stamps, correct, drop };
};

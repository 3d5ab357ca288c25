import {
  type CancellationReason,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { deltasBetween, mergeDeltas } from "../../domain/cell.ts";
import type { Counted } from "../../domain/counted.ts";
import { Response, type TextReading } from "../../domain/response.ts";
import type { Store } from "../../domain/store.ts";
import { TABLE } from "../../table.ts";
import { addToCell } from "./cell-item.ts";
import { responseKey } from "./responses.ts";
import { fromItem, type TableClient, toValue } from "./table-client.ts";
import { isTransient, isTransientCode } from "./transient.ts";

/** TransactWriteItems takes at most 100 items. Source: DynamoDB API reference. */
const MAX_TRANSACTION_ITEMS = 100;

/** What waits in the work index for its comment to be read again. */
export const READING_WORK = "READING";

/** One response to count: as it was seen, its next ledger entry, and what was learnt of its comment on the way. */
export type Count = {
  readonly store: Pick<Store, "id" | "spread">;
  readonly seen: Response;
  readonly counted: Counted;
  readonly reading?: TextReading | undefined;
  /** The comment could not be read: try again when due. */
  readonly again?: { readonly attempts: number; readonly due: string } | undefined;
};

/**
 * What became of a transaction.
 * - `stale`: nothing was written; those responses are not as they were seen. `now` is what they are, absent when gone.
 * - `busy`: nothing was written (or nothing is known to be): try again.
 */
export type CommitResult =
  | { readonly outcome: "committed" }
  | {
      readonly outcome: "stale";
      readonly stale: readonly { readonly index: number; readonly now: Response | undefined }[];
    }
  | { readonly outcome: "busy"; readonly cause: unknown };

/** Names of the cells that a count may touch. */
const touchedCells = ({ store, seen, counted }: Count): string[] =>
  deltasBetween(seen.counted, counted).map(({ generation, day, slice }) => `${store.id}#${generation}#${day}#${slice}`);

/**
 * Split counts into few transactions that each stay within the limit: one item per response and one per touched cell.
 * Those that touch the same cells go together, so that a cell is written once for many responses.
 */
export const inTransactions = (counts: readonly Count[]): Count[][] => {
  const touching = counts.map((count) => ({ count, touched: touchedCells(count).toSorted() }));
  const byCells = touching
    .map((one) => ({ ...one, name: one.touched.join() }))
    .toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  const transactions: Count[][] = [];
  let current: Count[] = [];
  let cells = new Set<string>();
  for (const { count, touched } of byCells) {
    const more = touched.filter((cell) => !cells.has(cell)).length;
    if (current.length > 0 && current.length + 1 + cells.size + more > MAX_TRANSACTION_ITEMS) {
      transactions.push(current);
      current = [];
      cells = new Set();
    }
    current.push(count);
    for (const cell of touched) cells.add(cell);
  }
  if (current.length > 0) transactions.push(current);
  return transactions;
};

const cellDeltas = (counts: readonly Count[]) =>
  [...Map.groupBy(counts, (count) => count.store.id).values()].flatMap((ofStore) => {
    const store = ofStore[0]!.store;
    return mergeDeltas(ofStore.flatMap((count) => deltasBetween(count.seen.counted, count.counted))).map((delta) => ({
      store,
      delta,
    }));
  });

const responseUpdate = (tableName: string, { seen, counted, reading, again }: Count) => {
  const set = ["#counted = :counted"];
  const remove = ["#pending"];
  if (reading !== undefined) set.push("#reading = :reading");
  if (again !== undefined) set.push("#readingAttempts = :attempts", "#work = :work", "#due = :due");
  else remove.push("#readingAttempts", "#work", "#due");
  return {
    TableName: tableName,
    Key: responseKey(seen),
    UpdateExpression: `SET ${set.join(", ")} REMOVE ${remove.join(", ")}`,
    ConditionExpression:
      seen.counted === undefined
        ? "#rev = :rev AND attribute_not_exists(#counted)"
        : "#rev = :rev AND #counted.#version = :version",
    ExpressionAttributeNames: {
      "#rev": "rev",
      "#counted": "counted",
      "#pending": "pending",
      "#readingAttempts": "readingAttempts",
      "#work": TABLE.workIndex.partitionKey,
      "#due": TABLE.workIndex.sortKey,
      ...(seen.counted !== undefined && { "#version": "version" }),
      ...(reading !== undefined && { "#reading": "reading" }),
    },
    ExpressionAttributeValues: {
      ":rev": toValue(seen.rev),
      ":counted": toValue(counted),
      ...(seen.counted !== undefined && { ":version": toValue(seen.counted.version) }),
      ...(reading !== undefined && { ":reading": toValue(reading) }),
      ...(again !== undefined && {
        ":attempts": toValue(again.attempts),
        ":work": toValue(READING_WORK),
        ":due": toValue(again.due),
      }),
    },
    ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
  };
};

export type Ledger = ReturnType<typeof dynamoLedger>;

/**
 * Counts responses: their ledger entries and the cells that they touch change in one transaction or not at all.
 * A response counts only if it is still as it was seen, so the same count can be tried again and again.
 */
export const dynamoLedger = ({ client, tableName }: TableClient, random: () => number = Math.random) => {
  const staleOnes = (reasons: readonly CancellationReason[], counts: readonly Count[]) =>
    counts.flatMap((_, index) => {
      const reason = reasons[index];
      if (reason?.Code !== "ConditionalCheckFailed") return [];
      return [{ index, now: reason.Item === undefined ? undefined : fromItem(Response, reason.Item) }];
    });

  const commit = async (counts: readonly Count[]): Promise<CommitResult> => {
    // Any suffix may take any delta, since readers add them up; another one each time steps out of a conflict's way.
    const draw = random();
    const items: TransactWriteItem[] = [
      ...counts.map((count) => ({ Update: responseUpdate(tableName, count) })),
      ...cellDeltas(counts).map(({ store, delta }) => ({
        Update: addToCell(
          tableName,
          { ...delta, store: store.id, suffix: Math.floor(draw * store.spread) },
          delta.counters,
        ),
      })),
    ];
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
      return { outcome: "committed" };
    } catch (error) {
      if (error instanceof TransactionCanceledException) {
        const reasons = error.CancellationReasons ?? [];
        const stale = staleOnes(reasons, counts);
        if (stale.length > 0) return { outcome: "stale", stale };
        if (reasons.some((reason) => isTransientCode(reason.Code))) return { outcome: "busy", cause: error };
        throw error;
      }
      if (isTransient(error)) return { outcome: "busy", cause: error };
      throw error;
    }
  };

  return { commit };
};

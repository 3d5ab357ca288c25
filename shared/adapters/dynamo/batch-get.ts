import { setTimeout as sleep } from "node:timers/promises";
import { BatchGetItemCommand, type BatchGetItemCommandOutput } from "@aws-sdk/client-dynamodb";
import { AppError } from "../../domain/errors.ts";
import { TABLE } from "../../table.ts";
import type { Item, TableClient } from "./table-client.ts";

/** BatchGetItem takes at most 100 keys. Source: DynamoDB API reference. */
const MAX_BATCH = 100;
/** Times that the keys which DynamoDB left unread are asked for, with random pauses in between. */
const MAX_BATCH_TRIES = 6;

const nameOf = (item: Item): string => `${item[TABLE.partitionKey]?.S} ${item[TABLE.sortKey]?.S}`;

/** The keys of an item that an index gave. */
export const keyOf = (item: Item): Item => ({
  [TABLE.partitionKey]: item[TABLE.partitionKey]!,
  [TABLE.sortKey]: item[TABLE.sortKey]!,
});

/**
 * Items by key, in the order asked; those that are gone are left out. They are as they are now, so that what was erased a
 * moment ago does not come back; `consistent: false` reads for half the price what may be a moment old.
 * @throws AppError `unavailable`
 */
export const batchGet = async (
  { client, tableName }: TableClient,
  keys: readonly Item[],
  { consistent = true } = {},
): Promise<Item[]> => {
  const found = new Map<string, Item>();
  for (let start = 0; start < keys.length; start += MAX_BATCH) {
    let wanted: Item[] | undefined = keys.slice(start, start + MAX_BATCH);
    for (let attempt = 1; wanted !== undefined && wanted.length > 0; attempt++) {
      if (attempt > MAX_BATCH_TRIES) throw new AppError("unavailable", "The table is busy: try again in a moment.");
      if (attempt > 1) await sleep(Math.random() * 25 * 2 ** attempt);
      const answer: BatchGetItemCommandOutput = await client.send(
        new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: wanted, ConsistentRead: consistent } } }),
      );
      for (const item of answer.Responses?.[tableName] ?? []) found.set(nameOf(item), item);
      wanted = answer.UnprocessedKeys?.[tableName]?.Keys;
    }
  }
  return keys.map((key) => found.get(nameOf(key))).filter((item) => item !== undefined);
};

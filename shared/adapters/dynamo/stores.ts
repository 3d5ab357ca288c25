import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { AppError } from "../../domain/errors.ts";
import { Store, type StoreDraft, type StoreSettings } from "../../domain/store.ts";
import { TABLE } from "../../table.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { fromItem, type Item, type TableClient, toItem, toValue } from "./table-client.ts";

// S#<store> | CFG
const storeKey = (id: string): Item => toItem({ [TABLE.partitionKey]: `S#${id}`, [TABLE.sortKey]: "CFG" });

/** Every store stands in the work index under this name, so that they can be listed. It waits for nothing. */
const STORES = "STORES";

const storeItem = (store: Store): Item =>
  toItem({
    ...store,
    [TABLE.partitionKey]: `S#${store.id}`,
    [TABLE.sortKey]: "CFG",
    [TABLE.workIndex.partitionKey]: STORES,
    [TABLE.workIndex.sortKey]: store.id,
  });

export type Stores = ReturnType<typeof dynamoStores>;

export const dynamoStores = ({ client, tableName }: TableClient) => {
  /** @throws AppError `conflict` when the id is taken. */
  const create = async (draft: StoreDraft, now: Date): Promise<Store> => {
    const store: Store = {
      ...draft,
      createdAt: now.toISOString(),
      revision: 1,
      generation: 1,
      generations: [1],
      spread: 1,
    };
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: storeItem(store),
          ConditionExpression: "attribute_not_exists(#pk)",
          ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
        }),
      );
      return store;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      throw new AppError("conflict", `There is a store ${draft.id} already.`, { cause: error });
    }
  };

  const get = async (id: string): Promise<Store | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: storeKey(id), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : fromItem(Store, Item);
  };

  /** Change a store as it was read. @throws AppError `conflict` when somebody else changed it meanwhile. */
  const change = async (
    store: Store,
    changes: Partial<StoreSettings & Pick<Store, "logo" | "generation" | "generations" | "spread">>,
  ): Promise<Store> => {
    const changed: Store = { ...store, ...changes, revision: store.revision + 1 };
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: storeItem(changed),
          ConditionExpression: "#revision = :revision",
          ExpressionAttributeNames: { "#revision": "revision" },
          ExpressionAttributeValues: { ":revision": toValue(store.revision) },
        }),
      );
      return changed;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      throw new AppError("conflict", "The store was changed meanwhile: read it again.", { cause: error });
    }
  };

  /** Stores by id. */
  const list = async (limit: number, cursor?: string): Promise<{ stores: Store[]; cursor?: string | undefined }> => {
    const after = cursor === undefined ? undefined : decodeCursor([STORES], cursor);
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: TABLE.workIndex.name,
        KeyConditionExpression: "#work = :work AND #due > :after",
        ExpressionAttributeNames: { "#work": TABLE.workIndex.partitionKey, "#due": TABLE.workIndex.sortKey },
        // "!" sorts before every id.
        ExpressionAttributeValues: { ":work": toValue(STORES), ":after": toValue(after ?? "!") },
        Limit: limit,
      }),
    );
    const ids = Items.map((item) => item[TABLE.workIndex.sortKey]?.S ?? "");
    const stores = await Promise.all(ids.map(get));
    const last = ids.at(-1);
    return {
      stores: stores.filter((store) => store !== undefined),
      cursor: LastEvaluatedKey !== undefined && last !== undefined ? encodeCursor([STORES], last) : undefined,
    };
  };

  return { create, get, change, list };
};

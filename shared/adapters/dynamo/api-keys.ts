import { createHash, randomBytes } from "node:crypto";
import { GetItemCommand, TransactionCanceledException, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { ApiKey, type ApiKeyDraft, defaultScopes, KEY_PREFIX, type Scope } from "../../domain/api-key.ts";
import { AppError } from "../../domain/errors.ts";
import { TABLE } from "../../table.ts";
import { readStorePage } from "./store-page.ts";
import { fromItem, type TableClient, toItem, toValue } from "./table-client.ts";

const hashOf = (secret: string) => createHash("sha256").update(secret).digest("hex");

// K#<sha256> | K: found by what a caller shows. S#<store> | KEY#<id>: listed and revoked by its public id.
const secretKey = (hash: string) => toItem({ [TABLE.partitionKey]: `K#${hash}`, [TABLE.sortKey]: "K" });
const PREFIX = "KEY#";
const listedKey = (store: string, id: string) =>
  toItem({ [TABLE.partitionKey]: `S#${store}`, [TABLE.sortKey]: `${PREFIX}${id}` });

export type ApiKeys = ReturnType<typeof dynamoApiKeys>;

export const dynamoApiKeys = ({ client, tableName }: TableClient) => {
  /** Make a key. Its secret comes back this once: only its hash is kept. Give a `secret` only where it need not be one. */
  const create = async (
    store: string,
    draft: Omit<ApiKeyDraft, "scopes"> & { scopes?: readonly Scope[] | undefined },
    now: Date,
    secret = `${KEY_PREFIX[draft.kind]}${randomBytes(24).toString("base64url")}`,
  ): Promise<{ key: ApiKey; secret: string }> => {
    const hash = hashOf(secret);
    const key: ApiKey = {
      id: randomBytes(9).toString("base64url"),
      store,
      kind: draft.kind,
      name: draft.name,
      scopes: [...(draft.scopes ?? defaultScopes(draft.kind))],
      createdAt: now.toISOString(),
    };
    const put = (keys: ReturnType<typeof toItem>) => ({
      Put: {
        TableName: tableName,
        Item: { ...toItem({ ...key, hash }), ...keys },
        ConditionExpression: "attribute_not_exists(#pk)",
        ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
      },
    });
    await client.send(
      new TransactWriteItemsCommand({ TransactItems: [put(secretKey(hash)), put(listedKey(store, key.id))] }),
    );
    return { key, secret };
  };

  /** The key that a caller shows; undefined when there is none such. A revoked one comes back with `revokedAt`. */
  const find = async (secret: string): Promise<ApiKey | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: secretKey(hashOf(secret)), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : fromItem(ApiKey, Item);
  };

  /** A store's key by its public id; a revoked one comes back with `revokedAt`. */
  const get = async (store: string, id: string): Promise<ApiKey | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: listedKey(store, id), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : fromItem(ApiKey, Item);
  };

  /** Revoke a key for good. @throws AppError `not_found` when the store has no such key. */
  const revoke = async (store: string, id: string, now: Date): Promise<void> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: listedKey(store, id), ConsistentRead: true }),
    );
    const hash = Item?.hash?.S;
    if (hash === undefined) throw new AppError("not_found", "There is no such key.");
    const update = (Key: ReturnType<typeof toItem>) => ({
      Update: {
        TableName: tableName,
        Key,
        UpdateExpression: "SET #revokedAt = if_not_exists(#revokedAt, :now)",
        ConditionExpression: "attribute_exists(#pk)",
        ExpressionAttributeNames: { "#revokedAt": "revokedAt", "#pk": TABLE.partitionKey },
        ExpressionAttributeValues: { ":now": toValue(now.toISOString()) },
      },
    });
    try {
      await client.send(
        new TransactWriteItemsCommand({ TransactItems: [update(secretKey(hash)), update(listedKey(store, id))] }),
      );
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      throw new AppError("conflict", "The key was changed meanwhile: try again.", { cause: error });
    }
  };

  /** Keys of a store by id, revoked ones too. */
  const list = async (
    store: string,
    limit: number,
    cursor?: string,
  ): Promise<{ keys: ApiKey[]; cursor?: string | undefined }> => {
    const page = await readStorePage({ client, tableName }, { store, prefix: PREFIX, schema: ApiKey, limit, cursor });
    return { keys: page.items, cursor: page.cursor };
  };

  return { create, find, get, revoke, list };
};

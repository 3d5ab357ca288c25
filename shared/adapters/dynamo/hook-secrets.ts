import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import type { HookSource } from "../../domain/hook.ts";
import { TABLE } from "../../table.ts";
import { fromItem, type TableClient, toItem } from "./table-client.ts";

// S#<store> | HOOK#<source>: an item of its own, so that no answer about a store can carry it
const hookKey = (store: string, source: HookSource) =>
  toItem({ [TABLE.partitionKey]: `S#${store}`, [TABLE.sortKey]: `HOOK#${source}` });

const Hook = z.object({ secret: z.string(), before: z.string().optional() });

export type HookSecrets = ReturnType<typeof dynamoHookSecrets>;

/** Secrets that webhooks are signed with. The one before the newest still counts, so that they can be changed. */
export const dynamoHookSecrets = ({ client, tableName }: TableClient) => {
  /** Secrets of a source, the newest first; none when the store takes no such webhook. */
  const get = async (store: string, source: HookSource): Promise<readonly string[]> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: hookKey(store, source), ConsistentRead: true }),
    );
    if (Item === undefined) return [];
    const { secret, before } = fromItem(Hook, Item);
    return before === undefined ? [secret] : [secret, before];
  };

  const put = async (store: string, source: HookSource, secret: string): Promise<void> => {
    const [before] = await get(store, source);
    await client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: { ...toItem({ secret, ...(before !== secret && { before }) }), ...hookKey(store, source) },
      }),
    );
  };

  return { get, put };
};

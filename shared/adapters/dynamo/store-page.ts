import { QueryCommand } from "@aws-sdk/client-dynamodb";
import type * as z from "zod";
import { TABLE } from "../../table.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { fromItem, type TableClient, toItem, toValue } from "./table-client.ts";

/** What stands in a store's own partition, `S#<store>`, under `<prefix><id>`. */
export type StoreList<Schema extends z.ZodType<{ id: string }>> = {
  readonly store: string;
  readonly prefix: string;
  readonly schema: Schema;
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Last id first. */
  readonly backwards?: boolean;
  /** As it is at this moment, for twice the read units. */
  readonly consistent?: boolean;
};

/** A page of one kind of a store's items, by id. @throws AppError `invalid_input` for a cursor of another list. */
export const readStorePage = async <Schema extends z.ZodType<{ id: string }>>(
  { client, tableName }: TableClient,
  { store, prefix, schema, limit, cursor, backwards = false, consistent = false }: StoreList<Schema>,
): Promise<{ items: z.output<Schema>[]; cursor?: string | undefined }> => {
  const scope = [prefix, store];
  const partition = `S#${store}`;
  const after = cursor === undefined ? undefined : decodeCursor(scope, cursor);
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "#pk = :pk AND begins_with(#sk, :prefix)",
      ExpressionAttributeNames: { "#pk": TABLE.partitionKey, "#sk": TABLE.sortKey },
      ExpressionAttributeValues: { ":pk": toValue(partition), ":prefix": toValue(prefix) },
      Limit: limit,
      ScanIndexForward: !backwards,
      ConsistentRead: consistent,
      ...(after !== undefined && {
        ExclusiveStartKey: toItem({ [TABLE.partitionKey]: partition, [TABLE.sortKey]: `${prefix}${after}` }),
      }),
    }),
  );
  const items = Items.map((item) => fromItem(schema, item));
  const last = items.at(-1);
  return {
    items,
    cursor: LastEvaluatedKey !== undefined && last !== undefined ? encodeCursor(scope, last.id) : undefined,
  };
};

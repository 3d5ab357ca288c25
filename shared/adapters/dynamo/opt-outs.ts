import { GetItemCommand, type TransactWriteItem, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { TABLE } from "../../table.ts";
import { type TableClient, toItem, toValue } from "./table-client.ts";
import { whileBusy } from "./transact.ts";

// S#<store>#O#<id> | O, where the id is what an unsubscribe link carries: whom it stands for, only its sender knows
const optOutKey = (store: string, id: string) =>
  toItem({ [TABLE.partitionKey]: `S#${store}#O#${id}`, [TABLE.sortKey]: "O" });

/** Holds in a transaction only as long as somebody has not opted out. */
export const notOptedOut = (tableName: string, store: string, id: string): TransactWriteItem => ({
  ConditionCheck: {
    TableName: tableName,
    Key: optOutKey(store, id),
    ConditionExpression: "attribute_not_exists(#at)",
    ExpressionAttributeNames: { "#at": "optedOutAt" },
  },
});

export type OptOuts = ReturnType<typeof dynamoOptOuts>;

/** Who wants no more invitations. Kept for good: it is the only way to keep the promise. */
export const dynamoOptOuts = ({ client, tableName }: TableClient) => {
  /** Note that somebody wants no more; the first time stays. */
  const add = async (store: string, id: string, now: Date): Promise<void> => {
    const update = new UpdateItemCommand({
      TableName: tableName,
      Key: optOutKey(store, id),
      UpdateExpression: "SET #at = if_not_exists(#at, :now)",
      ExpressionAttributeNames: { "#at": "optedOutAt" },
      ExpressionAttributeValues: { ":now": toValue(now.toISOString()) },
    });
    // A claim of a mail to them may be looking at it this very moment.
    await whileBusy(() => client.send(update));
  };

  /** True when somebody wants no more. Whoever sends must ask right before. */
  const has = async (store: string, id: string): Promise<boolean> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: optOutKey(store, id), ConsistentRead: true }),
    );
    return Item !== undefined;
  };

  return { add, has };
};

import { ConditionalCheckFailedException, QueryCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { TABLE } from "../../table.ts";
import { READING_WORK } from "./ledger.ts";
import { type Item, type TableClient, toValue } from "./table-client.ts";

/** Responses that one call of `wakeDue` takes: when it takes fewer, none is left. */
export const WAKE_PAGE = 100;

/** Comments that an engine could not read yet, waiting in the work index for another try. */
export const dynamoReadingWork = ({ client, tableName }: TableClient) => {
  const wake = async (item: Item, now: Date): Promise<boolean> => {
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: { [TABLE.partitionKey]: item[TABLE.partitionKey]!, [TABLE.sortKey]: item[TABLE.sortKey]! },
          UpdateExpression: "SET #pending = :now REMOVE #work, #due",
          ConditionExpression: "#work = :work",
          ExpressionAttributeNames: {
            "#pending": "pending",
            "#work": TABLE.workIndex.partitionKey,
            "#due": TABLE.workIndex.sortKey,
          },
          ExpressionAttributeValues: { ":now": toValue(now.toISOString()), ":work": toValue(READING_WORK) },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  /** Hand what is due back to digest. @returns how many; call again while it is a full `WAKE_PAGE`. */
  const wakeDue = async (now: Date): Promise<number> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: TABLE.workIndex.name,
        KeyConditionExpression: "#work = :work AND #due <= :now",
        ExpressionAttributeNames: { "#work": TABLE.workIndex.partitionKey, "#due": TABLE.workIndex.sortKey },
        ExpressionAttributeValues: { ":work": toValue(READING_WORK), ":now": toValue(now.toISOString()) },
        Limit: WAKE_PAGE,
      }),
    );
    const woken = await Promise.all(Items.map((item) => wake(item, now)));
    return woken.filter(Boolean).length;
  };

  return { wakeDue };
};

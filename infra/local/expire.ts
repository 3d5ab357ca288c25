import { ConditionalCheckFailedException, DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import { scanAll } from "../../shared/adapters/dynamo/all-pages.ts";
import { type TableClient, toValue } from "../../shared/adapters/dynamo/table-client.ts";
import { TABLE } from "../../shared/table.ts";

/** Remove what has expired, as DynamoDB's time to live does on AWS; the embedded engine has none. @returns how many items. */
export const removeExpired = async ({ client, tableName }: TableClient, now: Date): Promise<number> => {
  const seconds = toValue(Math.floor(now.getTime() / 1000));
  const names = { "#expiresAt": TABLE.timeToLive };
  let removed = 0;
  const expired = {
    FilterExpression: "#expiresAt < :now",
    ProjectionExpression: "#pk, #sk",
    ExpressionAttributeNames: { ...names, "#pk": TABLE.partitionKey, "#sk": TABLE.sortKey },
    ExpressionAttributeValues: { ":now": seconds },
    ConsistentRead: false,
  };
  for await (const keys of scanAll({ client, tableName }, expired)) {
    for (const key of keys) {
      try {
        await client.send(
          new DeleteItemCommand({
            TableName: tableName,
            Key: key,
            ConditionExpression: "#expiresAt < :now",
            ExpressionAttributeNames: names,
            ExpressionAttributeValues: { ":now": seconds },
          }),
        );
        removed += 1;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    }
  }
  return removed;
};

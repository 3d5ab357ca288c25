import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  ScanCommand,
  type ScanCommandOutput,
} from "@aws-sdk/client-dynamodb";
import { type TableClient, toValue } from "../../shared/adapters/dynamo/table-client.ts";
import { TABLE } from "../../shared/table.ts";

/** Items read per page, so that a sweep never holds the engine for long. */
const PAGE = 500;

/** Remove what has expired, as DynamoDB's time to live does on AWS; the embedded engine has none. @returns how many items. */
export const removeExpired = async ({ client, tableName }: TableClient, now: Date): Promise<number> => {
  const seconds = toValue(Math.floor(now.getTime() / 1000));
  const names = { "#expiresAt": TABLE.timeToLive };
  let removed = 0;
  let start: ScanCommandOutput["LastEvaluatedKey"];
  do {
    const page: ScanCommandOutput = await client.send(
      new ScanCommand({
        TableName: tableName,
        FilterExpression: "#expiresAt < :now",
        ProjectionExpression: "#pk, #sk",
        ExpressionAttributeNames: { ...names, "#pk": TABLE.partitionKey, "#sk": TABLE.sortKey },
        ExpressionAttributeValues: { ":now": seconds },
        Limit: PAGE,
        ...(start !== undefined && { ExclusiveStartKey: start }),
      }),
    );
    for (const key of page.Items ?? []) {
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
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return removed;
};

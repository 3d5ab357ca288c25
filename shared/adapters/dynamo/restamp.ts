import { ConditionalCheckFailedException, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { Response } from "../../domain/response.ts";
import type { Touchpoint } from "../../domain/touchpoint.ts";
import { responseKey } from "./responses.ts";
import { fromItem, type TableClient, toValue } from "./table-client.ts";

/**
 * Move a response to the stage and channel that its touchpoint declares now, waiting to be counted there. Undefined
 * when it was changed or erased meanwhile. Only a rebuild does this: history never moves by itself.
 */
export const restamp = async (
  { client, tableName }: TableClient,
  response: Response,
  { stage, channel }: Pick<Touchpoint, "stage" | "channel">,
  now: Date,
): Promise<Response | undefined> => {
  try {
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: responseKey(response),
        UpdateExpression: "SET #stage = :stage, #channel = :channel, #rev = :next, #pending = :now",
        ConditionExpression: "#rev = :rev",
        ExpressionAttributeNames: { "#stage": "stage", "#channel": "channel", "#rev": "rev", "#pending": "pending" },
        ExpressionAttributeValues: {
          ":stage": toValue(stage),
          ":channel": toValue(channel),
          ":rev": toValue(response.rev),
          ":next": toValue(response.rev + 1),
          ":now": toValue(now.toISOString()),
        },
        ReturnValues: "ALL_NEW",
      }),
    );
    return Attributes === undefined ? undefined : fromItem(Response, Attributes);
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
};

import { randomBytes } from "node:crypto";
import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { TABLE } from "../../table.ts";
import { type TableClient, toItem } from "./table-client.ts";

// S#<store> | SIGN: an item of its own, so that no answer about a store can carry it
const signingKey = (store: string) => toItem({ [TABLE.partitionKey]: `S#${store}`, [TABLE.sortKey]: "SIGN" });

/** The secret that a store's receipts are signed with; made at first need. */
export const dynamoSigningSecrets = ({ client, tableName }: TableClient) => {
  const find = async (store: string): Promise<string | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: signingKey(store), ConsistentRead: true }),
    );
    return Item?.secret?.S;
  };

  const get = async (store: string): Promise<string> => {
    const known = await find(store);
    if (known !== undefined) return known;
    const secret = randomBytes(32).toString("base64url");
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: { ...toItem({ secret }), ...signingKey(store) },
          ConditionExpression: "attribute_not_exists(#pk)",
          ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
        }),
      );
      return secret;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return (await find(store)) ?? secret;
    }
  };

  return { get };
};

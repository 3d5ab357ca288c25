import { ConditionalCheckFailedException, DeleteItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { SignInLink } from "../../domain/session.ts";
import { TABLE } from "../../table.ts";
import { fromItem, type TableClient, toItem } from "./table-client.ts";

// S#<store> | SO#<sha256 of the secret>
const linkKey = (store: string, id: string) =>
  toItem({ [TABLE.partitionKey]: `S#${store}`, [TABLE.sortKey]: `SO#${id}` });

export type SignInLinks = ReturnType<typeof dynamoSignInLinks>;

/** One-time sign-in links. */
export const dynamoSignInLinks = ({ client, tableName }: TableClient) => {
  const add = async (link: SignInLink): Promise<void> => {
    await client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: {
          ...toItem({ ...link, [TABLE.timeToLive]: Math.ceil(Date.parse(link.goodUntil) / 1000) }),
          ...linkKey(link.store, link.id),
        },
        ConditionExpression: "attribute_not_exists(#pk)",
        ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
      }),
    );
  };

  /** Use a link up: of any number at once, one alone gets it. Undefined when there is none, or its time is over. */
  const take = async (store: string, id: string, now: Date): Promise<SignInLink | undefined> => {
    try {
      const { Attributes } = await client.send(
        new DeleteItemCommand({
          TableName: tableName,
          Key: linkKey(store, id),
          ConditionExpression: "attribute_exists(#pk)",
          ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
          ReturnValues: "ALL_OLD",
        }),
      );
      const link = Attributes === undefined ? undefined : fromItem(SignInLink, Attributes);
      return link !== undefined && link.goodUntil > now.toISOString() ? link : undefined;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  };

  return { add, take };
};

import { GetItemCommand, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { OpenLink } from "../../domain/invitation.ts";
import { TABLE } from "../../table.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { fromItem, type TableClient, toItem, toValue } from "./table-client.ts";

// S#<store> | OL#<id>
const PREFIX = "OL#";
const openLinkKey = (store: string, id: string) =>
  toItem({ [TABLE.partitionKey]: `S#${store}`, [TABLE.sortKey]: `${PREFIX}${id}` });

export type OpenLinks = ReturnType<typeof dynamoOpenLinks>;

export const dynamoOpenLinks = ({ client, tableName }: TableClient) => {
  const add = async (link: OpenLink): Promise<void> => {
    await client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: { ...toItem(link), ...openLinkKey(link.store, link.id) },
        ConditionExpression: "attribute_not_exists(#pk)",
        ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
      }),
    );
  };

  const get = async (store: string, id: string): Promise<OpenLink | undefined> => {
    const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: openLinkKey(store, id) }));
    return Item === undefined ? undefined : fromItem(OpenLink, Item);
  };

  /** Open links of a store, by id. */
  const list = async (
    store: string,
    limit: number,
    cursor?: string,
  ): Promise<{ links: OpenLink[]; cursor?: string | undefined }> => {
    const scope = ["open links", store];
    const after = cursor === undefined ? undefined : decodeCursor(scope, cursor);
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: "#pk = :pk AND begins_with(#sk, :prefix)",
        ExpressionAttributeNames: { "#pk": TABLE.partitionKey, "#sk": TABLE.sortKey },
        ExpressionAttributeValues: { ":pk": toValue(`S#${store}`), ":prefix": toValue(PREFIX) },
        Limit: limit,
        ...(after !== undefined && { ExclusiveStartKey: openLinkKey(store, after) }),
      }),
    );
    const links = Items.map((item) => fromItem(OpenLink, item));
    const last = links.at(-1);
    return {
      links,
      cursor: LastEvaluatedKey !== undefined && last !== undefined ? encodeCursor(scope, last.id) : undefined,
    };
  };

  return { add, get, list };
};

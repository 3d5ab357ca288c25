import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { OpenLink } from "../../domain/invitation.ts";
import { TABLE } from "../../table.ts";
import { readStorePage } from "./store-page.ts";
import { fromItem, type TableClient, toItem } from "./table-client.ts";

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
    const page = await readStorePage({ client, tableName }, { store, prefix: PREFIX, schema: OpenLink, limit, cursor });
    return { links: page.items, cursor: page.cursor };
  };

  return { add, get, list };
};

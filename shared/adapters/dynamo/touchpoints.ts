import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { AppError } from "../../domain/errors.ts";
import { Touchpoint } from "../../domain/touchpoint.ts";
import { TABLE } from "../../table.ts";
import { readStorePage } from "./store-page.ts";
import { fromItem, type TableClient, toItem } from "./table-client.ts";

// S#<store> | TP#<touchpoint>
const PREFIX = "TP#";
const touchpointKey = (store: string, id: string) =>
  toItem({ [TABLE.partitionKey]: `S#${store}`, [TABLE.sortKey]: `${PREFIX}${id}` });

export type Touchpoints = ReturnType<typeof dynamoTouchpoints>;

export const dynamoTouchpoints = ({ client, tableName }: TableClient) => {
  const put = async (
    store: string,
    touchpoint: Touchpoint,
    condition: "attribute_exists(#pk)" | "attribute_not_exists(#pk)",
  ) => {
    await client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: { ...toItem(touchpoint), ...touchpointKey(store, touchpoint.id) },
        ConditionExpression: condition,
        ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
      }),
    );
  };

  /** @throws AppError `conflict` when the store has one of this id. */
  const create = async (store: string, touchpoint: Touchpoint): Promise<void> => {
    try {
      await put(store, touchpoint, "attribute_not_exists(#pk)");
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      throw new AppError("conflict", `There is a touchpoint ${touchpoint.id} already.`, { cause: error });
    }
  };

  /** @throws AppError `not_found` when the store has none of this id. */
  const change = async (store: string, touchpoint: Touchpoint): Promise<void> => {
    try {
      await put(store, touchpoint, "attribute_exists(#pk)");
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      throw new AppError("not_found", `There is no touchpoint ${touchpoint.id}.`, { cause: error });
    }
  };

  const get = async (store: string, id: string): Promise<Touchpoint | undefined> => {
    const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: touchpointKey(store, id) }));
    return Item === undefined ? undefined : fromItem(Touchpoint, Item);
  };

  /** Touchpoints of a store by id. */
  const list = async (
    store: string,
    limit: number,
    cursor?: string,
  ): Promise<{ touchpoints: Touchpoint[]; cursor?: string | undefined }> => {
    const page = await readStorePage(
      { client, tableName },
      { store, prefix: PREFIX, schema: Touchpoint, limit, cursor },
    );
    return { touchpoints: page.items, cursor: page.cursor };
  };

  /** All touchpoints of a store: a page is drawn from all of them, and a store has tens. */
  const all = async (store: string): Promise<Touchpoint[]> => {
    const touchpoints: Touchpoint[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(store, 200, cursor);
      touchpoints.push(...page.touchpoints);
      cursor = page.cursor;
    } while (cursor !== undefined);
    return touchpoints;
  };

  return { create, change, get, list, all };
};

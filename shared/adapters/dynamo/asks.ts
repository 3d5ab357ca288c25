import { ConditionalCheckFailedException, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { Ask } from "../../domain/ask.ts";
import { TABLE } from "../../table.ts";
import { customerList } from "./customers.ts";
import { orderPart } from "./orders.ts";
import { fromItem, type Item, type TableClient, toItem, toValue } from "./table-client.ts";

// S#<store>#OR#<order> | Q#<survey>: beside the order, so that one query reads both
const PREFIX = "Q#";
const orderPartition = (store: string, order: string) => `S#${store}#OR#${orderPart(order)}`;
const askKey = ({ store, order, survey }: Pick<Ask, "store" | "order" | "survey">): Item =>
  toItem({ [TABLE.partitionKey]: orderPartition(store, order), [TABLE.sortKey]: `${PREFIX}${survey}` });

/** Names what waits to be asked in the work index. */
const ASK_WORK = "ASK";

const listKeys = (ask: Ask): Record<string, string> =>
  ask.customer === undefined
    ? {}
    : {
        [TABLE.listIndex.partitionKey]: customerList(ask.store, ask.customer),
        [TABLE.listIndex.sortKey]: `${ask.createdAt}#ask#${orderPart(ask.order)}#${ask.survey}`,
      };

const workKeys = ({ state, at }: Ask): Record<string, string> =>
  state === "waiting" && at !== undefined
    ? { [TABLE.workIndex.partitionKey]: ASK_WORK, [TABLE.workIndex.sortKey]: at }
    : {};

export type Asks = ReturnType<typeof dynamoAsks>;

export const dynamoAsks = ({ client, tableName }: TableClient) => {
  /** What became of asking about an order, one for each survey. */
  const ofOrder = async (store: string, order: string): Promise<Ask[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: "#pk = :pk AND begins_with(#sk, :prefix)",
        ExpressionAttributeNames: { "#pk": TABLE.partitionKey, "#sk": TABLE.sortKey },
        ExpressionAttributeValues: {
          ":pk": toValue(orderPartition(store, order)),
          ":prefix": toValue(PREFIX),
        },
        ConsistentRead: true,
      }),
    );
    return Items.map((item) => fromItem(Ask, item));
  };

  /** Keep what was decided, unless the invitation is out: that stays for good. False when it is. */
  const decide = async (ask: Ask): Promise<boolean> => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: { ...toItem({ ...ask, ...listKeys(ask), ...workKeys(ask) }), ...askKey(ask) },
          ConditionExpression: "attribute_not_exists(#state) OR #state <> :sent",
          ExpressionAttributeNames: { "#state": "state" },
          ExpressionAttributeValues: { ":sent": toValue("sent") },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  /** What is due, the oldest first: keys of the order and the survey. */
  const due = async (now: Date, most: number): Promise<{ store: string; order: string; survey: string }[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: TABLE.workIndex.name,
        KeyConditionExpression: "#work = :work AND #due <= :now",
        ExpressionAttributeNames: { "#work": TABLE.workIndex.partitionKey, "#due": TABLE.workIndex.sortKey },
        ExpressionAttributeValues: { ":work": toValue(ASK_WORK), ":now": toValue(now.toISOString()) },
        Limit: most,
      }),
    );
    return Items.flatMap((item) => {
      const found = /^S#([^#]+)#OR#([^#]+)$/.exec(item[TABLE.partitionKey]?.S ?? "");
      const [, store, order] = found ?? [];
      const survey = item[TABLE.sortKey]?.S?.slice(PREFIX.length);
      return store === undefined || order === undefined || survey === undefined
        ? []
        : [{ store, order: decodeURIComponent(order), survey }];
    });
  };

  return { ofOrder, decide, due };
};

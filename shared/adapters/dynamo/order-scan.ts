import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { Ask } from "../../domain/ask.ts";
import { TABLE } from "../../table.ts";
import { StoredOrder } from "./orders.ts";
import { fromItem, type Item, type TableClient, toValue } from "./table-client.ts";

/** Items per page: an engine that reads all that is left for every page must not be asked without a limit. */
const PAGE = 500;

/** An order with what became of asking about it. */
export type ScannedOrder = { readonly order: StoredOrder; readonly asks: readonly Ask[] };

/** Every order of a store, with its asks. Reads the whole table: for reports, not for requests. */
export const scanOrders = async ({ client, tableName }: TableClient, store: string): Promise<ScannedOrder[]> => {
  const orders: StoredOrder[] = [];
  const asks = new Map<string, Ask[]>();
  let start: Item | undefined;
  do {
    const page: { Items?: Item[] | undefined; LastEvaluatedKey?: Item | undefined } = await client.send(
      new ScanCommand({
        TableName: tableName,
        ConsistentRead: true,
        Limit: PAGE,
        FilterExpression: "begins_with(#pk, :orders)",
        ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
        ExpressionAttributeValues: { ":orders": toValue(`S#${store}#OR#`) },
        ...(start !== undefined && { ExclusiveStartKey: start }),
      }),
    );
    for (const item of page.Items ?? []) {
      if (item[TABLE.sortKey]?.S === "O") orders.push(fromItem(StoredOrder, item));
      else {
        const ask = fromItem(Ask, item);
        asks.set(ask.order, [...(asks.get(ask.order) ?? []), ask]);
      }
    }
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return orders.map((order) => ({ order, asks: asks.get(order.id) ?? [] }));
};

import { Ask } from "../../domain/ask.ts";
import { TABLE } from "../../table.ts";
import { scanAll } from "./all-pages.ts";
import { StoredOrder } from "./orders.ts";
import { fromItem, type TableClient, toValue } from "./table-client.ts";

/** An order with what became of asking about it. */
export type ScannedOrder = { readonly order: StoredOrder; readonly asks: readonly Ask[] };

/** Every order of a store, with its asks. Reads the whole table: for reports, not for requests. */
export const scanOrders = async (table: TableClient, store: string): Promise<ScannedOrder[]> => {
  const orders: StoredOrder[] = [];
  const asks = new Map<string, Ask[]>();
  const ofStore = {
    FilterExpression: "begins_with(#pk, :orders)",
    ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
    ExpressionAttributeValues: { ":orders": toValue(`S#${store}#OR#`) },
  };
  for await (const items of scanAll(table, ofStore)) {
    for (const item of items) {
      if (item[TABLE.sortKey]?.S === "O") orders.push(fromItem(StoredOrder, item));
      else {
        const ask = fromItem(Ask, item);
        asks.set(ask.order, [...(asks.get(ask.order) ?? []), ask]);
      }
    }
  }
  return orders.map((order) => ({ order, asks: asks.get(order.id) ?? [] }));
};

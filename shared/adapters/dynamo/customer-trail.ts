import { QueryCommand } from "@aws-sdk/client-dynamodb";
import { Ask } from "../../domain/ask.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { Order } from "../../domain/order.ts";
import { TABLE } from "../../table.ts";
import { batchGet, keyOf } from "./batch-get.ts";
import { customerList } from "./customers.ts";
import { storedInvitation } from "./invitations.ts";
import { fromItem, type Item, type TableClient, toValue } from "./table-client.ts";

/** What concerns a customer, at its time. `place` is where it stands among all that does. */
export type TrailEntry = { readonly place: string; readonly at: string } & (
  | { readonly kind: "order"; readonly order: Order }
  | { readonly kind: "ask"; readonly ask: Ask }
  | { readonly kind: "invitation"; readonly invitation: Invitation }
);

export type CustomerTrail = ReturnType<typeof dynamoCustomerTrail>;

// list index: S#<store>#C#<customer> | <time>#<kind>#<id>, written by orders, asks and invitations
export const dynamoCustomerTrail = ({ client, tableName }: TableClient) => {
  const read = (place: string, item: Item): TrailEntry | undefined => {
    const [at = "", kind] = place.split("#");
    if (kind === "order") return { place, at, kind, order: fromItem(Order, item) };
    if (kind === "ask") return { place, at, kind, ask: fromItem(Ask, item) };
    if (kind === "invitation") return { place, at, kind, invitation: fromItem(storedInvitation, item) };
    return undefined;
  };

  /** Orders, asks and invitations of a customer, the newest first, from below a place. The index may be a moment behind. */
  const list = async (store: string, customer: string, limit: number, below = "~"): Promise<TrailEntry[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: TABLE.listIndex.name,
        KeyConditionExpression: "#list = :list AND #at < :below",
        ExpressionAttributeNames: { "#list": TABLE.listIndex.partitionKey, "#at": TABLE.listIndex.sortKey },
        ExpressionAttributeValues: { ":list": toValue(customerList(store, customer)), ":below": toValue(below) },
        ScanIndexForward: false,
        Limit: limit,
      }),
    );
    const found = await batchGet({ client, tableName }, Items.map(keyOf));
    // What an item says now: the index may show where it stood a moment ago.
    const places = new Map(Items.map((item) => [JSON.stringify(keyOf(item)), item[TABLE.listIndex.sortKey]?.S ?? ""]));
    return found.flatMap((item) => read(places.get(JSON.stringify(keyOf(item))) ?? "", item) ?? []);
  };

  return { list };
};

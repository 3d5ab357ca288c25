import { GetItemCommand, QueryCommand, type TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { lastingRisk } from "../../domain/churn-risk.ts";
import { Customer, isTombstone } from "../../domain/customer.ts";
import type { CustomerContribution } from "../../domain/story.ts";
import { CUSTOMER_SORT_KEY, TABLE } from "../../table.ts";
import { scanAll } from "./all-pages.ts";
import { addToCustomerCells } from "./customer-cells.ts";
import { fromItem, type Item, type TableClient, toItem, toValue } from "./table-client.ts";
import { transact } from "./transact.ts";

/** Days that what is left of an erased customer stays: longer than any stream or queue could bring them back. */
const TOMBSTONE_DAYS = 40;

// S#<store>#C#<customer> | P: the only item that holds an address
const customerKey = (store: string, id: string): Item =>
  toItem({ [TABLE.partitionKey]: `S#${store}#C#${id}`, [TABLE.sortKey]: CUSTOMER_SORT_KEY });

/** In the index, what concerns one customer: orders, asks and invitations by time. */
export const customerList = (store: string, customer: string): string => `S#${store}#C#${customer}`;

/** In the index, the customers of a store that may be lost, whatever the day, by their points. */
export const riskList = (store: string): string => `S#${store}#RISK`;

/** Names those who are being erased in the work index, by when that began. */
const ERASING_WORK = "ERASING";
/** And the others of a store, by the day on which something was heard of them last. */
const seenWork = (store: string): string => `S#${store}#SEEN`;

const indexKeys = (customer: Customer): Record<string, string> => {
  const { store, id, erasing } = customer;
  const lastSeenAt =
    customer.lastSeenAt ?? customer.contactAt ?? customer.asked.at(-1)?.at ?? customer.followUps.at(-1)?.at;
  const { listIndex, workIndex } = TABLE;
  if (erasing !== undefined) return { [workIndex.partitionKey]: ERASING_WORK, [workIndex.sortKey]: erasing.at };
  const { points } = lastingRisk(customer);
  return {
    ...(points > 0 && {
      [listIndex.partitionKey]: riskList(store),
      [listIndex.sortKey]: `${String(points).padStart(3, "0")}#${id}`,
    }),
    // By the day, so that the index is not written for everything that somebody does on one.
    ...(lastSeenAt !== undefined && {
      [workIndex.partitionKey]: seenWork(store),
      [workIndex.sortKey]: lastSeenAt.slice(0, "YYYY-MM-DD".length),
    }),
  };
};

const expiry = (customer: Customer): Record<string, number> =>
  isTombstone(customer)
    ? { [TABLE.timeToLive]: Math.floor(Date.parse(customer.erased?.at ?? "") / 1000) + TOMBSTONE_DAYS * 86_400 }
    : {};

const customerItem = (customer: Customer): Item => ({
  ...toItem({ ...customer, ...indexKeys(customer), ...expiry(customer) }),
  ...customerKey(customer.store, customer.id),
});

/** Puts a customer in the place of the revision before, as part of a transaction. */
export const putCustomer = (tableName: string, customer: Customer): TransactWriteItem => ({
  Put: {
    TableName: tableName,
    Item: customerItem(customer),
    ConditionExpression: customer.rev === 1 ? "attribute_not_exists(#rev)" : "#rev = :seen",
    ExpressionAttributeNames: { "#rev": "rev" },
    ...(customer.rev > 1 && { ExpressionAttributeValues: { ":seen": toValue(customer.rev - 1) } }),
  },
});

export type Customers = ReturnType<typeof dynamoCustomers>;

/** A customer's name in the table. */
export type CustomerName = Pick<Customer, "store" | "id">;

const nameIn = (item: Item): CustomerName[] => {
  const [, store, id] = /^S#([^#]+)#C#([^#]+)$/.exec(item[TABLE.partitionKey]?.S ?? "") ?? [];
  return store === undefined || id === undefined ? [] : [{ store, id }];
};

export const dynamoCustomers = ({ client, tableName }: TableClient) => {
  const get = async (store: string, id: string): Promise<Customer | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: customerKey(store, id), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : fromItem(Customer, Item);
  };

  /**
   * Put a customer in the place of the revision before, and add what that changes to the customers' cells, all or nothing.
   * False when they were changed meanwhile: nothing was written.
   */
  const save = async (customer: Customer, add: CustomerContribution = {}): Promise<boolean> => {
    const writes = [putCustomer(tableName, customer), ...addToCustomerCells(tableName, customer.store, add)];
    return (await transact(client, writes)).outcome === "done";
  };

  const named = async (work: string, dueBefore: string, limit: number): Promise<CustomerName[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: TABLE.workIndex.name,
        KeyConditionExpression: "#work = :work AND #due < :before",
        ExpressionAttributeNames: { "#work": TABLE.workIndex.partitionKey, "#due": TABLE.workIndex.sortKey },
        ExpressionAttributeValues: { ":work": toValue(work), ":before": toValue(dueBefore) },
        Limit: limit,
      }),
    );
    return Items.flatMap(nameIn);
  };

  /** Customers of a store of whom nothing was heard since a day, those for longest first. */
  const notSeenSince = (store: string, day: string, limit: number): Promise<CustomerName[]> =>
    named(seenWork(store), day, limit);

  /** Customers of all stores whose erasure began before an instant and has not ended. */
  const beingErased = (before: string, limit: number): Promise<CustomerName[]> => named(ERASING_WORK, before, limit);

  /** Every customer of a store or of all, a page at a time. Reads the whole table: for audits. */
  async function* scan(store: string | undefined): AsyncGenerator<Customer[]> {
    const customers = {
      FilterExpression: `#sk = :sk${store === undefined ? "" : " AND begins_with(#pk, :pk)"}`,
      ExpressionAttributeNames: { "#sk": TABLE.sortKey, ...(store !== undefined && { "#pk": TABLE.partitionKey }) },
      ExpressionAttributeValues: {
        ":sk": toValue(CUSTOMER_SORT_KEY),
        ...(store !== undefined && { ":pk": toValue(`S#${store}#C#`) }),
      },
    };
    for await (const items of scanAll({ client, tableName }, customers)) {
      yield items.map((item) => fromItem(Customer, item));
    }
  }

  return { get, save, notSeenSince, beingErased, scan };
};

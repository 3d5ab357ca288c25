import { GetItemCommand, type TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { Customer } from "../../domain/customer.ts";
import { TABLE } from "../../table.ts";
import { fromItem, type Item, type TableClient, toItem, toValue } from "./table-client.ts";

// S#<store>#C#<customer> | P: the only item that holds an address
const customerKey = (store: string, id: string): Item =>
  toItem({ [TABLE.partitionKey]: `S#${store}#C#${id}`, [TABLE.sortKey]: "P" });

/** In the index, what concerns one customer: orders and asks by time. */
export const customerList = (store: string, customer: string): string => `S#${store}#C#${customer}`;

/** Puts a customer in the place of the revision before, as part of a transaction. */
export const putCustomer = (tableName: string, customer: Customer): TransactWriteItem => ({
  Put: {
    TableName: tableName,
    Item: { ...toItem(customer), ...customerKey(customer.store, customer.id) },
    ConditionExpression: customer.rev === 1 ? "attribute_not_exists(#rev)" : "#rev = :seen",
    ExpressionAttributeNames: { "#rev": "rev" },
    ...(customer.rev > 1 && { ExpressionAttributeValues: { ":seen": toValue(customer.rev - 1) } }),
  },
});

export const dynamoCustomers = ({ client, tableName }: TableClient) => {
  const get = async (store: string, id: string): Promise<Customer | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: customerKey(store, id), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : fromItem(Customer, Item);
  };
  return { get };
};

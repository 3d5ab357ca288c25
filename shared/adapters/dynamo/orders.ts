import { setTimeout as sleep } from "node:timers/promises";
import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  TransactionConflictException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { type Contact, type Customer, type Told, withOrder, withoutOrder } from "../../domain/customer.ts";
import { AppError } from "../../domain/errors.ts";
import { isSameOrder, mergeOrders, Order } from "../../domain/order.ts";
import { ORDER_SORT_KEY, TABLE } from "../../table.ts";
import { customerList, dynamoCustomers, putCustomer } from "./customers.ts";
import { fromItem, type Item, type TableClient, toItem, toValue } from "./table-client.ts";
import { transact } from "./transact.ts";

/** Tries to put an order together with what was told of it, before its teller is asked to come again. */
const MAX_TRIES = 8;
const MAX_BACKOFF_MS = 200;
/** Days that what is left of an erased order stays: longer than a shop sends its events again. */
const TOMBSTONE_DAYS = 40;

/** An id as part of a key: it never holds a `#`, and no two ids are the same part. */
export const orderPart = (id: string): string => encodeURIComponent(id);

// S#<store>#OR#<order> | O; list: what concerns the customer, by time
const orderKey = (store: string, id: string): Item =>
  toItem({ [TABLE.partitionKey]: `S#${store}#OR#${orderPart(id)}`, [TABLE.sortKey]: ORDER_SORT_KEY });

/** An order with what the table needs: a revision, and since when it waits to be planned. */
export const StoredOrder = Order.extend({ rev: z.number().int().min(1), unplanned: z.iso.datetime().optional() });
export type StoredOrder = z.infer<typeof StoredOrder>;

/** Holds in a transaction only as long as an order is as it was seen. */
export const orderAsSeen = (
  tableName: string,
  { store, id, rev }: Pick<StoredOrder, "store" | "id" | "rev">,
): TransactWriteItem => ({
  ConditionCheck: {
    TableName: tableName,
    Key: orderKey(store, id),
    ConditionExpression: "#rev = :seen",
    ExpressionAttributeNames: { "#rev": "rev" },
    ExpressionAttributeValues: { ":seen": toValue(rev) },
  },
});

const listKeys = (order: Order): Record<string, string> =>
  order.facts === undefined
    ? {}
    : {
        [TABLE.listIndex.partitionKey]: customerList(order.store, order.facts.customer),
        [TABLE.listIndex.sortKey]: `${order.times.created ?? order.facts.updatedAt}#order#${orderPart(order.id)}`,
      };

export type Orders = ReturnType<typeof dynamoOrders>;

export const dynamoOrders = ({ client, tableName }: TableClient) => {
  const customers = dynamoCustomers({ client, tableName });

  const get = async (store: string, id: string): Promise<StoredOrder | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: orderKey(store, id), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : fromItem(StoredOrder, Item);
  };

  /** Those whose profiles change with an order: whom it was told to be of, whom it names now, and whom it named before. */
  const customersAfter = async (
    before: Order,
    order: Order,
    told: Told | undefined,
    toldOf: Customer | undefined,
  ): Promise<Customer[]> => {
    const concerned = [told, order.facts, before.facts].flatMap((facts) => facts?.customer ?? []);
    const changes = [...new Set(concerned)].map(async (id) => {
      // Facts that are older than what is known may still be the newest about the one whom they name.
      const known = id === told?.customer ? toldOf : await customers.get(order.store, id);
      return withOrder(known, id, order, told);
    });
    return (await Promise.all(changes)).filter((changed) => changed !== undefined);
  };

  const tryToTell = async (told: Order, contact: Contact, now: Date): Promise<"kept" | "known"> => {
    const { facts } = told;
    const [known, customer] = await Promise.all([
      get(told.store, told.id),
      facts === undefined ? undefined : customers.get(told.store, facts.customer),
    ]);
    const { rev = 0, unplanned: _, ...before } = known ?? { store: told.store, id: told.id, times: {}, events: {} };
    const order = mergeOrders(before, told);
    const isNew = known === undefined || !isSameOrder(before, order);
    const changes =
      order.erasedAt === undefined
        ? await customersAfter(before, order, facts && { ...contact, ...facts }, customer)
        : [];
    if (!isNew && changes.length === 0) return "known";
    const put = {
      TableName: tableName,
      Item: {
        ...toItem({ ...order, ...listKeys(order), rev: rev + 1, unplanned: now.toISOString() }),
        ...orderKey(order.store, order.id),
      },
      ConditionExpression: rev === 0 ? "attribute_not_exists(#rev)" : "#rev = :seen",
      ExpressionAttributeNames: { "#rev": "rev" },
      ...(rev > 0 && { ExpressionAttributeValues: { ":seen": toValue(rev) } }),
    };
    if (changes.length === 0) await client.send(new PutItemCommand(put));
    else {
      const all = [{ Put: put }, ...changes.map((changed) => putCustomer(tableName, changed))];
      await client.send(new TransactWriteItemsCommand({ TransactItems: all }));
    }
    return "kept";
  };

  /**
   * Put together what is known of an order and what is told of it now; it waits to be planned from then on. Told twice,
   * late or in any order, the order ends the same; what tells nothing new writes nothing.
   * @throws AppError `unavailable` when others kept changing it
   */
  const tell = async (told: Order, contact: Contact, now: Date): Promise<"kept" | "known"> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await tryToTell(told, contact, now);
      } catch (error) {
        const isRace =
          error instanceof TransactionCanceledException ||
          error instanceof TransactionConflictException ||
          error instanceof ConditionalCheckFailedException;
        if (!isRace) throw error;
        if (attempt === MAX_TRIES) {
          throw new AppError("unavailable", "The order is being changed by others: try again.", { cause: error });
        }
      }
      await sleep(Math.random() * Math.min(MAX_BACKOFF_MS, 5 * 2 ** attempt));
    }
  };

  /** Note that an order was planned as it was seen. False when it was changed meanwhile: its change comes by the stream. */
  const planned = async ({ store, id, rev }: Pick<StoredOrder, "store" | "id" | "rev">): Promise<boolean> => {
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: orderKey(store, id),
          UpdateExpression: "REMOVE #unplanned",
          ConditionExpression: "#rev = :seen",
          ExpressionAttributeNames: { "#unplanned": "unplanned", "#rev": "rev" },
          ExpressionAttributeValues: { ":seen": toValue(rev) },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  /** Have an order put to the rules again, as if something of it were told. Nothing when there is none, or no more. */
  const planAgain = async (store: string, id: string, now: Date): Promise<void> => {
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: orderKey(store, id),
          UpdateExpression: "SET #unplanned = :now, #rev = #rev + :one",
          ConditionExpression: "attribute_exists(#rev) AND attribute_not_exists(#erasedAt)",
          ExpressionAttributeNames: { "#unplanned": "unplanned", "#rev": "rev", "#erasedAt": "erasedAt" },
          ExpressionAttributeValues: { ":now": toValue(now.toISOString()), ":one": toValue(1) },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };

  const erasure = (order: StoredOrder, now: Date): TransactWriteItem => ({
    Update: {
      TableName: tableName,
      Key: orderKey(order.store, order.id),
      UpdateExpression:
        "SET #erasedAt = :now, #unplanned = :now, #rev = #rev + :one, #times = :none, #events = :none, " +
        "#expiresAt = :expiresAt REMOVE #facts, #list, #listAt",
      ConditionExpression: "#rev = :seen",
      ExpressionAttributeNames: {
        "#erasedAt": "erasedAt",
        "#unplanned": "unplanned",
        "#rev": "rev",
        "#times": "times",
        "#events": "events",
        "#facts": "facts",
        "#expiresAt": TABLE.timeToLive,
        "#list": TABLE.listIndex.partitionKey,
        "#listAt": TABLE.listIndex.sortKey,
      },
      ExpressionAttributeValues: {
        ":now": toValue(now.toISOString()),
        ":one": toValue(1),
        ":none": toValue({}),
        ":seen": toValue(order.rev),
        ":expiresAt": toValue(Math.floor(now.getTime() / 1000) + TOMBSTONE_DAYS * 86_400),
      },
    },
  });

  /**
   * Erase an order, and what its customer's profile says of it: what is left says only that there was one. False when
   * there is none, or no more, or it is somebody else's than of whom it was named.
   */
  const erase = async (store: string, id: string, now: Date, of?: string): Promise<boolean> => {
    for (let tries = 1; tries <= MAX_TRIES; tries++) {
      const order = await get(store, id);
      if (order === undefined || order.erasedAt !== undefined) return false;
      if (of !== undefined && order.facts?.customer !== of) return false;
      const customer = order.facts && (await customers.get(store, order.facts.customer));
      const changed = customer && withoutOrder(customer, id);
      const { outcome } = await transact(client, [
        erasure(order, now),
        ...(changed === undefined ? [] : [putCustomer(tableName, changed)]),
      ]);
      if (outcome === "done") return true;
    }
    throw new AppError("unavailable", "The order is being changed by others: try again.");
  };

  return { get, tell, planned, planAgain, erase };
};

import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type TransactWriteItem,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { Ask, type AskKey, dueAt } from "../../domain/ask.ts";
import { askContribution, askCounted, askDeltas } from "../../domain/ask-contribution.ts";
import type { Customer } from "../../domain/customer.ts";
import { AppError } from "../../domain/errors.ts";
import type { Store } from "../../domain/store.ts";
import { ORDER_SORT_KEY, TABLE } from "../../table.ts";
import { addToCell } from "./cell-item.ts";
import { customerList, putCustomer } from "./customers.ts";
import { notOptedOut } from "./opt-outs.ts";
import { orderAsSeen, orderPart, StoredOrder } from "./orders.ts";
import { fromItem, type Item, type TableClient, toItem, toValue } from "./table-client.ts";
import { transact } from "./transact.ts";

// S#<store>#OR#<order> | Q#<survey>: beside the order, so that one query reads both
const PREFIX = "Q#";
const orderPartition = (store: string, order: string) => `S#${store}#OR#${orderPart(order)}`;
const askKey = ({ store, order, survey }: AskKey): Item =>
  toItem({ [TABLE.partitionKey]: orderPartition(store, order), [TABLE.sortKey]: `${PREFIX}${survey}` });

/** True for an item that is an ask. */
export const isAskItem = (item: Item): boolean =>
  item[TABLE.sortKey]?.S?.startsWith(PREFIX) === true && /^S#[^#]+#OR#/.test(item[TABLE.partitionKey]?.S ?? "");

const keyOf = (item: Item): AskKey | undefined => {
  const [, store, order] = /^S#([^#]+)#OR#([^#]+)$/.exec(item[TABLE.partitionKey]?.S ?? "") ?? [];
  const survey = item[TABLE.sortKey]?.S?.slice(PREFIX.length);
  return store === undefined || order === undefined || survey === undefined
    ? undefined
    : { store, order: decodeURIComponent(order), survey };
};

/** Names what waits to be asked in the work index. */
const ASK_WORK = "ASK";
/** Tries to change an ask that others keep changing. */
const MAX_TRIES = 8;

const listKeys = (ask: Ask): Record<string, string> =>
  ask.customer === undefined
    ? {}
    : {
        [TABLE.listIndex.partitionKey]: customerList(ask.store, ask.customer),
        [TABLE.listIndex.sortKey]: `${ask.createdAt}#ask#${orderPart(ask.order)}#${ask.survey}`,
      };

const workKeys = (ask: Ask): Record<string, string> => {
  const due = dueAt(ask);
  return due === undefined ? {} : { [TABLE.workIndex.partitionKey]: ASK_WORK, [TABLE.workIndex.sortKey]: due };
};

/** Days that an ask about somebody erased stays: as long as what is left of the order. */
const ERASED_DAYS = 40;

const expiry = ({ reason, decidedAt }: Ask): Record<string, number> =>
  reason === "erased" ? { [TABLE.timeToLive]: Math.floor(Date.parse(decidedAt) / 1000) + ERASED_DAYS * 86_400 } : {};

/** Puts an ask in the place of the revision that was seen; 0 for none, and for one from before revisions. */
const putAsk = (tableName: string, ask: Ask, seen: number) => ({
  TableName: tableName,
  Item: { ...toItem({ ...ask, ...listKeys(ask), ...workKeys(ask), ...expiry(ask) }), ...askKey(ask) },
  ConditionExpression: seen === 0 ? "attribute_not_exists(#rev)" : "#rev = :seen",
  ExpressionAttributeNames: { "#rev": "rev" },
  ...(seen > 0 && { ExpressionAttributeValues: { ":seen": toValue(seen) } }),
});

/** An ask's next state, less what the adapter keeps itself. */
export type AskChange = Omit<Ask, "rev" | "counted">;

/** What a change of an ask is counted in, whose profile changes with it, and what it was decided by. */
type ChangeWith = {
  readonly store: Pick<Store, "id" | "generations" | "spread">;
  readonly customer?: Customer | undefined;
  /** Must be as it was seen, and its customer must not have opted out. */
  readonly order?: StoredOrder | undefined;
};

export type Asks = ReturnType<typeof dynamoAsks>;

export const dynamoAsks = ({ client, tableName }: TableClient, random: () => number = Math.random) => {
  const get = async (key: AskKey): Promise<Ask | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: askKey(key), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : fromItem(Ask, Item);
  };

  /** An ask and the order that it is about, in one read. */
  const withOrder = async ({
    store,
    order,
    survey,
  }: AskKey): Promise<{ readonly ask: Ask | undefined; readonly order: StoredOrder | undefined }> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: "#pk = :pk",
        ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
        ExpressionAttributeValues: { ":pk": toValue(orderPartition(store, order)) },
        ConsistentRead: true,
      }),
    );
    const at = (sortKey: string) => Items.find((item) => item[TABLE.sortKey]?.S === sortKey);
    const [ask, about] = [at(`${PREFIX}${survey}`), at(ORDER_SORT_KEY)];
    return { ask: ask && fromItem(Ask, ask), order: about && fromItem(StoredOrder, about) };
  };

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

  /** Keep what was decided of an ask that nothing was sent of, if it is as it was seen. False when it is not. */
  const decide = async (ask: Ask): Promise<boolean> => {
    try {
      await client.send(new PutItemCommand(putAsk(tableName, { ...ask, rev: ask.rev + 1 }, ask.rev)));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  /**
   * Change an ask if it is as it was seen, the customer with it, and count it: all of it or nothing. What an ask adds to
   * the cells is kept on it, so whatever happens twice counts once. Undefined when it, the customer or the order is not as
   * seen.
   */
  const change = async (
    seen: Ask,
    next: AskChange,
    { store, customer, order }: ChangeWith,
  ): Promise<Ask | undefined> => {
    const ask: Ask = { ...next, rev: seen.rev + 1, counted: seen.counted };
    const counts = seen.counted !== undefined || askContribution(ask) !== null;
    const counted = counts ? askCounted(ask, store.generations) : undefined;
    const changed: Ask = { ...ask, counted };
    const suffix = Math.floor(random() * store.spread);
    const cells = (counted === undefined ? [] : askDeltas(seen.counted, counted)).map(
      (delta): TransactWriteItem => ({
        Update: addToCell(tableName, { ...delta, store: store.id, suffix }, delta.counters),
      }),
    );
    const { outcome } = await transact(client, [
      { Put: putAsk(tableName, changed, seen.rev) },
      ...(customer === undefined ? [] : [putCustomer(tableName, customer)]),
      ...(order === undefined ? [] : [orderAsSeen(tableName, order)]),
      ...(order?.facts === undefined ? [] : [notOptedOut(tableName, store.id, order.facts.customer)]),
      ...cells,
    ]);
    return outcome === "done" ? changed : undefined;
  };

  /**
   * Change an ask whatever else happens to it meanwhile. `next` is given what it is now; undefined leaves it. What is known
   * of it already need not be read.
   * @throws AppError `unavailable` when others keep changing it
   */
  const update = async (
    key: AskKey,
    store: ChangeWith["store"],
    next: (ask: Ask) => AskChange | undefined | Promise<AskChange | undefined>,
    known?: Ask,
  ): Promise<Ask | undefined> => {
    for (let tries = 1; tries <= MAX_TRIES; tries++) {
      const seen = tries === 1 && known !== undefined ? known : await get(key);
      const after = seen && (await next(seen));
      if (seen === undefined || after === undefined) return seen;
      const changed = await change(seen, after, { store });
      if (changed !== undefined) return changed;
    }
    throw new AppError("unavailable", "The ask is being changed by others: try again.");
  };

  /** What is due, the oldest first, a page at a time. `after` is where the last page ended. */
  const due = async (
    now: Date,
    most: number,
    after?: Item,
  ): Promise<{ readonly asks: readonly (AskKey & { readonly due: string })[]; readonly after: Item | undefined }> => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: TABLE.workIndex.name,
        KeyConditionExpression: "#work = :work AND #due <= :now",
        ExpressionAttributeNames: { "#work": TABLE.workIndex.partitionKey, "#due": TABLE.workIndex.sortKey },
        ExpressionAttributeValues: { ":work": toValue(ASK_WORK), ":now": toValue(now.toISOString()) },
        Limit: most,
        ...(after !== undefined && { ExclusiveStartKey: after }),
      }),
    );
    const asks = Items.flatMap((item) => {
      const key = keyOf(item);
      return key === undefined ? [] : [{ ...key, due: item[TABLE.workIndex.sortKey]?.S ?? "" }];
    });
    return { asks, after: LastEvaluatedKey };
  };

  /** Put off an ask that could not be handled, whatever is on it: it may not even be readable. Returns how often by now. */
  const putOff = async (key: AskKey, until: Date, problem: string): Promise<number> => {
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: askKey(key),
        UpdateExpression: "SET #problem = :problem, #nextAt = :until, #due = :until ADD #tries :one",
        ConditionExpression: "attribute_exists(#work)",
        ExpressionAttributeNames: {
          "#problem": "problem",
          "#nextAt": "nextAt",
          "#tries": "tries",
          "#due": TABLE.workIndex.sortKey,
          "#work": TABLE.workIndex.partitionKey,
        },
        ExpressionAttributeValues: {
          ":problem": toValue(problem),
          ":until": toValue(until.toISOString()),
          ":one": toValue(1),
        },
        ReturnValues: "UPDATED_NEW",
      }),
    );
    return Number(Attributes?.tries?.N ?? 0);
  };

  /** Take an ask out of what is due, for people to look at. */
  const setAside = async (key: AskKey, problem: string): Promise<void> => {
    await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: askKey(key),
        UpdateExpression: "SET #state = :failed, #problem = :problem REMOVE #work, #due, #nextAt",
        ConditionExpression: "attribute_exists(#work)",
        ExpressionAttributeNames: {
          "#state": "state",
          "#problem": "problem",
          "#nextAt": "nextAt",
          "#work": TABLE.workIndex.partitionKey,
          "#due": TABLE.workIndex.sortKey,
        },
        ExpressionAttributeValues: { ":failed": toValue("failed"), ":problem": toValue(problem) },
      }),
    );
  };

  return { get, withOrder, ofOrder, decide, change, update, due, putOff, setAside };
};

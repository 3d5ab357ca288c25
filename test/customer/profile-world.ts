import { isDeepStrictEqual } from "node:util";
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { eraseCustomer } from "../../functions/customer/erase-customer.ts";
import { sweep } from "../../functions/customer/sweep.ts";
import { digest } from "../../functions/digest/digest.ts";
import { digestNeeds } from "../../functions/digest/needs.ts";
import { countCustomers } from "../../functions/follow/count-customers.ts";
import { keepAnswers } from "../../functions/follow/keep-answers.ts";
import { eraseNeeds, profileNeeds } from "../../functions/http/adapters.ts";
import { dynamoCustomerCells } from "../../shared/adapters/dynamo/customer-cells.ts";
import { dynamoCustomers } from "../../shared/adapters/dynamo/customers.ts";
import { dynamoOrders } from "../../shared/adapters/dynamo/orders.ts";
import { dynamoResponses, responseKey } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import type { Item } from "../../shared/adapters/dynamo/table-client.ts";
import { addCounters, type Counters } from "../../shared/domain/counters.ts";
import { type Customer, isForgotten } from "../../shared/domain/customer.ts";
import { customerContribution } from "../../shared/domain/customer-contribution.ts";
import { emotionOfResponse, type Response } from "../../shared/domain/response.ts";
import type { Store } from "../../shared/domain/store.ts";
import { aResponse, aStore, someFacts } from "../support/builders.ts";
import { muteEngine } from "../support/mute-engine.ts";
import { startTable, type TestTable } from "../support/table.ts";

export class Killed extends Error {}

/** Decides of each call to the table whether it is the last one of its process. */
export type Fate = () => "lives" | "dies before" | "dies after";

/** A table whose callers may be killed at any call. */
export const startKillableTable = async () => {
  const world: TestTable = await startTable();
  let fate: Fate | undefined;
  world.client.middlewareStack.add(
    (next) => async (args) => {
      const what = fate?.() ?? "lives";
      if (what === "dies before") throw new Killed();
      const answer = await next(args);
      if (what === "dies after") throw new Killed();
      return answer;
    },
    { step: "initialize" },
  );
  return {
    ...world,
    /** Undefined lets everybody live. */
    judge: (by: Fate | undefined) => {
      fate = by;
    },
  };
};
export type KillableTable = Awaited<ReturnType<typeof startKillableTable>>;

/** What the stream would tell of: something to be counted, an answer of somebody, a profile. */
type Change =
  | { readonly kind: "pending"; readonly image: Response }
  | { readonly kind: "answer"; readonly customer: string; readonly response: string }
  | { readonly kind: "profile"; readonly customer: string };

const MONTHS = ["2025-01", "2027-12"] as const;

/** A store of few customers, with all that follows a change handed out by the test, in whatever order. */
export const openStore = async ({ table }: KillableTable, id: string, now: () => Date) => {
  const store: Store = await dynamoStores(table).create(aStore({ id }), now());
  const responses = dynamoResponses(table);
  const orders = dynamoOrders(table);
  const customers = dynamoCustomers(table);
  const profiles = profileNeeds(table, now);
  const keep = keepAnswers(profiles);
  const countOne = countCustomers(profiles);
  const count = digest(digestNeeds(table, muteEngine, now));
  const erase = eraseCustomer(eraseNeeds(table, { now }));

  const responseIds = new Set<string>();
  const orderIds = new Set<string>();
  const seen = new Map<string, Response>();

  const allResponses = () =>
    responses.getMany([...responseIds].map((response) => responseKey({ store: id, id: response })));

  /** What changed since the last look, as the stream would tell it. */
  const look = async (names: readonly string[]): Promise<Change[]> => {
    const changes: Change[] = [];
    for (const response of await allResponses()) {
      const before = seen.get(response.id);
      if (isDeepStrictEqual(before, response)) continue;
      seen.set(response.id, response);
      if (response.pending !== undefined) changes.push({ kind: "pending", image: response });
      const customer = before?.customer;
      if (customer !== undefined) changes.push({ kind: "answer", customer, response: response.id });
    }
    for (const customer of names) {
      if ((await customers.get(id, customer))?.uncounted === true) changes.push({ kind: "profile", customer });
    }
    return changes;
  };

  const follow = async (change: Change): Promise<void> => {
    if (change.kind === "answer") return keep(id, change.customer, [change.response]);
    if (change.kind === "profile") return countOne(id, change.customer);
    const { failed } = await count([change.image]);
    for (const cause of failed.values()) throw cause;
  };

  const profile = (customer: string) => customers.get(id, customer);

  /** What a profile should list, read from all responses and orders there are. */
  const should = async (customer: string, { erased }: Pick<Customer, "erased"> = {}) => {
    const theirs = (await allResponses()).filter((response) => response.customer === customer);
    const answered = theirs.filter(({ partial, suspect, erasedAt }) => !partial && !suspect && !erasedAt);
    const told = await Promise.all([...orderIds].map((order) => orders.get(id, order)));
    const ordered = told.filter((order) => order?.facts?.customer === customer);
    const byTime = (one: { at: string; id: string }, other: { at: string; id: string }) =>
      one.at === other.at ? (one.id < other.id ? -1 : 1) : one.at < other.at ? -1 : 1;
    const forgotten = { erasing: undefined, erased };
    return {
      answers: answered
        .map((response) => ({
          id: response.id,
          at: response.answeredAt,
          emotion: emotionOfResponse(response)?.value,
          version: response.counted?.version,
        }))
        .filter(({ at }) => !isForgotten(forgotten, at))
        .sort(byTime),
      notCounted: theirs
        .filter((response) => !answered.includes(response))
        .map((response) => response.id)
        .sort(),
      orders: ordered
        .flatMap((order) =>
          order?.facts === undefined
            ? []
            : [{ id: order.id, at: order.times.created ?? "", amount: order.facts.amount }],
        )
        .sort(byTime),
    };
  };

  /** What the cells should say: what all profiles add to them now. */
  const cellsShould = async (names: readonly string[]): Promise<Record<string, Counters>> => {
    const sum: Record<string, Counters> = {};
    for (const name of names) {
      const customer = await profile(name);
      if (customer === undefined) continue;
      for (const [cell, counters] of Object.entries(customerContribution(customer, store.timeZone))) {
        sum[cell] = addCounters(sum[cell] ?? {}, counters);
      }
    }
    return sum;
  };

  const cells = async (): Promise<Record<string, Counters>> =>
    Object.fromEntries(
      (await dynamoCustomerCells(table).read(id, ...MONTHS))
        .filter(({ counters }) => Object.keys(counters).length > 0)
        .map(({ month, cell, counters }) => [`${month}#${cell}`, counters]),
    );

  /** Keys of all items of the store in which a customer is named, their own profile apart. */
  const whereNamed = async (customer: string): Promise<string[]> => {
    const named: string[] = [];
    let start: Item | undefined;
    do {
      const page: { Items?: Item[] | undefined; LastEvaluatedKey?: Item | undefined } = await table.client.send(
        new ScanCommand({ TableName: table.tableName, ExclusiveStartKey: start, ConsistentRead: true, Limit: 500 }),
      );
      for (const item of page.Items ?? []) {
        const isOfStore = item.pk?.S === `S#${id}` || item.pk?.S?.startsWith(`S#${id}#`) === true;
        const isProfile = item.pk?.S === `S#${id}#C#${customer}` && item.sk?.S === "P";
        if (isOfStore && !isProfile && JSON.stringify(item).includes(customer)) {
          named.push(`${item.pk?.S} | ${item.sk?.S}`);
        }
      }
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return named;
  };

  return {
    id,
    store,
    responses,
    orders,
    customers,
    erase,
    sweep: sweep({ ...eraseNeeds(table, { now }), log: () => {} }),
    look,
    follow,
    profile,
    should,
    cells,
    cellsShould,
    whereNamed,
    allResponses,
    /** Know of what was not put in here. */
    adopt: (responsesThere: readonly string[], ordersThere: readonly string[]) => {
      for (const response of responsesThere) responseIds.add(response);
      for (const order of ordersThere) orderIds.add(order);
    },
    submit: async (fields: Partial<Response> & { readonly id: string }) => {
      responseIds.add(fields.id);
      await responses.add(aResponse({ store: id, ...fields }));
    },
    tell: async (order: string, customer: string, at: string, fields: { amount?: number; refunded?: string } = {}) => {
      orderIds.add(order);
      const { refunded, amount = 4900 } = fields;
      await orders.tell(
        {
          store: id,
          id: order,
          facts: someFacts({ customer, updatedAt: refunded ?? at, amount }),
          times: { created: at, ...(refunded !== undefined && { refunded }) },
          events: {},
        },
        { email: `${customer}@example.com` },
        now(),
      );
    },
  };
};
export type ProfileWorld = Awaited<ReturnType<typeof openStore>>;

/** Follow all that changed until nothing does any more. */
export const settle = async (world: ProfileWorld, names: readonly string[]): Promise<void> => {
  for (let changes = await world.look(names); changes.length > 0; changes = await world.look(names)) {
    for (const change of changes) await world.follow(change);
  }
};

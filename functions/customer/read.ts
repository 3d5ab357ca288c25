import { customerReference } from "../../shared/adapters/customer-reference.ts";
import { decodeCursor, encodeCursor } from "../../shared/adapters/dynamo/cursor.ts";
import type { TrailEntry } from "../../shared/adapters/dynamo/customer-trail.ts";
import { responseKey } from "../../shared/adapters/dynamo/responses.ts";
import {
  exportCustomer,
  findCustomer,
  readCustomer,
  readTimeline,
  type TimelineEntry,
} from "../../shared/contract/customers.ts";
import { type Customer, MAX_LISTED } from "../../shared/domain/customer.ts";
import type { Response } from "../../shared/domain/response.ts";
import { endpoint } from "../http/endpoint.ts";
import { viewOf } from "../http/response-view.ts";
import { knownCustomer, storeOf } from "./known-customer.ts";
import type { CustomerNeeds } from "./needs.ts";

/** Entries of a trail that are read at a time. */
const PAGE = 100;

export const readCustomerEndpoint = (needs: CustomerNeeds) =>
  endpoint(readCustomer, needs, async ({ path }, caller) => {
    const store = await storeOf(caller, needs);
    const [customer, optedOut] = await Promise.all([
      knownCustomer(store.id, path.customer, needs),
      needs.optOuts.has(store.id, path.customer),
    ]);
    const { email, erasing, ...rest } = customer;
    const mayWrite = "key" in caller && caller.key.scopes.includes("admin");
    return { ...rest, ...(mayWrite && { email }), optedOut, erasing: erasing !== undefined };
  });

export const findCustomerEndpoint = (needs: CustomerNeeds) =>
  endpoint(findCustomer, needs, async ({ body }, caller) => {
    const store = await storeOf(caller, needs);
    const id = customerReference(store.id, body) ?? "";
    const [customer, trail] = await Promise.all([needs.customers.get(store.id, id), needs.trail.list(store.id, id, 1)]);
    return { id, known: customer !== undefined || trail.length > 0 };
  });

const listedResponses = ({ answers, notCounted }: Customer) =>
  [...answers, ...notCounted].map(({ id, at }) => ({ id, place: `${at}#response#${id}` }));

const getResponses = async (store: string, ids: readonly string[], needs: CustomerNeeds): Promise<Response[]> =>
  (await needs.responses.getMany(ids.map((id) => responseKey({ store, id })))).filter(
    ({ erasedAt }) => erasedAt === undefined,
  );

const entryOf = (entry: TrailEntry): TimelineEntry => {
  const { at } = entry;
  if (entry.kind === "order") return { at, kind: entry.kind, order: entry.order };
  if (entry.kind === "ask") return { at, kind: entry.kind, ask: entry.ask };
  return { at, kind: entry.kind, invitation: entry.invitation };
};

export const readTimelineEndpoint = (needs: CustomerNeeds) =>
  endpoint(readTimeline, needs, async ({ path, query }, caller) => {
    const store = await storeOf(caller, needs);
    const customer = await knownCustomer(store.id, path.customer, needs);
    const scope = ["timeline", store.id, customer.id];
    const below = query.cursor === undefined ? "~" : decodeCursor(scope, query.cursor);
    const trail = await needs.trail.list(store.id, customer.id, query.limit, below);
    const places = [
      ...trail.map((entry) => ({ place: entry.place, entry })),
      ...listedResponses(customer).filter(({ place }) => place < below),
    ].sort((one, other) => (one.place < other.place ? 1 : -1));
    const page = places.slice(0, query.limit);
    const ids = page.flatMap((one) => ("id" in one ? [one.id] : []));
    const responses = new Map((await getResponses(store.id, ids, needs)).map((response) => [response.id, response]));
    const entries = page.flatMap((one): TimelineEntry[] => {
      if ("entry" in one) return [entryOf(one.entry)];
      const response = responses.get(one.id);
      // Erased a moment ago: the profile follows.
      if (response === undefined) return [];
      return [{ at: response.answeredAt, kind: "response", response: viewOf(response) }];
    });
    const last = page.at(-1)?.place;
    const isFull = page.length === query.limit;
    return { entries, cursor: isFull && last !== undefined ? encodeCursor(scope, last) : undefined };
  });

/** All that a customer's trail holds, newest first. */
const wholeTrail = async (store: string, id: string, needs: CustomerNeeds): Promise<TrailEntry[]> => {
  const all: TrailEntry[] = [];
  let below: string | undefined;
  do {
    const page = await needs.trail.list(store, id, PAGE, below);
    all.push(...page);
    below = page.at(-1)?.place;
  } while (below !== undefined);
  return all;
};

const responseIds = async (customer: Customer, needs: CustomerNeeds): Promise<string[]> => {
  const ids = new Set(listedResponses(customer).map(({ id }) => id));
  if (customer.answers.length >= MAX_LISTED || customer.notCounted.length >= MAX_LISTED) {
    for await (const page of needs.responses.idsOf(customer.store, customer.id)) for (const id of page) ids.add(id);
  }
  return [...ids];
};

/** Everything that is kept of a customer. */
export const everythingOf = async (store: string, id: string, needs: CustomerNeeds) => {
  const customer = await knownCustomer(store, id, needs);
  const [optedOut, trail, ids] = await Promise.all([
    needs.optOuts.has(store, id),
    wholeTrail(store, id, needs),
    responseIds(customer, needs),
  ]);
  return {
    exportedAt: needs.now().toISOString(),
    profile: customer.rev === 0 ? undefined : customer,
    optedOut,
    orders: trail.flatMap((entry) => (entry.kind === "order" ? [entry.order] : [])),
    asks: trail.flatMap((entry) => (entry.kind === "ask" ? [entry.ask] : [])),
    invitations: trail.flatMap((entry) => (entry.kind === "invitation" ? [entry.invitation] : [])),
    responses: await getResponses(store, ids, needs),
  };
};

export const exportCustomerEndpoint = (needs: CustomerNeeds) =>
  endpoint(exportCustomer, needs, async ({ path }, caller) =>
    everythingOf((await storeOf(caller, needs)).id, path.customer, needs),
  );

import { customerReference } from "../../shared/adapters/customer-reference.ts";
import type { TrailEntry } from "../../shared/adapters/dynamo/customer-trail.ts";
import {
  exportCustomer,
  findCustomer,
  readCustomer,
  readTimeline,
  type TimelineEntry,
} from "../../shared/contract/customers.ts";
import { type Customer, MAX_LISTED } from "../../shared/domain/customer.ts";
import { endpoint } from "../http/endpoint.ts";
import { viewOf } from "../http/response-view.ts";
import { storeOf } from "../http/store-of.ts";
import { isKnownCustomer, knownCustomer } from "../reading/known-customer.ts";
import { listedResponses, readTimelineOf, standingResponses, type TimelineMoment } from "../reading/read-timeline.ts";
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
    return { id, known: await isKnownCustomer(store.id, id, needs) };
  });

const entryOf = (moment: TimelineMoment): TimelineEntry => {
  const { at } = moment;
  if (moment.kind === "order") return { at, kind: moment.kind, order: moment.order };
  if (moment.kind === "ask") return { at, kind: moment.kind, ask: moment.ask };
  if (moment.kind === "follow_up") return { at, kind: moment.kind, followUp: moment.followUp };
  if (moment.kind === "response") return { at, kind: moment.kind, response: viewOf(moment.response) };
  return { at, kind: moment.kind, invitation: moment.invitation };
};

export const readTimelineEndpoint = (needs: CustomerNeeds) =>
  endpoint(readTimeline, needs, async ({ path, query }, caller) => {
    const store = await storeOf(caller, needs);
    const customer = await knownCustomer(store.id, path.customer, needs);
    const { moments, cursor } = await readTimelineOf(customer, query, needs);
    return { entries: moments.map(entryOf), cursor };
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
    responses: await standingResponses(store, ids, needs),
  };
};

export const exportCustomerEndpoint = (needs: CustomerNeeds) =>
  endpoint(exportCustomer, needs, async ({ path }, caller) =>
    everythingOf((await storeOf(caller, needs)).id, path.customer, needs),
  );

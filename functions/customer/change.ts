import { randomUUID } from "node:crypto";
import {
  closeComplaint,
  eraseCustomer,
  noteFollowUp as noteFollowUpOperation,
  openComplaint,
  removeFollowUp,
} from "../../shared/contract/customers.ts";
import { type Customer, withComplaint, withoutFollowUp, withSettledComplaint } from "../../shared/domain/customer.ts";
import { recordFollowUp } from "../../shared/domain/follow-up.ts";
import { type Caller, keyOf } from "../http/authenticate.ts";
import { endpoint } from "../http/endpoint.ts";
import { storeOf } from "../http/store-of.ts";
import { changeCustomer } from "../reading/change-customer.ts";
import { noSuchCustomer } from "../reading/known-customer.ts";
import { noteFollowUp } from "../reading/note-follow-up.ts";
import { eraseCustomer as erase } from "./erase-customer.ts";
import type { CustomerNeeds } from "./needs.ts";

/** What one request erases at most; the rest goes with the next one, or with the sweep. */
const MOST_AT_ONCE = 300;

export const eraseCustomerEndpoint = (needs: CustomerNeeds) =>
  endpoint(eraseCustomer, needs, async ({ path }, caller) => {
    const store = await storeOf(caller, needs);
    const wish = { at: needs.now().toISOString(), because: "wish" } as const;
    const { state, erased } = await erase(needs)(store, path.customer, wish, MOST_AT_ONCE);
    if (state !== "unknown") return { state, erased };
    // Erased before: twice is fine.
    if ((await needs.customers.get(store.id, path.customer)) === undefined) throw noSuchCustomer();
    return { state: "erased" as const, erased };
  });

/** What a new follow-up says of itself, by way of a key. */
const newFollowUp = (caller: Caller) => {
  const { id: by, name } = keyOf(caller);
  return { id: randomUUID(), by, name };
};

export const openComplaintEndpoint = (needs: CustomerNeeds) =>
  endpoint(openComplaint, needs, async ({ path }, caller) => {
    const { id } = await storeOf(caller, needs);
    const openedAt = needs.now().toISOString();
    const customer = await changeCustomer(id, path.customer, (known) => withComplaint(known, openedAt), needs);
    // Again if it is known: whoever said it may not have come so far.
    await needs.planAgain(customer);
    return { complainedAt: customer.complainedAt };
  });

export const closeComplaintEndpoint = (needs: CustomerNeeds) =>
  endpoint(closeComplaint, needs, async ({ path }, caller) => {
    const { id } = await storeOf(caller, needs);
    const settled = recordFollowUp({ ...newFollowUp(caller), way: "complaint" }, needs.now());
    const settle = (known: Customer) => withSettledComplaint(known, settled);
    await needs.planAgain(await changeCustomer(id, path.customer, settle, needs));
    return undefined;
  });

export const noteFollowUpEndpoint = (needs: CustomerNeeds) =>
  endpoint(noteFollowUpOperation, needs, async ({ path, body }, caller) => {
    const { id } = await storeOf(caller, needs);
    const { way, note } = body;
    const at = body.at === undefined ? undefined : new Date(body.at);
    return noteFollowUp(id, path.customer, { ...newFollowUp(caller), at, way, note }, needs);
  });

export const removeFollowUpEndpoint = (needs: CustomerNeeds) =>
  endpoint(removeFollowUp, needs, async ({ path }, caller) => {
    const { id } = await storeOf(caller, needs);
    await changeCustomer(id, path.customer, (known) => withoutFollowUp(known, path.followUp), needs);
    return undefined;
  });

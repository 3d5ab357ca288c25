import { randomUUID } from "node:crypto";
import {
  closeComplaint,
  eraseCustomer,
  noteFollowUp as noteFollowUpOperation,
  openComplaint,
  removeFollowUp,
} from "../../shared/contract/customers.ts";
import { type Customer, withComplaint, withoutFollowUp, withSettledComplaint } from "../../shared/domain/customer.ts";
import type { FollowUp } from "../../shared/domain/follow-up.ts";
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

/** Who got in touch with a customer just now, by way of a key. */
const followUpBy = (caller: Caller, { now }: Pick<CustomerNeeds, "now">) => {
  const { id: by, name } = keyOf(caller);
  return { id: randomUUID(), at: now().toISOString(), by, name };
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
    const settled: FollowUp = { ...followUpBy(caller, needs), way: "complaint" };
    const settle = (known: Customer) => withSettledComplaint(known, settled);
    await needs.planAgain(await changeCustomer(id, path.customer, settle, needs));
    return undefined;
  });

export const noteFollowUpEndpoint = (needs: CustomerNeeds) =>
  endpoint(noteFollowUpOperation, needs, async ({ path, body }, caller) => {
    const { id } = await storeOf(caller, needs);
    const { at, way, note } = body;
    const followUp: FollowUp = {
      ...followUpBy(caller, needs),
      ...(at !== undefined && { at: new Date(at).toISOString() }),
      way,
      ...(note !== undefined && { note }),
    };
    return noteFollowUp(id, path.customer, followUp, needs);
  });

export const removeFollowUpEndpoint = (needs: CustomerNeeds) =>
  endpoint(removeFollowUp, needs, async ({ path }, caller) => {
    const { id } = await storeOf(caller, needs);
    await changeCustomer(id, path.customer, (known) => withoutFollowUp(known, path.followUp), needs);
    return undefined;
  });

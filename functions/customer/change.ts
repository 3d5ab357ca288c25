import { closeComplaint, eraseCustomer, openComplaint } from "../../shared/contract/customers.ts";
import { type Customer, withComplaint } from "../../shared/domain/customer.ts";
import { AppError } from "../../shared/domain/errors.ts";
import { endpoint } from "../http/endpoint.ts";
import { storeOf } from "../http/store-of.ts";
import { knownCustomer, noSuchCustomer } from "../reading/known-customer.ts";
import { eraseCustomer as erase } from "./erase-customer.ts";
import type { CustomerNeeds } from "./needs.ts";

/** What one request erases at most; the rest goes with the next one, or with the sweep. */
const MOST_AT_ONCE = 300;
/** Tries to write a profile that others keep changing. */
const MAX_TRIES = 8;

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

const complain = async (store: string, id: string, openedAt: string | undefined, needs: CustomerNeeds) => {
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const customer: Customer = await knownCustomer(store, id, needs);
    const changed = withComplaint(customer, openedAt);
    if (changed !== undefined && !(await needs.customers.save(changed))) continue;
    // Again if it is known: whoever said it may not have come so far.
    await needs.planAgain(customer);
    return changed ?? customer;
  }
  throw new AppError("unavailable", "The customer is being changed by others: try again.");
};

export const openComplaintEndpoint = (needs: CustomerNeeds) =>
  endpoint(openComplaint, needs, async ({ path }, caller) => {
    const { id } = await storeOf(caller, needs);
    const { complainedAt } = await complain(id, path.customer, needs.now().toISOString(), needs);
    return { complainedAt };
  });

export const closeComplaintEndpoint = (needs: CustomerNeeds) =>
  endpoint(closeComplaint, needs, async ({ path }, caller) => {
    const { id } = await storeOf(caller, needs);
    await complain(id, path.customer, undefined, needs);
    return undefined;
  });

import { type Customer, isTombstone, newCustomer } from "../../shared/domain/customer.ts";
import { AppError } from "../../shared/domain/errors.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Caller } from "../http/authenticate.ts";
import { unlessGone } from "../http/unless-gone.ts";
import type { CustomerNeeds } from "./needs.ts";

/** One answer for a customer who never was and for one of another store: an id is a hash within its store. */
export const noSuchCustomer = () => new AppError("not_found", "Nothing is kept of such a customer.");

/** The store of the caller's key. @throws AppError `not_found` when it is gone */
export const storeOf = async (caller: Caller, needs: Pick<CustomerNeeds, "store">): Promise<Store> =>
  unlessGone("key" in caller ? await needs.store(caller.key.store) : undefined);

/**
 * A customer of whom something is kept; without a profile, somebody who was invited and never answered.
 * @throws AppError `not_found` for nobody, `gone` for one who was erased
 */
export const knownCustomer = async (store: string, id: string, needs: CustomerNeeds): Promise<Customer> => {
  const customer = await needs.customers.get(store, id);
  if (customer !== undefined && isTombstone(customer)) throw new AppError("gone", "This customer was erased.");
  if (customer !== undefined) return customer;
  if ((await needs.trail.list(store, id, 1)).length === 0) throw noSuchCustomer();
  return newCustomer(store, id);
};

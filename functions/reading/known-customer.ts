import type { CustomerTrail } from "../../shared/adapters/dynamo/customer-trail.ts";
import type { Customers } from "../../shared/adapters/dynamo/customers.ts";
import { type Customer, isTombstone, newCustomer } from "../../shared/domain/customer.ts";
import { AppError } from "../../shared/domain/errors.ts";

export type KnownCustomerNeeds = {
  readonly customers: Pick<Customers, "get">;
  readonly trail: Pick<CustomerTrail, "list">;
};

/** Ids are hashes of 128 bits, as base64url. */
const CUSTOMER_ID = /^[A-Za-z0-9_-]{22}$/;

/** One answer for a customer who never was and for one of another store: an id is a hash within its store. */
export const noSuchCustomer = () => new AppError("not_found", "Nothing is kept of such a customer.");

/** Whether anything is kept of a customer: not of one who was erased, of whom a shell without content stays for a while. */
export const isKnownCustomer = async (store: string, id: string, needs: KnownCustomerNeeds): Promise<boolean> => {
  const [customer, trail] = await Promise.all([needs.customers.get(store, id), needs.trail.list(store, id, 1)]);
  return customer === undefined ? trail.length > 0 : !isTombstone(customer);
};

/**
 * A customer of whom something is kept; without a profile, somebody who was invited and never answered.
 * @throws AppError `not_found` for nobody, `gone` for one who was erased
 */
export const knownCustomer = async (store: string, id: string, needs: KnownCustomerNeeds): Promise<Customer> => {
  // What cannot be an id costs no read.
  if (!CUSTOMER_ID.test(id)) throw noSuchCustomer();
  const customer = await needs.customers.get(store, id);
  if (customer !== undefined && isTombstone(customer)) throw new AppError("gone", "This customer was erased.");
  if (customer !== undefined) return customer;
  if ((await needs.trail.list(store, id, 1)).length === 0) throw noSuchCustomer();
  return newCustomer(store, id);
};

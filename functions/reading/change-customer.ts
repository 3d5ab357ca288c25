import type { Customers } from "../../shared/adapters/dynamo/customers.ts";
import type { Customer } from "../../shared/domain/customer.ts";
import { AppError } from "../../shared/domain/errors.ts";
import { type KnownCustomerNeeds, knownCustomer } from "./known-customer.ts";

/** Tries to write a profile that others keep changing. */
const MAX_TRIES = 8;

export type ChangeCustomerNeeds = KnownCustomerNeeds & { readonly customers: Pick<Customers, "save"> };

/**
 * Changes a known customer as they are at this moment; `change` gives back undefined when there is nothing to change.
 * @throws AppError as `knownCustomer` does, and `unavailable` when others keep changing them
 */
export const changeCustomer = async (
  store: string,
  id: string,
  change: (customer: Customer) => Customer | undefined,
  needs: ChangeCustomerNeeds,
): Promise<Customer> => {
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const customer = await knownCustomer(store, id, needs);
    const changed = change(customer);
    if (changed === undefined) return customer;
    if (await needs.customers.save(changed)) return changed;
  }
  throw new AppError("unavailable", "The customer is being changed by others: try again.");
};

import type { Customers } from "../../shared/adapters/dynamo/customers.ts";
import { countCustomer } from "../../shared/domain/count-customer.ts";

/** Tries before a customer is given back to the stream: each one lost to another change of theirs. */
const MAX_TRIES = 8;

export type CountNeeds = {
  readonly customers: Pick<Customers, "get" | "save">;
  /** The zone of a store's calendar; undefined when the store is gone. */
  readonly timeZone: (store: string) => Promise<string | undefined>;
};

/**
 * Counts a customer into the customers' cells, if anything of theirs is not. Twice is once: what they add is kept in their
 * profile and changes with the cells, in one transaction. @throws Error when it cannot be done now
 */
export const countCustomers =
  ({ customers, timeZone }: CountNeeds) =>
  async (store: string, id: string): Promise<void> => {
    const zone = await timeZone(store);
    if (zone === undefined) return;
    for (let tries = 1; tries <= MAX_TRIES; ) {
      const before = await customers.get(store, id);
      if (before?.uncounted === undefined) return;
      const { customer, add } = countCustomer(before, zone);
      // What was saved was a step: somebody of very many cells takes several.
      if (!(await customers.save({ ...customer, rev: before.rev + 1 }, add))) tries += 1;
    }
    throw new Error("the customer changed under every try");
  };

import { type Customer, remaining } from "./customer.ts";
import { countStep, customerContribution } from "./customer-contribution.ts";
import type { CustomerContribution } from "./story.ts";

/** A customer as they are counted next, and what that adds to the customers' cells. */
export type CustomerCountStep = { readonly customer: Customer; readonly add: CustomerContribution };

/**
 * The next step of counting a customer, to be written in one transaction with what it adds; it raises no revision. One
 * step is all but for a customer of very many cells, who stays `uncounted` until the last.
 */
export const countCustomer = (customer: Customer, timeZone: string): CustomerCountStep => {
  const target = customerContribution(remaining(customer), timeZone);
  const { add, counted } = countStep(customer.counted, target);
  const { counted: _, uncounted: __, ...rest } = customer;
  const isDone = Object.keys(countStep(counted, target).add).length === 0;
  return {
    add,
    customer: {
      ...rest,
      ...(Object.keys(counted).length > 0 && { counted }),
      ...(!isDone && { uncounted: true }),
    },
  };
};

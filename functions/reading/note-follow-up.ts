import { type Customer, withFollowUp } from "../../shared/domain/customer.ts";
import { AppError, invalidInput } from "../../shared/domain/errors.ts";
import { type FollowUp, type FollowUpTold, recordFollowUp } from "../../shared/domain/follow-up.ts";
import { type ChangeCustomerNeeds, changeCustomer } from "./change-customer.ts";

/**
 * Notes that somebody of the store got in touch with a customer.
 * @throws AppError `invalid_input` for a time to come, `gone` for somebody who is being erased, and as `changeCustomer` does
 */
export const noteFollowUp = async (
  store: string,
  customer: string,
  told: FollowUpTold,
  needs: ChangeCustomerNeeds & { readonly now: () => Date },
): Promise<FollowUp> => {
  const now = needs.now();
  const followUp = recordFollowUp(told, now);
  if (followUp.at > now.toISOString()) throw invalidInput("body.at", "is in the future");
  const change = (known: Customer) => {
    if (known.erasing !== undefined) throw new AppError("gone", "This customer is being erased.");
    return withFollowUp(known, followUp);
  };
  await changeCustomer(store, customer, change, needs);
  return followUp;
};

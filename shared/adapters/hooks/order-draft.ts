import type { OrderDraft } from "../../domain/order.ts";
import { customerReference } from "../customer-reference.ts";
import type { OrderNews } from "./order-news.ts";

/** An order as a caller told it. The address is its own part, so that it is kept in one place only. */
export const newsOf = (store: string, draft: OrderDraft): OrderNews => {
  const { id, customer: who, times, events, updatedAt, ...facts } = draft;
  const { email } = who;
  const customer = customerReference(store, who);
  return {
    order: { store, id, ...(customer !== undefined && { facts: { customer, ...facts, updatedAt } }), times, events },
    contact: { email },
  };
};

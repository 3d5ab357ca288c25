import { dynamoCustomers } from "../../shared/adapters/dynamo/customers.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { countCustomer } from "../../shared/domain/count-customer.ts";
import { type Customer, newCustomer } from "../../shared/domain/customer.ts";
import { aResponse } from "../support/builders.ts";

/** An id as customers have it: 22 characters. */
export const customerId = (name: string): string => name.padEnd(22, "x").slice(0, 22);

type Bought = { readonly at: string; readonly amount?: number; readonly referral?: string };
type Felt = { readonly at: string; readonly emotion: number; readonly stage?: string; readonly comment?: string };

/** Keeps a customer who bought and answered, counted as the followers count them. */
export const keepCustomer = async (
  table: TableClient,
  store: string,
  name: string,
  { bought, felt }: { readonly bought: readonly Bought[]; readonly felt: readonly Felt[] },
  fields: Partial<Customer> = {},
): Promise<string> => {
  const id = customerId(name);
  const answers = felt.map(({ at, emotion, stage = "retention" }, index) => ({
    id: `${name}-answer-${index}`,
    at,
    emotion,
    stage,
    touchpoint: "delivery",
    version: 1,
  }));
  for (const [index, { at, comment, emotion }] of felt.entries()) {
    const { id: response } = answers[index]!;
    await dynamoResponses(table).add(
      aResponse({
        id: response,
        store,
        customer: id,
        answeredAt: at,
        receivedAt: at,
        answers: { feeling: { face: emotion < 0 ? 1 : 5 }, ...(comment !== undefined && { comment }) },
      }),
    );
  }
  const orders = bought.map((order, index) => ({
    ...order,
    id: `${name}-order-${index}`,
    ...(order.amount !== undefined && { currency: "EUR" }),
  }));
  const { customer, add } = countCustomer({ ...newCustomer(store, id), orders, answers, ...fields }, "Europe/Rome");
  if (!(await dynamoCustomers(table).save({ ...customer, rev: 1 }, add))) throw new Error(`${name} is there already`);
  return id;
};

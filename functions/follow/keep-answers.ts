import { type Responses, responseKey } from "../../shared/adapters/dynamo/responses.ts";
import { countCustomer } from "../../shared/domain/count-customer.ts";
import {
  answerOf,
  type Customer,
  newCustomer,
  withAnswer,
  withAnswered,
  withNotCounted,
  withoutAnswer,
} from "../../shared/domain/customer.ts";
import type { Response } from "../../shared/domain/response.ts";
import type { CountNeeds } from "./count-customers.ts";

/** Tries before a customer is given back to the stream: each one lost to another change of theirs. */
const MAX_TRIES = 8;

export type KeepAnswersNeeds = CountNeeds & {
  readonly responses: Pick<Responses, "getMany">;
  /** Has an order put to the rules again, if one of its asks by this survey still waits. */
  readonly askNoMore: (store: string, order: string, survey: string) => Promise<void>;
};

/** What a response changes in the profile of its customer, or of who was it. */
const afterResponse = (customer: Customer, id: string, response: Response | undefined): Customer => {
  // It comes again once it is counted as it is.
  if (response?.pending !== undefined && response.erasedAt === undefined) return customer;
  const isTheirs = response?.customer === customer.id && response.erasedAt === undefined;
  if (response === undefined || !isTheirs) return withoutAnswer(customer, id) ?? customer;
  const answer = answerOf(response);
  if (answer === undefined) return withNotCounted(customer, { id, at: response.answeredAt }) ?? customer;
  const after = withAnswer(customer, answer) ?? customer;
  const { order, survey } = response;
  if (order === undefined || survey === undefined) return after;
  return withAnswered(after, { order, survey: survey.id, at: answer.at }) ?? after;
};

/**
 * Makes the profile of a customer say what their responses say, counts it in the same transaction, and has nobody asked
 * what they have answered. Late, twice or beside another it ends the same: the responses are read after the profile, which
 * is written only if nobody else did, so whoever writes last has seen the newest. @throws Error when it cannot be done now
 */
export const keepAnswers =
  ({ customers, responses, timeZone, askNoMore }: KeepAnswersNeeds) =>
  async (store: string, id: string, changed: readonly string[]): Promise<void> => {
    const zone = await timeZone(store);
    if (zone === undefined) return;
    for (let tries = 1; tries <= MAX_TRIES; tries++) {
      const known = await customers.get(store, id);
      const before = known ?? newCustomer(store, id);
      const found = await responses.getMany(changed.map((response) => responseKey({ store, id: response })));
      const byId = new Map(found.map((response) => [response.id, response]));
      const after = changed.reduce((so, response) => afterResponse(so, response, byId.get(response)), before);
      if (after !== before) {
        const { customer, add } = countCustomer(after, zone);
        if (!(await customers.save({ ...customer, rev: before.rev + 1 }, add))) continue;
      }
      for (const { order, survey, customer } of found) {
        if (customer === id && order !== undefined && survey !== undefined) await askNoMore(store, order, survey.id);
      }
      return;
    }
    throw new Error("the customer changed under every try");
  };

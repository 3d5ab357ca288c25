import { eraseCustomer } from "../../functions/customer/erase-customer.ts";
import { sweep } from "../../functions/customer/sweep.ts";
import { countCustomers } from "../../functions/follow/count-customers.ts";
import { keepAnswers } from "../../functions/follow/keep-answers.ts";
import { eraseNeeds, planNeeds, profileNeeds } from "../../functions/http/adapters.ts";
import { planOrder } from "../../functions/invite/plan.ts";
import { customerReference } from "../../shared/adapters/customer-reference.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoAskRules } from "../../shared/adapters/dynamo/ask-rules.ts";
import { dynamoCustomers } from "../../shared/adapters/dynamo/customers.ts";
import { dynamoInvitations } from "../../shared/adapters/dynamo/invitations.ts";
import { dynamoOrders } from "../../shared/adapters/dynamo/orders.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoSurveys } from "../../shared/adapters/dynamo/surveys.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { MAX_LISTED } from "../../shared/domain/customer.ts";
import type { Photos } from "../../shared/domain/photo.ts";
import { ask } from "../e2e/client.ts";
import { aConsent, anOrder, aResponse, aRule, aStore, aSurvey, aTouchpoint } from "../support/builders.ts";

const STORE = "customers";
const START = new Date("2026-03-11T10:00:00Z");
const EMAILS = ["anna@example.com", "bea@example.com", "carla@example.com"] as const;

type Tables = {
  readonly url: string;
  readonly ours: TableClient;
  readonly follow: TableClient;
  readonly sweep: TableClient;
  readonly photos: Pick<Photos, "remove">;
  /** Counts what waits to be counted. */
  readonly count: () => Promise<void>;
};

const idOf = (email: string): string => customerReference(STORE, { email }) ?? "";

/** A store with customers of whom there is something of every kind, and more responses than a profile lists. */
const furnish = async ({ url, ours, follow, count }: Tables): Promise<string> => {
  await dynamoStores(ours).create(aStore({ id: STORE, retentionDays: 100 }), START);
  await dynamoTouchpoints(ours).create(STORE, aTouchpoint());
  const draft = aSurvey({ store: STORE, state: "draft" });
  await dynamoSurveys(ours).create(draft);
  await dynamoSurveys(ours).publish({ ...draft, state: "published", revision: draft.revision + 1 }, draft);
  await dynamoAskRules(ours).put(aRule({ store: STORE }));
  const scopes = ["admin", "read", "erase", "moderate"] as const;
  const { secret } = await dynamoApiKeys(ours).create(
    STORE,
    { name: "test", kind: "secret", scopes: [...scopes] },
    START,
  );
  const profiles = profileNeeds(follow, () => START);
  for (const email of EMAILS) {
    const customer = idOf(email);
    const response = idOf(`response-of-${email}`);
    const { facts, ...order } = anOrder({ store: STORE, id: `order-${email}` });
    await dynamoOrders(ours).tell({ ...order, ...(facts && { facts: { ...facts, customer } }) }, { email }, START);
    await planOrder(planNeeds(ours, () => START))(STORE, order.id);
    await dynamoResponses(ours).add(
      aResponse({
        id: response,
        store: STORE,
        customer,
        order: order.id,
        survey: { id: "after-delivery", version: 1 },
        answers: { rating: 5, comment: "Perfetto!" },
        consent: aConsent(),
      }),
    );
    await count();
    const published = { key: secret, body: { rev: 1, state: "published" } };
    const { status } = await ask({ url }, "PATCH", `/v1/testimonials/${response}`, published);
    if (status !== 200) throw new Error(`the testimonial is not published: ${status}`);
    await dynamoInvitations(ours).add({
      idHash: `hash-${email}`,
      store: STORE,
      survey: "after-delivery",
      customer,
      createdAt: START.toISOString(),
      expiresAt: "2999-01-01T00:00:00.000Z",
    });
    await keepAnswers(profiles)(STORE, customer, [response]);
    const known = await dynamoCustomers(ours).get(STORE, customer);
    const [answer] = known?.answers ?? [];
    if (known === undefined || answer === undefined) throw new Error("the profile has no answer");
    // So full a list that others may be beside it; one whose time is over has none.
    if (email === EMAILS[2]) continue;
    const later = { ...answer, at: "2999-01-01T00:00:00.000Z" };
    const answers = Array.from({ length: MAX_LISTED }, (_, index) => ({ ...later, id: `other-${index}` }));
    await dynamoCustomers(ours).save({ ...known, answers, uncounted: true, rev: known.rev + 1 });
    await countCustomers(profiles)(STORE, customer);
  }
  return secret;
};

/** Everything that is done with customers, each part with the table client of its function. Returns the operations used. */
export const recordedCustomers = async (tables: Tables): Promise<readonly string[]> => {
  const key = await furnish(tables);
  const used: string[] = [];
  const expectOk = async (operation: string, method: string, path: string, body?: unknown) => {
    const answer = await ask(tables, method, path, { key, ...(body !== undefined && { body }) });
    if (answer.status >= 400) throw new Error(`${operation}: ${answer.status} ${JSON.stringify(answer.body)}`);
    used.push(operation);
    return answer.body;
  };
  const [first, second] = EMAILS;
  const { id } = await expectOk("findCustomer", "POST", "/v1/customers/find", { email: first });
  await expectOk("readCustomer", "GET", `/v1/customers/${id}`);
  await expectOk("readTimeline", "GET", `/v1/customers/${id}/timeline`);
  await expectOk("exportCustomer", "GET", `/v1/customers/${id}/export`);
  await expectOk("openComplaint", "PUT", `/v1/customers/${id}/complaint`, {});
  await expectOk("closeComplaint", "DELETE", `/v1/customers/${id}/complaint`);
  const followUp = await expectOk("noteFollowUp", "POST", `/v1/customers/${id}/follow-ups`, { way: "phone" });
  await expectOk("removeFollowUp", "DELETE", `/v1/customers/${id}/follow-ups/${followUp.id}`);
  const { state } = await expectOk("eraseCustomer", "DELETE", `/v1/customers/${id}`);
  if (state !== "erased") throw new Error(`the customer is ${state}`);
  const store = await dynamoStores(tables.ours).get(STORE);
  if (store === undefined) throw new Error("the store is gone");
  const wish = { at: START.toISOString(), because: "wish" } as const;
  // Begun by somebody who never came to its end; the third one's time is over.
  await eraseCustomer(eraseNeeds(tables.ours, { now: () => START }))(store, idOf(second), wish, 0);
  const { photos } = tables;
  const swept = await sweep({ ...eraseNeeds(tables.sweep, { now: () => new Date(), photos }), log: () => {} })();
  if (swept.resumed !== 1 || swept.removed !== 1 || swept.failed !== 0) throw new Error(JSON.stringify(swept));
  return used;
};

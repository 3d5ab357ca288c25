import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ComprehendClient } from "@aws-sdk/client-comprehend";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { admin } from "../../functions/admin/admin.ts";
import { collect } from "../../functions/collect/collect.ts";
import { digest } from "../../functions/digest/digest.ts";
import { digestNeeds } from "../../functions/digest/needs.ts";
import { retry } from "../../functions/digest/retry.ts";
import {
  adminNeeds,
  collectNeeds,
  inviteNeeds,
  journeyNeeds,
  planNeeds,
  surveyNeeds,
} from "../../functions/http/adapters.ts";
import { invite } from "../../functions/invite/invite.ts";
import { planOrder } from "../../functions/invite/plan.ts";
import { journey } from "../../functions/journey/journey.ts";
import type { Log } from "../../functions/log.ts";
import { survey } from "../../functions/survey/survey.ts";
import { startEngine } from "../../infra/local/engine.ts";
import { startHttp } from "../../infra/local/http.ts";
import { comprehendEngine } from "../../shared/adapters/comprehend/comprehend-engine.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { createTable } from "../../shared/adapters/dynamo/create-table.ts";
import { dynamoReadingWork } from "../../shared/adapters/dynamo/reading-work.ts";
import { scanTable } from "../../shared/adapters/dynamo/scan.ts";
import { ROUTES } from "../../shared/contract/pages.ts";
import { OPERATOR } from "../../shared/domain/api-key.ts";
import type { Response } from "../../shared/domain/response.ts";
import { ask, openShop, submit } from "../e2e/client.ts";
import { startComprehendStub } from "../support/comprehend-stub.ts";

const Input = z.object({
  IndexName: z.string().optional(),
  TransactItems: z.array(z.record(z.string(), z.unknown())).optional(),
});
const TRANSACTION_ACTIONS: Readonly<Record<string, string>> = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
};

/** The permissions that a call needs. A transaction needs those of what is in it. Source: DynamoDB, IAM for transactions. */
const permissionsOf = (command: string, input: unknown): string[] => {
  const { IndexName, TransactItems } = Input.parse(input);
  const resource = IndexName === undefined ? "table" : `index/${IndexName}`;
  if (TransactItems === undefined) return [`dynamodb:${command} on ${resource}`];
  return TransactItems.flatMap((item) => Object.keys(item)).map(
    (kind) => `dynamodb:${TRANSACTION_ACTIONS[kind]} on table`,
  );
};

const LOCAL = { region: "local", credentials: { accessKeyId: "local", secretAccessKey: "local" } };
const TABLE_NAME = "viaggio";

/** Clients that note what they are asked, by the function that they belong to. */
const recorder = (endpoint: string, comprehendUrl: string) => {
  const needed = new Map<string, Set<string>>();
  const clients: { destroy: () => void }[] = [];
  const noted = (name: string) => {
    const actions = needed.get(name) ?? new Set<string>();
    needed.set(name, actions);
    return actions;
  };
  const tableOf = (name: string) => {
    const actions = noted(name);
    const client = new DynamoDBClient({ ...LOCAL, endpoint });
    client.middlewareStack.add(
      (next, context) => (args) => {
        const command = (context.commandName ?? "").replace(/Command$/, "");
        for (const action of permissionsOf(command, args.input)) actions.add(action);
        return next(args);
      },
      { step: "initialize" },
    );
    clients.push(client);
    return { client, tableName: TABLE_NAME };
  };
  const comprehendOf = (name: string) => {
    const actions = noted(name);
    const client = new ComprehendClient({ ...LOCAL, endpoint: comprehendUrl, maxAttempts: 1 });
    client.middlewareStack.add(
      (next, context) => (args) => {
        actions.add(`comprehend:${(context.commandName ?? "").replace(/Command$/, "")} on *`);
        return next(args);
      },
      { step: "initialize" },
    );
    clients.push(client);
    return client;
  };
  return { needed, tableOf, comprehendOf, destroy: () => clients.forEach((client) => void client.destroy()) };
};

/** All that a shop and its customers do, once. @returns the operations that were asked for */
const useEverything = async (
  url: string,
  operatorKey: string,
  count: () => Promise<void>,
  plan: (store: string, order: string) => Promise<unknown>,
): Promise<Set<string>> => {
  const target = { url, operatorKey, close: async () => {} };
  const used = new Set<string>();
  const expectOk = async (id: string, path: string, asking: Parameters<typeof ask>[3] = {}) => {
    const operation = ROUTES.find((one) => one.id === id)!;
    const answer = await ask(target, operation.method, path, asking);
    if (answer.status >= 400)
      throw new Error(`${id} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
    used.add(id);
    return answer.body;
  };
  const shop = await openShop(target);
  for (const id of ["createStore", "createTouchpoint", "createKey"]) used.add(id);
  const key = shop.adminKey;
  await expectOk("listStores", "/v1/stores", { key: operatorKey });
  await expectOk("readStore", "/v1/store", { key });
  await expectOk("changeStore", "/v1/store", { key, body: { name: "Renamed" } });
  await expectOk("listTouchpoints", "/v1/touchpoints", { key });
  await expectOk("changeTouchpoint", "/v1/touchpoints/delivery", { key, body: { order: 3 } });
  const { keys } = await expectOk("listKeys", "/v1/keys", { key });

  const draft = { id: "after-delivery", touchpoint: "delivery" };
  await expectOk("createSurvey", "/v1/surveys", { key, body: draft });
  await expectOk("changeSurvey", "/v1/surveys/after-delivery", { key, body: { askTestimonial: false } });
  await expectOk("readSurvey", "/v1/surveys/after-delivery", { key });
  await expectOk("listSurveys", "/v1/surveys", { key });
  await expectOk("publishSurvey", "/v1/surveys/after-delivery/publish", { key, body: { version: 1 } });
  await expectOk("changeSurvey", "/v1/surveys/after-delivery", { key, body: { askTestimonial: true } });
  const invited = await expectOk("createInvitation", "/v1/invitations", { key, body: { survey: draft.id } });
  await expectOk("createInvitations", "/v1/invitations/batch", {
    key,
    headers: { "content-type": "application/x-ndjson" },
    raw: JSON.stringify({ survey: draft.id }),
  });
  const poster = await expectOk("createLink", "/v1/links", { key, body: { survey: draft.id, name: "Poster" } });
  const send = async (id: string, path: string, fields: Readonly<Record<string, string>>): Promise<string> => {
    const answer = await fetch(`${url}${path}`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams(fields),
    });
    if (answer.status >= 400) throw new Error(`${id} was answered with ${answer.status}: ${await answer.text()}`);
    used.add(id);
    return new URL(answer.headers.get("location") ?? "", `${url}${path}`).pathname;
  };
  const [byInvitation = "", byPoster = "", unsubscribe = ""] = [invited.url, poster.url, invited.unsubscribeUrl].map(
    (address) => new URL(address).pathname,
  );
  for (const link of [byInvitation, byPoster]) {
    await expectOk("showSurvey", link);
    const own = await send("answerSurvey", link, { v: "1", "a.rating": "5" });
    await expectOk("showOwnResponse", own);
    await send("changeOwnResponse", own, { do: "erase", sure: "yes" });
  }
  await expectOk("showUnsubscribe", unsubscribe);
  await send("unsubscribe", unsubscribe, { "List-Unsubscribe": "One-Click" });
  await expectOk("listLinks", "/v1/links", { key });

  const rule = { id: "after-delivery", survey: draft.id, when: { state: "delivered" }, after: "P1D" };
  await expectOk("createRule", "/v1/rules", { key, body: rule });
  await expectOk("changeRule", "/v1/rules/after-delivery", { key, body: { after: "P2D" } });
  await expectOk("listRules", "/v1/rules", { key });
  await expectOk("changeAskPolicy", "/v1/asking", { key, body: {} });
  await expectOk("readAskPolicy", "/v1/asking", { key });
  const hook = await expectOk("openHook", "/v1/hooks/woocommerce", { key, body: {} });
  await expectOk("takeHook", new URL(hook.url).pathname, { raw: "webhook_id=7" });
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  const order = {
    id: "A-17",
    customer: { email: "maria@example.com" },
    times: { delivered: yesterday },
    updatedAt: yesterday,
  };
  await expectOk("tellOrder", "/v1/orders", { key, body: order });
  await expectOk("tellOrders", "/v1/orders/batch", {
    key,
    headers: { "content-type": "application/x-ndjson" },
    raw: JSON.stringify({ ...order, amount: 100, currency: "EUR" }),
  });
  await plan(shop.id, order.id);
  await expectOk("previewOrder", "/v1/orders/A-17/preview", { key });
  await expectOk("readOrder", "/v1/orders/A-17", { key });
  await expectOk("eraseOrder", "/v1/orders/A-17", { key });
  await expectOk("deleteRule", "/v1/rules/after-delivery", { key });
  await expectOk("closeSurvey", "/v1/surveys/after-delivery/close", { key, body: { version: 1 } });

  const { body } = await submit(target, shop, {
    touchpoint: "delivery",
    language: "it",
    rating: 5,
    comment: "Perfetto!",
  });
  used.add("submitResponse");
  await count();
  const receipt = { headers: { authorization: `Receipt ${body.receipt}` }, query: { store: shop.id } };
  await expectOk("reviseResponse", `/v1/responses/${body.id}`, { ...receipt, body: { rating: 2, comment: "Rotto" } });
  await count();
  await expectOk("listResponses", "/v1/responses", { key });
  await expectOk("readJourney", "/v1/journey", { key });
  await expectOk("showJourney", "/journey", { key });
  await expectOk("eraseResponse", `/v1/responses/${body.id}`, receipt);
  await count();
  await expectOk("revokeKey", `/v1/keys/${keys[0].id}`, { key });
  return used;
};

export type RecordedRun = {
  /** The permissions that each function needed, by its name. */
  readonly needed: ReadonlyMap<string, ReadonlySet<string>>;
  /** The operations of the contract that the run went through. */
  readonly used: ReadonlySet<string>;
};

/** Runs the real handlers over HTTP against a real engine, each with a client that notes what it is asked. */
export const recordedRun = async (): Promise<RecordedRun> => {
  const folder = await mkdtemp(join(tmpdir(), "viaggio-recorded-"));
  const engine = await startEngine({ folder });
  const stub = await startComprehendStub();
  const { needed, tableOf, comprehendOf, destroy } = recorder(engine.endpoint, stub.url);
  const ours = { client: new DynamoDBClient({ ...LOCAL, endpoint: engine.endpoint }), tableName: TABLE_NAME };
  await createTable(ours.client, TABLE_NAME, { stream: false });

  const now = () => new Date();
  const log: Log = () => {};
  const needs = { log, now, cacheSeconds: 0 };
  const signingKeys = { k1: "a".repeat(32) };
  const http = await startHttp({
    port: 0,
    routes: [
      ...collect(collectNeeds(tableOf("collect"), needs)),
      ...journey(journeyNeeds(tableOf("journey"), needs)),
      ...admin(adminNeeds(tableOf("admin"), { ...needs, signingKeys, publicUrl: "" })),
      ...survey(surveyNeeds(tableOf("survey"), { ...needs, signingKeys })),
      ...invite(inviteNeeds(tableOf("invite"), { ...needs, publicUrl: "" })),
    ].map(([route, handler]) => ({ method: route.split(" ")[0]!, path: route.split(" ")[1]!, handler })),
    cors: { allowOrigins: ["*"], allowMethods: [], allowHeaders: [], maxAgeSeconds: 0 },
  });
  const reader = comprehendEngine(comprehendOf("digest"), {
    spokenLanguage: async () => "it",
    sleep: async () => {},
  });
  const countPending = digest(digestNeeds(tableOf("digest"), reader, now));
  const { wakeDue } = dynamoReadingWork(tableOf("retry"));
  // Far enough ahead for every wait to be over.
  const handBack = retry({ wakeDue, log, now: () => new Date(Date.now() + 86_400_000) });
  const pending = async () => {
    const waiting: Response[] = [];
    for await (const page of scanTable(ours)) {
      for (const item of page) {
        if (item.kind === "response" && item.response.pending !== undefined) waiting.push(item.response);
      }
    }
    return waiting;
  };
  const count = async () => {
    // The service is down first, so that the response waits for retry; then it is back.
    stub.failNext(3, { kind: "error", type: "InternalServerException", status: 500 });
    await countPending(await pending());
    stub.heal();
    await handBack();
    const { failed } = await countPending(await pending());
    if (failed.size > 0) throw new Error(`Digest failed: ${[...failed.values()]}`);
  };
  try {
    const { secret } = await dynamoApiKeys(ours).create(
      OPERATOR,
      { name: "recorded run", kind: "secret", scopes: ["operate"] },
      now(),
    );
    const used = await useEverything(http.url, secret, count, planOrder(planNeeds(tableOf("plan"), now)));
    return { needed, used };
  } finally {
    await http.close();
    destroy();
    ours.client.destroy();
    await stub.close();
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

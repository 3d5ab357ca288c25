import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { dynamoApiKeys } from "../../../shared/adapters/dynamo/api-keys.ts";
import { dynamoStores } from "../../../shared/adapters/dynamo/stores.ts";
import { OPERATOR } from "../../../shared/domain/api-key.ts";
import type { ResponseDraft } from "../../../shared/domain/response.ts";
import { dayIn } from "../../../shared/domain/store.ts";
import { writeDurably } from "../durable-file.ts";
import type { Runtime } from "../runtime.ts";
import { ASKED_IN_SHOP, DEMO_STORE, DEMO_TOUCHPOINTS } from "./bottega-aurora.ts";
import { demoCustomers, GIFT } from "./demo-customers.ts";
import { COURIER_DAYS, demoDrafts } from "./demo-drafts.ts";
import type { DEMO_SURVEYS } from "./demo-voices.ts";
import { type AskApi, decideOnVoices, letVoicesSpeak } from "./let-voices-speak.ts";

/** Responses that nobody is known of, beside those of the demo's customers. */
const ANONYMOUS = 480;
/** Orders of one request: so many stay below the 64 KB that a body may have. */
const ORDERS_AT_ONCE = 100;
/** Requests under way at once while they are sent. */
const AT_ONCE = 4;

/** The demo's publishable key is the same everywhere, so that the README can show it. It can only collect, and only here. */
export const DEMO_PUBLISHABLE_KEY = "pk_demo_bottega_aurora";

const Noted = z.object({ annotations: z.array(z.unknown()) });
const Found = z.object({ id: z.string() });
const Followed = z.object({ followUps: z.array(z.unknown()) });

type DemoState = {
  readonly startedAt: string;
  readonly adminKeyId: string;
  readonly sent: boolean;
};

export type Demo = {
  /** Made at the very first start, to be shown once. */
  readonly adminKey?: string;
  /** Resolves when every response of the demo was acknowledged, and what may be published is. */
  readonly sent: Promise<void>;
};

const ask = async (
  url: string,
  key: string,
  method: string,
  path: string,
  body?: unknown,
  headers = {},
): Promise<unknown> => {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  // 409: an earlier start was interrupted after this very step.
  if (!response.ok && response.status !== 409)
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
};

/** Every response of the demo that needs no page, for the instant that it is told at: newest first, as they are looked at. */
export const demoResponses = (until: Date): ResponseDraft[] =>
  [...demoCustomers(until).answers, ...demoDrafts(ANONYMOUS, until)].sort(
    ({ answeredAt: one = "" }, { answeredAt: other = "" }) => (one < other ? 1 : one > other ? -1 : 0),
  );

const sendAll = async (url: string, key: string, state: DemoState, isClosing: () => boolean) => {
  const drafts = demoResponses(new Date(state.startedAt));
  let next = 0;
  const sender = async () => {
    while (next < drafts.length && !isClosing()) {
      const index = next++;
      await ask(url, key, "POST", "/v1/responses", drafts[index], { "idempotency-key": `demo-response-${index}` });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  return next >= drafts.length;
};

/** Tells of the customers' orders, and has a rule ask after gifts. Twice is harmless. */
const tellOrders = async (url: string, key: string, until: Date, codes: readonly string[]) => {
  const rule = {
    id: "after-gift",
    survey: "parcel" satisfies keyof typeof DEMO_SURVEYS,
    when: { state: "delivered" },
    after: "P1D",
  };
  await ask(url, key, "POST", "/v1/rules", { ...rule, conditions: { tag: GIFT } });
  const { orders } = demoCustomers(until, codes);
  for (let start = 0; start < orders.length; start += ORDERS_AT_ONCE) {
    const lines = orders.slice(start, start + ORDERS_AT_ONCE).map((order) => JSON.stringify(order));
    const response = await fetch(`${url}/v1/orders/batch`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/x-ndjson" },
      body: lines.join("\n"),
    });
    const answer = await response.text();
    if (!response.ok || answer.includes('"error"')) throw new Error(`orders of the demo: ${answer}`);
  }
};

/** What the shop noted on its trend, in both of its languages, so many days ago. */
const NOTES = [
  { daysAgo: COURIER_DAYS, text: "Nuovo corriere · New courier" },
  { daysAgo: 12, text: "Scatole più robuste · Stronger boxes" },
] as const;

const noteDays = async (askAsAdmin: AskApi, until: Date) => {
  const { annotations } = Noted.parse(await askAsAdmin("GET", "/v1/annotations"));
  for (const { daysAgo, text } of NOTES.slice(annotations.length)) {
    const day = dayIn(DEMO_STORE.timeZone, new Date(until.getTime() - daysAgo * 86_400_000).toISOString());
    await askAsAdmin("POST", "/v1/annotations", { day, text });
  }
};

/** The shop has got in touch with some whose parcel was late, and a complaint is open. Twice is harmless. */
const followUp = async (askAsAdmin: AskApi, until: Date) => {
  const { followUps, complaints } = demoCustomers(until);
  const idOf = async (email: string) => Found.parse(await askAsAdmin("POST", "/v1/customers/find", { email })).id;
  for (const { email, at } of followUps) {
    const path = `/v1/customers/${await idOf(email)}`;
    if (Followed.parse(await askAsAdmin("GET", path)).followUps.length > 0) continue;
    const note = "Scuse e una tazza nuova · Apologies and a new cup";
    await askAsAdmin("POST", `${path}/follow-ups`, { at, way: "phone", note });
  }
  for (const email of complaints) await askAsAdmin("PUT", `/v1/customers/${await idOf(email)}/complaint`, {});
};

/** Open the demo store, made over the real API at the first start. What was interrupted goes on where it was. */
export const openDemo = async (runtime: Runtime, folder: string, isClosing: () => boolean): Promise<Demo> => {
  const file = join(folder, "demo.json");
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as DemoState) : undefined;
  const keys = dynamoApiKeys(runtime.table);
  const now = new Date();
  const origins = [runtime.url, runtime.url.replace("127.0.0.1", "localhost")];

  if (known === undefined) {
    const operator = await runtime.createOperatorKey("demo");
    await ask(runtime.url, operator.secret, "POST", "/v1/stores", { ...DEMO_STORE, origins });
    await keys.revoke(OPERATOR, operator.key.id, now);
  }
  const stores = dynamoStores(runtime.table);
  const store = await stores.get(DEMO_STORE.id);
  if (store !== undefined && !origins.every((origin) => store.origins.includes(origin))) {
    await stores.change(store, { origins: [...new Set([...store.origins.slice(-40), ...origins])] });
  }
  if ((await keys.find(DEMO_PUBLISHABLE_KEY)) === undefined) {
    await keys.create(DEMO_STORE.id, { name: "Demo widget", kind: "publishable" }, now, DEMO_PUBLISHABLE_KEY);
  }
  if (known?.sent === true) return { sent: Promise.resolve() };

  // One of an interrupted start was shown as well, perhaps to nobody: only the newest is good.
  if (known !== undefined) await keys.revoke(DEMO_STORE.id, known.adminKeyId, now);
  const scopes = ["admin", "read", "erase", "collect", "moderate"] as const;
  const admin = await keys.create(DEMO_STORE.id, { name: "Admin", kind: "secret", scopes }, now);
  for (const [order, { weight: _weight, asks: _asks, lines: _lines, ...touchpoint }] of DEMO_TOUCHPOINTS.entries()) {
    await ask(runtime.url, admin.secret, "POST", "/v1/touchpoints", { ...touchpoint, order });
  }
  for (const touchpoint of ASKED_IN_SHOP) {
    await ask(runtime.url, admin.secret, "POST", "/v1/surveys", { id: touchpoint, touchpoint });
    await ask(runtime.url, admin.secret, "POST", `/v1/surveys/${touchpoint}/publish`, { version: 1 });
  }
  const state: DemoState = {
    startedAt: known?.startedAt ?? now.toISOString(),
    adminKeyId: admin.key.id,
    sent: false,
  };
  await writeDurably(file, JSON.stringify(state));
  const asAdmin: AskApi = (method, path, body) => ask(runtime.url, admin.secret, method, path, body);
  const until = new Date(state.startedAt);
  const voices = letVoicesSpeak(asAdmin, isClosing);
  const sent = Promise.all([
    sendAll(runtime.url, admin.secret, state, isClosing),
    voices.then(async (codes) => {
      if (isClosing()) return;
      await tellOrders(runtime.url, admin.secret, until, codes);
      await followUp(asAdmin, until);
    }),
    voices.then(() => decideOnVoices(asAdmin, isClosing)),
    noteDays(asAdmin, until),
  ]).then(async ([all]) => {
    if (all && !isClosing()) await writeDurably(file, JSON.stringify({ ...state, sent: true }));
  });
  return { adminKey: admin.secret, sent };
};

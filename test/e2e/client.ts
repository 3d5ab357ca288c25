import { randomUUID } from "node:crypto";
import type { Target } from "./target.ts";

// biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back; what is not there fails it.
export type Json = any;

/** An answer as the suite looks at it. `body` is what was parsed from JSON, or the text. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
};

type Asking = {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Sent as it is, instead of a body as JSON. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
};

/** Ask the target over HTTP. */
export const ask = async (
  target: Pick<Target, "url">,
  method: string,
  path: string,
  asking: Asking = {},
): Promise<Answer> => {
  const url = new URL(`${target.url}${path}`);
  for (const [name, value] of Object.entries(asking.query ?? {})) url.searchParams.set(name, value);
  const body = asking.raw ?? (asking.body === undefined ? undefined : JSON.stringify(asking.body));
  const response = await fetch(url, {
    method,
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(asking.key !== undefined && { authorization: `Bearer ${asking.key}` }),
      ...asking.headers,
    },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  // A gateway may name a type even where there is no body.
  const isJson = text !== "" && response.headers.get("content-type")?.includes("application/json") === true;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
};

export const SHOP_ORIGIN = "https://shop.example";

/** A store with two touchpoints and the keys that a shop has, made over the API. */
export type Shop = {
  readonly id: string;
  readonly adminKey: string;
  readonly publishableKey: string;
  readonly collectKey: string;
};

export const openShop = async (target: Pick<Target, "url" | "operatorKey">, name = "shop"): Promise<Shop> => {
  const id = `${name}-${randomUUID().slice(0, 8)}`;
  const expectStatus = (answer: Answer, status: number) => {
    if (answer.status !== status) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const created = expectStatus(
    await ask(target, "POST", "/v1/stores", {
      key: target.operatorKey,
      body: { id, name: "A shop", timeZone: "UTC", origins: [SHOP_ORIGIN] },
    }),
    201,
  );
  const adminKey: string = created.secret;
  for (const touchpoint of [
    { id: "checkout", stage: "conversion", channel: "ecommerce", name: { it: "Pagamento", en: "Checkout" } },
    { id: "delivery", stage: "retention", channel: "email", name: { it: "Consegna", en: "Delivery" } },
  ]) {
    expectStatus(await ask(target, "POST", "/v1/touchpoints", { key: adminKey, body: touchpoint }), 201);
  }
  const makeKey = async (body: object): Promise<string> =>
    expectStatus(await ask(target, "POST", "/v1/keys", { key: adminKey, body }), 201).secret;
  return {
    id,
    adminKey,
    publishableKey: await makeKey({ name: "widget", kind: "publishable" }),
    collectKey: await makeKey({ name: "server", kind: "secret", scopes: ["collect"] }),
  };
};

/** Send a response as a shop's web page does; a new idempotency key unless one is given. */
export const submit = (target: Pick<Target, "url">, shop: Shop, body: unknown, asking: Asking = {}): Promise<Answer> =>
  ask(target, "POST", "/v1/responses", {
    key: shop.publishableKey,
    body,
    ...asking,
    headers: { origin: SHOP_ORIGIN, "idempotency-key": randomUUID(), ...asking.headers },
  });

/** Ask until the answer is as wanted; fails after a while with the last answer. */
export const until = async <Value>(
  what: () => Promise<Value>,
  wanted: (value: Value) => boolean,
  seconds = 170,
): Promise<Value> => {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const value = await what();
    if (wanted(value)) return value;
    if (Date.now() > deadline)
      throw new Error(`not as wanted after ${seconds} s: ${JSON.stringify(value).slice(0, 2000)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

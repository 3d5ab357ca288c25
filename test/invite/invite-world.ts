import { createHmac } from "node:crypto";
import { inviteNeeds } from "../../functions/http/adapters.ts";
import { eachOrder } from "../../functions/invite/each-order.ts";
import { invite } from "../../functions/invite/invite.ts";
import { planOrder } from "../../functions/invite/plan.ts";
import { sessionNeeds } from "../../functions/pages/session-needs.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoSurveys } from "../../shared/adapters/dynamo/surveys.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { AskRule } from "../../shared/domain/ask-rule.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import { aRule, aStore, aSurvey, aTouchpoint } from "../support/builders.ts";
import { serve } from "../support/serve.ts";
import { startTable } from "../support/table.ts";

const START = new Date("2026-03-05T10:00:00Z");
export const SHOPIFY_SECRET = "a-secret-that-shopify-made";
const WOO_SECRET = "a-secret-of-woocommerce";

export const sign = (secret: string, body: string): string =>
  createHmac("sha256", secret).update(body).digest("base64");

export type InviteWorld = Awaited<ReturnType<typeof startInviteWorld>>;

/** Orders, rules and webhooks over a real table and a real server, with a clock that a test moves. */
export const startInviteWorld = async () => {
  const { table, client, stop } = await startTable();
  let writes = 0;
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        if (/^(Put|Update|Transact|Delete)/.test(commandName ?? "")) writes += 1;
        return next(args);
      },
    { step: "initialize" },
  );
  let time = START.getTime();
  const now = () => new Date(time);
  let stores = 0;
  const logged: string[] = [];
  const log = (level: string, event: string, fields: object = {}) => {
    logged.push(JSON.stringify({ level, event, ...fields }));
  };
  const needs = {
    ...inviteNeeds(table, { log, now, cacheSeconds: 0, publicUrl: "" }),
    ...sessionNeeds(table, { now, cacheSeconds: 0 }),
  };
  const http = await serve(invite(needs));
  const plan = planOrder(needs);

  const send = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(new URL(path, http.url), init);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
    return { status: response.status, body: isJson ? JSON.parse(text) : undefined, text };
  };

  return {
    table,
    needs,
    plan,
    now,
    logged,
    eachOrder: eachOrder(plan, { log }),
    writes: () => writes,
    at: (instant: string) => {
      time = Date.parse(instant);
    },
    send,
    show: (path: string, headers: Readonly<Record<string, string>>) => fetch(new URL(path, http.url), { headers }),
    /** A store that asks after deliveries, with a key that may do everything and secrets for its shops. */
    addStore: async (
      id = `shop-${++stores}`,
      rules: readonly Partial<AskRule>[] = [{}],
      survey: Partial<Survey> = {},
    ) => {
      await dynamoStores(table).create(aStore({ id }), now());
      await dynamoTouchpoints(table).create(id, aTouchpoint());
      const draft = aSurvey({ store: id, state: "draft", ...survey });
      await dynamoSurveys(table).create(draft);
      await dynamoSurveys(table).publish({ ...draft, state: "published", revision: draft.revision + 1 }, draft);
      for (const fields of rules) await needs.rules.put(aRule({ store: id, ...fields }));
      await needs.hookSecrets.put(id, "shopify", SHOPIFY_SECRET);
      await needs.hookSecrets.put(id, "woocommerce", WOO_SECRET);
      const { secret } = await dynamoApiKeys(table).create(
        id,
        { name: "test", kind: "secret", scopes: ["admin", "read", "erase"] },
        now(),
      );
      const call = (method: string, path: string, body?: unknown) =>
        send(path, {
          method,
          headers: {
            authorization: `Bearer ${secret}`,
            ...(body !== undefined && { "content-type": "application/json" }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
      const lines = (path: string, text: string) =>
        send(path, {
          method: "POST",
          headers: { authorization: `Bearer ${secret}`, "content-type": "application/x-ndjson" },
          body: text,
        });
      return { id, call, lines };
    },
    /** A webhook as Shopify sends it. */
    shopify: (
      store: string,
      topic: string,
      body: unknown,
      changes: { body?: string; secret?: string; headers?: Record<string, string> } = {},
    ) => {
      const signed = JSON.stringify(body);
      return send(`/v1/hooks/${store}/shopify`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-shopify-topic": topic,
          "x-shopify-webhook-id": "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
          "x-shopify-hmac-sha256": sign(changes.secret ?? SHOPIFY_SECRET, signed),
          ...changes.headers,
        },
        body: changes.body ?? signed,
      });
    },
    woocommerce: (store: string, topic: string, body: unknown) => {
      const signed = JSON.stringify(body);
      return send(`/v1/hooks/${store}/woocommerce`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-wc-webhook-topic": topic,
          "x-wc-webhook-delivery-id": "6",
          "x-wc-webhook-signature": sign(WOO_SECRET, signed),
        },
        body: signed,
      });
    },
    stop: async () => {
      await http.close();
      await stop();
    },
  };
};

/** An order as Shopify tells it, delivered and consented to; takes the fields that matter. */
export const aShopifyOrder = (fields: Record<string, unknown> = {}) => ({
  id: 5123456789012,
  admin_graphql_api_id: "gid://shopify/Order/5123456789012",
  email: "maria.rossi@example.com",
  contact_email: "maria.rossi@example.com",
  created_at: "2026-03-01T10:00:00+01:00",
  updated_at: "2026-03-04T16:30:00+01:00",
  cancelled_at: null,
  currency: "EUR",
  total_price: "49.90",
  financial_status: "paid",
  fulfillment_status: "fulfilled",
  customer_locale: "it-IT",
  buyer_accepts_marketing: true,
  tags: "gift, spring",
  customer: {
    id: 207119551,
    email: "maria.rossi@example.com",
    first_name: "Maria",
    email_marketing_consent: { state: "subscribed", consent_updated_at: "2026-01-10T09:00:00+01:00" },
  },
  shipping_address: { first_name: "Maria", address1: "Via Roma 1", city: "Torino", country_code: "IT" },
  line_items: [{ id: 1, product_id: 632910392, sku: "VASE", title: "Vaso “Aurora”", vendor: "bottega", quantity: 2 }],
  fulfillments: [
    {
      id: 1,
      created_at: "2026-03-02T09:00:00+01:00",
      updated_at: "2026-03-04T16:30:00+01:00",
      status: "success",
      shipment_status: "delivered",
    },
  ],
  refunds: [],
  ...fields,
});

/** An order as WooCommerce tells it. */
export const aWooOrder = (fields: Record<string, unknown> = {}) => ({
  id: 727,
  status: "completed",
  currency: "EUR",
  total: "29.35",
  date_created_gmt: "2026-03-01T09:00:00",
  date_modified_gmt: "2026-03-03T12:00:00",
  date_paid_gmt: "2026-03-01T09:05:00",
  date_completed_gmt: "2026-03-03T12:00:00",
  customer_id: 0,
  billing: { first_name: "Anna", email: "anna@example.de", country: "DE" },
  shipping: { country: "" },
  line_items: [{ id: 315, name: "Tasse", product_id: 93, sku: "", quantity: 1 }],
  refunds: [],
  meta_data: [{ id: 1, key: "viaggio_consent", value: "2026-03-01T09:00:00Z" }],
  ...fields,
});

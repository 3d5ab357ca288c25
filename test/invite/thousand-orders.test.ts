import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inviteNeeds, planNeeds } from "../../functions/http/adapters.ts";
import { invite } from "../../functions/invite/invite.ts";
import { planOrder } from "../../functions/invite/plan.ts";
import { sessionNeeds } from "../../functions/pages/session-needs.ts";
import { type HttpServer, startHttp } from "../../infra/local/http.ts";
import { dynamoHookSecrets } from "../../shared/adapters/dynamo/hook-secrets.ts";
import { scanOrders } from "../../shared/adapters/dynamo/order-scan.ts";
import { askReport } from "../../shared/domain/ask-report.ts";
import { shuffledTellings } from "../support/shuffled-tellings.ts";
import { aShopifyOrder, SHOPIFY_SECRET, sign } from "./invite-world.ts";
import { type SendWorld, startSendWorld } from "./send-world.ts";

const ORDERS = 1_000;
const STORE = "thousand";
/** Webhooks that are under way at a time, as a shop sends them after an outage. */
const AT_ONCE = 32;

let world: SendWorld;
let http: HttpServer;
beforeAll(async () => {
  world = await startSendWorld();
  const { table, now, log } = world;
  const needs = {
    ...inviteNeeds(table, { log, now, cacheSeconds: 60, publicUrl: "" }),
    ...sessionNeeds(table, { now, cacheSeconds: 60 }),
  };
  http = await startHttp({
    port: 0,
    routes: [...invite(needs)].map(([route, handler]) => {
      const [method = "", path = ""] = route.split(" ");
      return { method, path, handler };
    }),
    cors: { allowOrigins: [], allowMethods: [], allowHeaders: [], maxAgeSeconds: 0 },
  });
});
afterAll(async () => {
  await http?.close();
  await world?.stop();
});

/** What Shopify tells of an order: of every tenth that it was made too, and all of it at any time. */
const eventsOf = (index: number) => {
  const order = {
    id: index + 1,
    contact_email: `c${index}@example.com`,
    customer_locale: index % 2 ? "it-IT" : "en-GB",
  };
  const made = { ...order, updated_at: "2026-03-01T09:00:00Z", fulfillments: [], fulfillment_status: null };
  return (index % 10 === 0 ? [made, order] : [order]).map((fields) => ({
    order: `shopify:${fields.id}`,
    body: JSON.stringify(aShopifyOrder(fields)),
  }));
};

const tell = async (body: string): Promise<string> => {
  const answer = await fetch(`${http.url}/v1/hooks/${STORE}/shopify`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-shopify-topic": "orders/updated",
      "x-shopify-hmac-sha256": sign(SHOPIFY_SECRET, body),
    },
    body,
  });
  const { outcome } = (await answer.json()) as { readonly outcome: string };
  expect(answer.status, outcome).toBe(200);
  return outcome;
};

describe("a thousand orders, each event told one to five times by signed webhooks, shuffled", () => {
  it("are invited once each, and the report adds up", async () => {
    await world.openStore(STORE);
    await dynamoHookSecrets(world.table).put(STORE, "shopify", SHOPIFY_SECRET);
    const plan = planOrder(planNeeds(world.table, world.now));
    const queue = shuffledTellings(ORDERS, eventsOf);
    expect(queue.length).toBeGreaterThan(3 * ORDERS);
    const outcomes: Record<string, number> = {};
    const work = async () => {
      for (let event = queue.pop(); event !== undefined; event = queue.pop()) {
        const outcome = await tell(event.body);
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        // As the stream has it: whatever was written is planned, in the midst of what is still being told.
        if (outcome === "kept") await plan(STORE, event.order);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    expect(outcomes.kept).toBeGreaterThanOrEqual(ORDERS);
    expect(outcomes.known).toBeGreaterThan(ORDERS);

    world.at("2026-03-19T09:00:01Z");
    const { sent, oldestMs } = await world.startSender()();
    expect([sent, oldestMs]).toEqual([ORDERS, 1_000]);
    world.forward(3_600_000);
    expect(await world.startSender()()).toMatchObject({ sent: 0, nothing: 0 });

    const mails = await world.mails(STORE);
    const distinct = (values: readonly string[]) => new Set(values).size;
    expect(mails).toHaveLength(ORDERS);
    expect(distinct(mails.map(({ to }) => to))).toBe(ORDERS);
    expect(distinct(mails.map(({ about }) => about.order))).toBe(ORDERS);
    expect(askReport(await scanOrders(world.table, STORE))).toMatchObject({
      orders: ORDERS,
      withoutAsk: 0,
      asks: ORDERS,
      sent: ORDERS,
      notAsked: {},
    });
    expect((await world.funnel(STORE)).rules).toEqual({ "after-delivery": { iv: ORDERS, dl: ORDERS } });
  }, 240_000);
});

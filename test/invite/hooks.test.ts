import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aShopifyOrder, aWooOrder, type InviteWorld, sign, startInviteWorld } from "./invite-world.ts";

let world: InviteWorld;
let store: Awaited<ReturnType<InviteWorld["addStore"]>>;

beforeAll(async () => {
  world = await startInviteWorld();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  world.at("2026-03-05T10:00:00Z");
  store = await world.addStore();
});

const SHOPIFY_ID = "shopify:5123456789012";
const read = async (id: string) => (await store.call("GET", `/v1/orders/${encodeURIComponent(id)}`)).body;
const delivered = { "x-shopify-webhook-id": "another-delivery" };

describe("a webhook of Shopify", () => {
  it("is kept as an order, without the address and the name", async () => {
    expect(await world.shopify(store.id, "orders/updated", aShopifyOrder())).toMatchObject({
      status: 200,
      body: { outcome: "kept" },
    });
    const order = await read(SHOPIFY_ID);
    expect(order).toMatchObject({
      id: SHOPIFY_ID,
      facts: {
        amount: 4990,
        currency: "EUR",
        country: "IT",
        locale: "it-IT",
        tags: ["gift", "spring"],
        items: [{ product: "632910392", name: "Vaso “Aurora”", tags: ["bottega"], quantity: 2 }],
        basis: { kind: "consent", at: "2026-01-10T08:00:00.000Z" },
        updatedAt: "2026-03-04T15:30:00.000Z",
      },
      times: {
        created: "2026-03-01T09:00:00.000Z",
        paid: "2026-03-04T15:30:00.000Z",
        fulfilled: "2026-03-02T08:00:00.000Z",
        delivered: "2026-03-04T15:30:00.000Z",
      },
      asks: [],
    });
    expect(JSON.stringify(order)).not.toMatch(/maria|rossi|Torino/i);
    const customer = await world.needs.customer(store.id, order.facts.customer);
    expect(customer).toMatchObject({ email: "maria.rossi@example.com", firstOrder: { id: SHOPIFY_ID } });
    expect(world.logged.join()).not.toMatch(/maria|rossi/i);
  });

  it("is not written again when it comes again, years later or by another delivery", async () => {
    await world.shopify(store.id, "orders/updated", aShopifyOrder());
    const before = world.writes();
    world.at("2031-03-05T10:00:00Z");
    const answers = await Promise.all([
      world.shopify(store.id, "orders/updated", aShopifyOrder()),
      world.shopify(store.id, "orders/paid", aShopifyOrder(), { headers: delivered }),
    ]);
    expect(answers.map(({ body }) => body.outcome)).toEqual(["known", "known"]);
    expect(world.writes()).toBe(before);
  });

  it("changes nothing of what a later one told, whatever comes first", async () => {
    await world.shopify(
      store.id,
      "orders/updated",
      aShopifyOrder({ total_price: "10.00", updated_at: "2026-03-04T18:00:00Z" }),
    );
    await world.shopify(store.id, "orders/create", aShopifyOrder({ updated_at: "2026-03-01T09:00:00Z" }));
    expect((await read(SHOPIFY_ID)).facts.amount).toBe(1000);
  });

  it("tells a refund before the order itself", async () => {
    const refund = { id: 1, order_id: 5123456789012, created_at: "2026-03-02T10:00:00Z" };
    expect((await world.shopify(store.id, "refunds/create", refund)).body).toEqual({ outcome: "kept" });
    await world.shopify(store.id, "orders/fulfilled", aShopifyOrder());
    await world.plan(store.id, SHOPIFY_ID);
    expect(await read(SHOPIFY_ID)).toMatchObject({
      times: { refunded: "2026-03-02T10:00:00.000Z" },
      asks: [{ state: "not_asked", reason: "order_refunded", rule: "after-delivery" }],
    });
  });

  it.each([
    ["a byte changed", { body: JSON.stringify(aShopifyOrder()).replace("49.90", "49.91") }],
    ["the same written with other spaces", { body: JSON.stringify(aShopifyOrder(), null, 1) }],
    ["the secret of another store", { secret: "a-secret-of-another" }],
    ["no signature", { headers: { "x-shopify-hmac-sha256": "" } }],
    ["a signature in another alphabet", { headers: { "x-shopify-hmac-sha256": sign("x", "y").replaceAll("+", "-") } }],
  ])("is refused with %s, and nothing is written", async (_what, changes) => {
    const before = world.writes();
    const answer = await world.shopify(store.id, "orders/updated", aShopifyOrder(), changes);
    expect(answer).toMatchObject({
      status: 401,
      body: { error: { issues: [{ path: "header.x-shopify-hmac-sha256" }] } },
    });
    expect(world.writes()).toBe(before);
  });

  it("is refused alike for a store that there is not", async () => {
    const there = await world.shopify(store.id, "orders/updated", aShopifyOrder(), { secret: "wrong" });
    const not = await world.shopify("no-such-store", "orders/updated", aShopifyOrder());
    const { requestId: _, ...one } = there.body.error;
    const { requestId: __, ...other } = not.body.error;
    expect([not.status, other]).toEqual([there.status, one]);
  });

  it.each([
    ["an unknown currency", { currency: "ZZZ" }, "body.currency"],
    ["no id", { id: undefined }, "body.id"],
    ["a time that is none", { updated_at: "yesterday" }, "body.updated_at"],
    ["the next century", { updated_at: "2126-03-01T10:00:00Z" }, "body.updatedAt"],
  ])("is refused with %s, naming it", async (_what, changes, path) => {
    const answer = await world.shopify(store.id, "orders/updated", aShopifyOrder(changes));
    expect(answer.status).toBe(400);
    expect(answer.body.error.issues.map((issue: { path: string }) => issue.path)).toContain(path);
  });

  it.each([
    ["no address", { email: null, contact_email: null, customer: { id: 1 } }],
    [
      "an address with a line break",
      { email: "a@b.example\r\nBcc: all@b.example", contact_email: null, customer: { id: 1 } },
    ],
  ])("is kept with %s, and nobody is asked", async (_what, changes) => {
    expect(
      (await world.shopify(store.id, "orders/updated", aShopifyOrder({ ...changes, buyer_accepts_marketing: true })))
        .status,
    ).toBe(200);
    await world.plan(store.id, SHOPIFY_ID);
    expect((await read(SHOPIFY_ID)).asks).toMatchObject([{ state: "not_asked", reason: "no_address" }]);
  });

  it("takes a clock that is ten minutes fast, and an address in another script", async () => {
    const email = "info@bücher.example";
    const answer = await world.shopify(
      store.id,
      "orders/updated",
      aShopifyOrder({ updated_at: "2026-03-05T10:10:00Z", contact_email: email }),
    );
    expect(answer.status).toBe(200);
    const { facts } = await read(SHOPIFY_ID);
    expect((await world.needs.customer(store.id, facts.customer))?.email).toBe("info@xn--bcher-kva.example");
  });

  it("of one person with two tags is of one customer", async () => {
    await world.shopify(store.id, "orders/updated", aShopifyOrder({ id: 1, contact_email: "Maria+a@example.com" }));
    await world.shopify(store.id, "orders/updated", aShopifyOrder({ id: 2, contact_email: "maria+b@example.com" }));
    expect((await read("shopify:1")).facts.customer).toBe((await read("shopify:2")).facts.customer);
  });

  it.each([
    ["a test of the shop's own", "orders/create", aShopifyOrder({ test: true })],
    ["something else", "products/update", { id: 1 }],
  ])("about %s is answered and not kept", async (_what, topic, body) => {
    const before = world.writes();
    expect(await world.shopify(store.id, topic, body)).toMatchObject({ status: 200, body: { outcome: "nothing" } });
    expect(world.writes()).toBe(before);
  });

  it("larger than a megabyte is refused, ten of them too", async () => {
    const answer = await world.shopify(store.id, "orders/updated", aShopifyOrder({ note: "x".repeat(1024 * 1024) }));
    expect(answer.status).toBe(413);
    const huge = await world.shopify(store.id, "orders/updated", aShopifyOrder({ note: "x".repeat(9 * 1024 * 1024) }));
    expect(huge.status).toBe(413);
  });

  it("nested 30,000 deep is read as what it is: no order", async () => {
    const body = `{"id":${"[".repeat(30_000)}${"]".repeat(30_000)}}`;
    const answer = await world.shopify(
      store.id,
      "orders/updated",
      {},
      { body, headers: { "x-shopify-hmac-sha256": sign("a-secret-that-shopify-made", body) } },
    );
    expect(answer.status).toBe(400);
  });
});

describe("a webhook of WooCommerce", () => {
  it("is kept as an order, its times in UTC", async () => {
    expect((await world.woocommerce(store.id, "order.updated", aWooOrder())).body).toEqual({ outcome: "kept" });
    expect(await read("woocommerce:727")).toMatchObject({
      facts: { amount: 2935, country: "DE", basis: { kind: "consent" }, items: [{ product: "93", name: "Tasse" }] },
      times: {
        created: "2026-03-01T09:00:00.000Z",
        paid: "2026-03-01T09:05:00.000Z",
        fulfilled: "2026-03-03T12:00:00.000Z",
      },
    });
  });

  it("tells of the end of an order by its state", async () => {
    await world.woocommerce(store.id, "order.updated", aWooOrder({ status: "cancelled", date_completed_gmt: null }));
    expect((await read("woocommerce:727")).times).toMatchObject({ cancelled: "2026-03-03T12:00:00.000Z" });
  });

  it("only asks whether somebody is there: yes", async () => {
    const ping = await world.send(`/v1/hooks/${store.id}/woocommerce`, { method: "POST", body: "webhook_id=7" });
    expect(ping).toMatchObject({ status: 200, body: { outcome: "nothing" } });
  });

  it("does not count without its signature", async () => {
    const answer = await world.send(`/v1/hooks/${store.id}/woocommerce`, {
      method: "POST",
      body: JSON.stringify(aWooOrder()),
    });
    expect(answer.status).toBe(401);
  });
});

describe("a webhook of one's own", () => {
  const order = { id: "A-17", customer: { email: "maria@example.com" }, updatedAt: "2026-03-04T15:30:00Z" };
  const post = async (secret: string, at: string, { body = JSON.stringify({ data: order }), id = "msg_1" } = {}) =>
    world.send(`/v1/hooks/${store.id}/generic`, {
      method: "POST",
      headers: {
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(Date.parse(at) / 1000)),
        // The signature of Standard Webhooks' own package.
        "webhook-signature": new Webhook(secret).sign(id, new Date(at), JSON.stringify({ data: order })),
      },
      body,
    });

  it("is taken as Standard Webhooks signs it, by the secret that was made for it", async () => {
    const { body } = await store.call("PUT", "/v1/hooks/generic", {});
    expect(body.url).toMatch(new RegExp(`/v1/hooks/${store.id}/generic$`));
    expect(await post(body.secret, "2026-03-05T10:00:00Z")).toMatchObject({ status: 200, body: { outcome: "kept" } });
    expect(await read("A-17")).toMatchObject({ id: "A-17" });
  });

  it.each([
    ["a clock ten minutes slow", "2026-03-05T09:50:00Z", 200],
    ["a clock ten minutes fast", "2026-03-05T10:10:00Z", 200],
    ["a replay after years", "2023-03-05T10:00:00Z", 401],
    ["one from the future", "2026-03-05T10:16:00Z", 401],
  ])("with %s is answered %s with %i", async (_what, at, status) => {
    const { body } = await store.call("PUT", "/v1/hooks/generic", {});
    expect((await post(body.secret, at)).status).toBe(status);
  });

  it("is taken with the secret before, until the next change", async () => {
    const first = (await store.call("PUT", "/v1/hooks/generic", {})).body.secret;
    await store.call("PUT", "/v1/hooks/generic", {});
    expect((await post(first, "2026-03-05T10:00:00Z")).status).toBe(200);
    await store.call("PUT", "/v1/hooks/generic", {});
    expect((await post(first, "2026-03-05T10:00:00Z")).status).toBe(401);
  });

  it("is refused when the body is not what was signed", async () => {
    const { body } = await store.call("PUT", "/v1/hooks/generic", {});
    const changed = JSON.stringify({ data: { ...order, id: "A-18" } });
    expect((await post(body.secret, "2026-03-05T10:00:00Z", { body: changed })).status).toBe(401);
  });
});

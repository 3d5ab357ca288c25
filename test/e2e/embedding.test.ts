import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, openShop, SHOP_ORIGIN, type Shop, until } from "./client.ts";
import { openTarget, type Target } from "./target.ts";

let target: Target;
let shop: Shop;

beforeAll(async () => {
  target = await openTarget();
  shop = await openShop(target, "widget");
});
afterAll(() => target?.close());

describe("A shop's page", () => {
  it("asks what the shop published, and its visitor's answer is on the map", async () => {
    const key = shop.adminKey;
    const page = { query: { key: shop.publishableKey }, headers: { origin: SHOP_ORIGIN } };
    const read = () =>
      ask(target, "GET", "/v1/widget", { ...page, query: { ...page.query, touchpoint: "delivery", language: "en" } });
    expect((await read()).status).toBe(410);
    await ask(target, "POST", "/v1/surveys", { key, body: { id: "delivered", touchpoint: "delivery" } });
    await ask(target, "POST", "/v1/surveys/delivered/publish", { key, body: { version: 1 } });
    const { body: asked } = await until(read, ({ status }) => status === 200);
    expect(asked.answer).toMatchObject({ survey: "delivered", version: 1, language: "en" });
    const script = await ask(target, "GET", "/v1/widget.js", {
      ...page,
      query: { ...page.query, touchpoint: "delivery" },
    });
    expect(script.headers.get("content-type")).toContain("text/javascript");
    // A person reads before they answer.
    await new Promise((resolve) => setTimeout(resolve, 1600));
    const answer = { ...asked.answer, id: randomUUID(), answers: { feeling: ["5"], rating: ["5"] } };
    const sent = await ask(target, "POST", "/v1/widget", {
      ...page,
      headers: { ...page.headers, "content-type": "text/plain;charset=UTF-8" },
      raw: JSON.stringify(answer),
    });
    expect(sent.status).toBe(202);
    expect((await ask(target, "GET", sent.body.own)).status).toBe(200);
    const map = () => ask(target, "GET", "/v1/journey", { key });
    const { body } = await until(map, ({ body }) => body.whole?.n === 1);
    expect(body.whole.n).toBe(1);
  });
});

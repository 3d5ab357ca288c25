import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, openShop, SHOP_ORIGIN, type Shop, until } from "./client.ts";
import { openTarget, type Target } from "./target.ts";

const WORDS = "The courier rang twice and smiled.";
/** How long a wall may be kept, in seconds. */
const WALL_KEPT = 30;

let target: Target;
let shop: Shop;

beforeAll(async () => {
  target = await openTarget();
  shop = await openShop(target, "widget");
});
afterAll(() => target?.close());

const admin = (method: string, path: string, body?: unknown) => ask(target, method, path, { key: shop.adminKey, body });
const wall = (form: "wall.json" | "wall.html") =>
  ask(target, "GET", `/f/${shop.id}/${form}`, { headers: { origin: SHOP_ORIGIN } });

/** What a page of the shop is told to ask. */
const readSettings = (path: "/v1/widget" | "/v1/widget.js" = "/v1/widget") =>
  ask(target, "GET", path, {
    query: { key: shop.publishableKey, touchpoint: "delivery", language: "en" },
    headers: { origin: SHOP_ORIGIN },
  });

/** Sends as a page of the shop does. */
const send = (answer: object) =>
  ask(target, "POST", "/v1/widget", {
    query: { key: shop.publishableKey },
    headers: { origin: SHOP_ORIGIN, "content-type": "text/plain;charset=UTF-8" },
    raw: JSON.stringify(answer),
  });

describe("A shop's page", () => {
  it("asks what the shop published; the answer moves the map, and its words reach the wall", async () => {
    expect((await readSettings()).status).toBe(410);
    await admin("POST", "/v1/surveys", { id: "delivered", touchpoint: "delivery" });
    await admin("POST", "/v1/surveys/delivered/publish", { version: 1 });
    const { body: asked } = await until(
      () => readSettings(),
      ({ status }) => status === 200,
    );
    expect(asked.answer).toMatchObject({ survey: "delivered", version: 1, language: "en" });
    expect(asked.texts.promise).toContain("A shop");
    const counted = async (): Promise<number> => (await admin("GET", "/v1/journey")).body.whole?.n ?? 0;
    const before = await counted();

    // The same as a script, with the code that asks.
    const script = await readSettings("/v1/widget.js");
    expect([script.status, script.headers.get("content-type")]).toEqual([200, expect.stringContaining("javascript")]);
    expect(script.body).toContain(asked.texts.promise);

    // A person reads before they answer.
    await new Promise((resolve) => setTimeout(resolve, 1600));
    const answers = { feeling: ["5"], rating: ["5"], comment: [WORDS] };
    const answer = { ...asked.answer, id: randomUUID(), answers };
    const [sent, again] = await Promise.all([send(answer), send(answer)]);
    expect([sent.status, again.status]).toEqual([202, 202]);
    expect(again.body.id).toBe(sent.body.id);
    await until(counted, (n) => n === before + 1);

    // The page of one's own answer, which the widget sends the agreement to.
    const own = await ask(target, "GET", sent.body.own);
    expect([own.status, own.body.includes(sent.body.publication.consent)]).toEqual([200, true]);
    const agreed = await fetch(`${target.url}${sent.body.own}`, {
      method: "POST",
      redirect: "manual",
      headers: { origin: SHOP_ORIGIN },
      body: new URLSearchParams({ do: "publish", lang: "en", name: "Ada", scope: "site" }),
    });
    expect(agreed.status).toBe(303);
    const [waiting] = await until(
      async () => (await admin("GET", "/v1/testimonials?state=candidate")).body.testimonials ?? [],
      (list) => list.length === 1,
    );
    expect(waiting).toMatchObject({ text: WORDS, provenance: "open" });
    expect((await wall("wall.json")).body.entries).toEqual([]);

    const published = await admin("PATCH", `/v1/testimonials/${waiting.id}`, { rev: waiting.rev, state: "published" });
    expect(published.status).toBe(200);
    const shown = await until(
      () => wall("wall.json"),
      ({ body }) => body.entries?.length === 1,
      WALL_KEPT,
    );
    expect(shown.headers.get("access-control-allow-origin")).toBe("*");
    expect(shown.body.entries[0]).toMatchObject({ text: WORDS, name: "Ada", stars: ["★★★★★", expect.any(String)] });
    const asHtml = await until(
      () => wall("wall.html"),
      ({ body }) => body.includes(WORDS),
      WALL_KEPT,
    );
    expect(asHtml.body).toContain("Ada");
    expect(await counted()).toBe(before + 1);
  });

  it("is refused with another origin, and without a key of the store", async () => {
    const stranger = { origin: "https://elsewhere.example" };
    const query = { key: shop.publishableKey, touchpoint: "delivery" };
    expect((await ask(target, "GET", "/v1/widget", { query, headers: stranger })).status).toBe(403);
    expect((await ask(target, "GET", "/v1/widget", { query: { ...query, key: "pk_wrong" } })).status).toBe(401);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestimonialFeed } from "../../shared/contract/feeds.ts";
import { surveyTemplate } from "../../shared/domain/survey-templates.ts";
import { ask, openShop, type Shop, until } from "./client.ts";
import { openTarget, type Target } from "./target.ts";

/** Longer than any machine-like haste that the pages look for. */
const READING_MS = 1700;
const WORDS = "Came a day early, packed with care.";
const FILES = [
  "testimonials.json",
  "testimonials.feed.json",
  "testimonials.rss",
  "testimonials.atom",
  "testimonials.jsonld?touchpoint=delivery",
  "testimonials.google.xml",
  "testimonials.csv",
  "wall.json",
  "wall.html",
  "wall",
];

let target: Target;
let shop: Shop;
beforeAll(async () => {
  target = await openTarget();
  shop = await openShop(target, "feeds");
});
afterAll(() => target?.close());

const admin = (method: string, path: string, body?: unknown) => ask(target, method, path, { key: shop.adminKey, body });
const read = async (file: string, headers: Readonly<Record<string, string>> = {}) => {
  const response = await fetch(`${target.url}/f/${shop.id}/${file}`, { headers });
  return { status: response.status, text: await response.text(), headers: response.headers };
};
const post = (address: string, fields: Readonly<Record<string, string>>) =>
  fetch(address, { method: "POST", redirect: "manual", body: new URLSearchParams(fields) });

/** Somebody answers by an invitation and allows their words on the site. @returns the address of their own page */
const answerAndAllow = async (): Promise<string> => {
  const draft = { ...surveyTemplate("retention", "email"), id: "after-delivery", touchpoint: "delivery" };
  await admin("POST", "/v1/surveys", draft);
  await admin("POST", "/v1/surveys/after-delivery/publish", { version: 1 });
  const { url } = (await admin("POST", "/v1/invitations", { survey: draft.id, language: "en" })).body;
  const [, rating, comment] = draft.questions.map(({ id }) => `a.${id}`);
  const t = /name="t" value="([^"]+)"/.exec(await (await fetch(url)).text())?.[1] ?? "";
  await new Promise((resolve) => setTimeout(resolve, READING_MS));
  const sent = await post(url, { v: "1", t, website: "", [rating ?? ""]: "4", [comment ?? ""]: WORDS });
  const own = new URL(sent.headers.get("location") ?? "", url).href.replace("?done=sent", "");
  expect((await post(own, { do: "publish", scope: "site", name: "Ada" })).status).toBe(303);
  return own;
};

describe("A customer's words", () => {
  it("stand in every feed once they are published, and in none as soon as they are withdrawn", async () => {
    const product = { name: "A cup", url: "https://shop.example/cup" };
    expect((await admin("PATCH", "/v1/touchpoints/delivery", { product })).status).toBe(200);
    const own = await answerAndAllow();
    const waiting = await until(
      async () => (await admin("GET", "/v1/testimonials")).body.testimonials ?? [],
      (list) => list.length === 1,
    );
    expect((await read("testimonials.json")).text).not.toContain(WORDS);
    const published = await admin("PATCH", `/v1/testimonials/${waiting[0].id}`, {
      rev: waiting[0].rev,
      state: "published",
    });
    expect(published.status).toBe(200);

    const copies = await Promise.all(FILES.map((file) => read(file)));
    for (const [index, { status, text }] of copies.entries()) {
      expect([FILES[index], status, text.includes(WORDS)]).toEqual([FILES[index], 200, true]);
    }
    const feed = TestimonialFeed.parse(JSON.parse(copies[0]!.text));
    expect(feed.entries[0]).toMatchObject({
      displayName: "Ada",
      rating: 4,
      provenance: "invited",
      incentivized: false,
    });
    const etag = copies[0]!.headers.get("etag") ?? "";
    expect((await read("testimonials.json", { "if-none-match": etag })).status).toBe(304);

    expect((await post(own, { do: "withdraw" })).status).toBe(303);
    const withdrawnAt = performance.now();
    const left = await Promise.all(FILES.map((file) => read(file, { "if-none-match": etag })));
    for (const [index, { status, text }] of left.entries()) {
      // Nobody else has rated the cup, but the stars of whoever withdrew their words still count.
      expect([FILES[index], status, text.includes(WORDS)]).toEqual([FILES[index], 200, false]);
    }
    console.info(
      `gone from ${FILES.length} formats ${Math.round(performance.now() - withdrawnAt)} ms after the withdrawal`,
    );
  });
});

describe("The feeds of a store", () => {
  it("are open to everybody until the store closes them, then to feed keys alone", async () => {
    const other = await openShop(target, "closed");
    const feed = (query = "") => ask(target, "GET", `/f/${other.id}/testimonials.json${query}`);
    expect((await feed()).status).toBe(200);
    const { secret } = (
      await ask(target, "POST", "/v1/keys", { key: other.adminKey, body: { name: "Newsletter", kind: "feed" } })
    ).body;
    expect(secret).toMatch(/^fk_/);
    await ask(target, "PATCH", "/v1/store", { key: other.adminKey, body: { feeds: { public: false } } });
    await until(
      async () => (await feed()).status,
      (status) => status === 404,
      90,
    );
    expect((await feed(`?key=${secret}`)).status).toBe(200);
    expect((await ask(target, "GET", "/v1/store", { key: secret })).status).toBe(401);
  });

  it("refuse what makes no sense, and say how testimonials come about", async () => {
    const refused = await read("testimonials.rss?rating=6");
    expect([refused.status, JSON.parse(refused.text).error.issues[0].path]).toEqual([400, "query.rating"]);
    expect((await read("testimonials.jsonld?about=organization")).status).toBe(422);
    expect((await fetch(`${target.url}/f/no-such-store/testimonials.json`)).status).toBe(404);
    const page = await read("verify?lang=en");
    expect([page.status, page.text]).toEqual([200, expect.stringContaining("How testimonials are verified")]);
  });
});

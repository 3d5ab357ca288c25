import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readEntries } from "../../functions/feed/read-entries.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { FeedQuery, TestimonialFeed } from "../../shared/contract/feeds.ts";
import type { Consent, ConsentScope } from "../../shared/domain/consent.ts";
import { publicationOf } from "../../shared/domain/publication.ts";
import { aStore } from "../support/builders.ts";
import { aTestimonial, type FeedWorld, publishMany, startFeedWorld } from "./feed-world.ts";

const FILES = [
  "testimonials.json",
  "testimonials.feed.json",
  "testimonials.rss",
  "testimonials.atom",
  "testimonials.jsonld?touchpoint=cup",
  "testimonials.google.xml",
  "testimonials.csv",
];
const PRODUCT = { name: "Tazza", url: "https://shop.example/tazza" };
const ENTRY_READS = ["QueryCommand", "BatchGetItemCommand"];

const aConsent = (...scopes: ConsentScope[]): Consent => ({
  version: "publication@1",
  language: "it",
  text: "Sì",
  scopes,
  givenAt: "2026-11-20T09:00:00.000Z",
});

let world: FeedWorld;
beforeAll(async () => {
  world = await startFeedWorld();
  await world.addStore({ languages: ["it", "en"] }, [{}, { id: "cup", name: { it: "Tazza" }, product: PRODUCT }]);
  await publishMany(world, [
    { text: "Uno", rating: 5, tags: ["gift"] },
    { text: "Two", rating: 2, language: "en", featured: true },
    { text: "Tre", rating: 4, touchpoint: "cup", stage: "advocacy" },
    { text: "Quattro", rating: undefined },
    { text: "Cinque", rating: 5, consent: aConsent("site", "advertising") },
  ]);
});
afterAll(() => world?.stop());

const feedOf = async (query = "", store = "bottega") => {
  const answer = await world.ask(`/f/${store}/testimonials.json${query}`);
  expect([query, answer.status, answer.text]).toEqual([query, 200, expect.anything()]);
  return TestimonialFeed.parse(JSON.parse(answer.text));
};
const textsOf = async (query: string) => (await feedOf(query)).entries.map(({ text }) => text);

describe("a feed", () => {
  it.each([
    ["", ["Uno", "Two", "Tre", "Quattro", "Cinque"]],
    ["?order=best", ["Uno", "Cinque", "Tre", "Two", "Quattro"]],
    ["?rating=4", ["Uno", "Tre", "Cinque"]],
    ["?language=en", ["Two"]],
    ["?featured=true", ["Two"]],
    ["?tag=gift", ["Uno"]],
    ["?stage=advocacy", ["Tre"]],
    ["?touchpoint=cup", ["Tre"]],
    ["?touchpoint=delivery&language=it&rating=5&order=best", ["Uno", "Cinque"]],
    ["?touchpoint=nowhere", []],
  ])("shows with %s what was asked for", async (query, texts) => {
    expect(await textsOf(query)).toEqual(texts);
  });

  it.each(["newest", "best"])("is read page by page, %s first, each testimonial once", async (order) => {
    const whole = await textsOf(`?order=${order}`);
    const texts: string[] = [];
    let next: string | undefined = `${world.url}/f/bottega/testimonials.json?order=${order}&limit=2`;
    for (let pages = 0; next !== undefined && pages < 9; pages++) {
      const answer = await world.ask(next);
      const page = TestimonialFeed.parse(JSON.parse(answer.text));
      expect(answer.headers.get("link")).toBe(
        page.links.next === undefined ? null : `<${page.links.next}>; rel="next"`,
      );
      texts.push(...page.entries.map(({ text }) => text));
      next = page.links.next;
    }
    expect(texts).toEqual(whole);
  });

  it("is worded in the language that is asked for, else in the store's own", async () => {
    expect(await feedOf()).toMatchObject({ lang: "it", title: "Che cosa dicono i clienti di Bottega" });
    const english = await feedOf("?lang=en");
    expect(english).toMatchObject({ lang: "en", title: "What customers say about Bottega" });
    expect(english.entries[0]).toMatchObject({ touchpointName: "Delivery", provenanceText: "Invited" });
  });

  it.each([
    ["?rating=6", "query.rating"],
    ["?rating=4.5", "query.rating"],
    ["?language=tlh", "query.language"],
    ["?lang=xx", "query.lang"],
    ["?featured=yes", "query.featured"],
    ["?order=worst", "query.order"],
    ["?limit=0", "query.limit"],
    ["?limit=51", "query.limit"],
    ["?stage=A%23B", "query.stage"],
    ["?stage=retention&tag=gift", "query.tag"],
    ["?scope=advertising&stage=retention", "query.stage"],
    ["?colour=red", "query.colour"],
    ["?about=product", "query.about"],
    ["?cursor=bm8", "query.cursor"],
    ["?key=sk_1234567890123456", "query.key"],
    ["?rating=4&rating=5", "query.rating"],
  ])("is refused with %s, naming what is wrong", async (query, path) => {
    const { status, text, headers } = await world.ask(`/f/bottega/testimonials.json${query}`);
    expect(status).toBe(400);
    expect(JSON.parse(text).error.issues.map((issue: { path: string }) => issue.path)).toContain(path);
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("is refused with the cursor of another filter and of another store", async () => {
    await world.addStore({ id: "other" });
    const { links } = await feedOf("?limit=1");
    const cursor = new URL(links.next ?? "").searchParams.get("cursor") ?? "";
    for (const path of [
      `bottega/testimonials.json?limit=1&rating=4&cursor=${cursor}`,
      `other/testimonials.json?cursor=${cursor}`,
    ]) {
      const { status, text } = await world.ask(`/f/${path}`);
      expect([path, status, JSON.parse(text).error.issues?.[0].path]).toEqual([path, 400, "query.cursor"]);
    }
    expect((await world.ask(`/f/bottega/testimonials.rss?limit=1&cursor=${cursor}`)).status).toBe(200);
  });

  it("is not found for a store that is not there, nor in a format that is none, by name of those there are", async () => {
    expect((await world.ask("/f/nobody/testimonials.json")).status).toBe(404);
    expect((await world.ask("/f/..%2Fbottega/testimonials.json")).status).toBe(404);
    const { status, text } = await world.ask("/f/bottega/testimonials.xml");
    expect([status, text]).toEqual([404, expect.stringContaining("testimonials.rss")]);
  });

  it("takes any combination of wrong things without falling over", async () => {
    const names = [
      "stage",
      "touchpoint",
      "tag",
      "language",
      "rating",
      "order",
      "limit",
      "cursor",
      "lang",
      "key",
      "scope",
    ];
    const values = ["", "%00", "..", "%F0%9F%A6%8A", "__proto__", "S%23x", "-1", "9".repeat(50), "a".repeat(3000)];
    const answers = await Promise.all(
      names.flatMap((name) => values.map((value) => world.ask(`/f/bottega/testimonials.json?${name}=${value}`))),
    );
    expect(answers.filter(({ status }) => status >= 500 || status === 200).length).toBe(0);
  });
});

describe("a file that holds everything", () => {
  it("takes no page, and says so", async () => {
    for (const file of ["testimonials.csv", "testimonials.google.xml"]) {
      const { status, text } = await world.ask(`/f/bottega/${file}?limit=5`);
      expect([file, status, JSON.parse(text).error.issues[0].path]).toEqual([file, 400, "query.limit"]);
    }
    const { text } = await world.ask("/f/bottega/testimonials.google.xml?rating=4");
    expect(JSON.parse(text).error.issues[0]).toMatchObject({
      path: "query.rating",
      message: expect.stringContaining("deleted"),
    });
    const rows = (await world.ask("/f/bottega/testimonials.csv")).text.trim().split("\r\n").slice(1);
    expect(rows.map((row) => row.split(",")[2])).toEqual(["Uno", "Two", "Tre", "Quattro", "Cinque"]);
    expect((await world.ask("/f/bottega/testimonials.google.xml")).text.match(/<review>/g)).toHaveLength(1);
  });
});

describe("a file of more than can be sent", () => {
  it("is refused after as many as it may hold, with what to do", async () => {
    let pages = 0;
    const store = aStore();
    const query = FeedQuery.parse({});
    const page = async () => {
      pages += 1;
      const publication = publicationOf(aTestimonial());
      if (publication === undefined) throw new Error("it is not published");
      return { entries: Array(500).fill(publication), cursor: "more" };
    };
    await expect(readEntries({ store, query, format: "csv" }, [], { page })).rejects.toMatchObject({
      code: "too_large",
      message: expect.stringContaining("viaggio export --testimonials"),
    });
    expect(pages).toBe(11);
  });
});

describe("stars for search engines", () => {
  it.each([
    ["of the store itself", "?about=organization&touchpoint=cup", "LocalBusiness"],
    ["of no product", "", "name the touchpoint"],
    ["of a touchpoint without a product", "?touchpoint=delivery", "PATCH /v1/touchpoints/delivery"],
  ])("%s are refused, and why is said", async (_what, query, why) => {
    const { status, text } = await world.ask(`/f/bottega/testimonials.jsonld${query}`);
    expect(status).toBe(422);
    expect(JSON.parse(text).error).toMatchObject({ code: "not_eligible", message: expect.stringContaining(why) });
  });

  it("of a product that nobody rated are refused", async () => {
    await world.addStore({ id: "unrated" }, [{ id: "cup", product: PRODUCT }]);
    expect((await world.ask("/f/unrated/testimonials.jsonld?touchpoint=cup")).status).toBe(422);
  });
});

describe("the honest numbers", () => {
  it("say that a feed is curated as soon as something is kept back", async () => {
    await world.addStore({ id: "honest" });
    await world.publish({ id: "h1", store: "honest" });
    expect((await feedOf("", "honest")).selection).toBe("all");
    expect((await feedOf("?rating=5", "honest")).selection).toBe("curated");
    await world.publish({ id: "h2", store: "honest", state: "candidate" });
    expect(await feedOf("", "honest")).toMatchObject({ selection: "curated", summary: { published: 1 } });
  });
});

describe("a copy", () => {
  it.each(FILES)("of %s may be kept for 30 s and is asked after with its ETag", async (file) => {
    const { status, headers } = await world.ask(`/f/bottega/${file}`);
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("public, max-age=30, s-maxage=30, must-revalidate, stale-if-error=0");
    expect(headers.get("etag")).toMatch(/^W\/"[\w-]{22}"$/);
    world.asked();
    const again = await world.ask(`/f/bottega/${file}`, {
      headers: { "if-none-match": `"other", ${headers.get("etag")}` },
    });
    expect([again.status, again.text, again.headers.get("etag")]).toEqual([304, "", headers.get("etag")]);
    // Store and stamp: no entry and no cell.
    expect(world.asked()).toEqual(["GetItemCommand", "GetItemCommand"]);
  });

  it("is asked after with its time as well, once that is settled", async () => {
    world.wait(5000);
    const { headers } = await world.ask("/f/bottega/testimonials.rss");
    const modified = headers.get("last-modified") ?? "";
    const later = (since: string) =>
      world.ask("/f/bottega/testimonials.rss", { headers: { "if-modified-since": since } });
    expect((await later(modified)).status).toBe(304);
    expect((await later(new Date(Date.parse(modified) - 1000).toUTCString())).status).toBe(200);
    expect((await later("yesterday")).status).toBe(200);
    const other = await world.ask("/f/bottega/testimonials.rss", {
      headers: { "if-none-match": '"other"', "if-modified-since": modified },
    });
    expect(other.status).toBe(200);
  });

  it("of another filter, format, language or store is never taken for this one", async () => {
    await world.addStore({ id: "twin" });
    const paths = [
      "bottega/testimonials.json",
      "bottega/testimonials.json?rating=1",
      "bottega/testimonials.json?lang=en",
      "bottega/testimonials.rss",
      "twin/testimonials.json",
      "bottega/verify",
    ];
    const tags = await Promise.all(paths.map(async (path) => (await world.ask(`/f/${path}`)).headers.get("etag")));
    expect(new Set(tags).size).toBe(paths.length);
  });

  it("is made once for everybody who asks", async () => {
    await world.ask("/f/bottega/testimonials.atom?lang=fr");
    world.asked();
    const { status, text } = await world.ask("/f/bottega/testimonials.atom?lang=fr");
    expect([status, text]).toEqual([200, expect.stringContaining("Ce que les clients disent")]);
    expect(world.asked().filter((name) => ENTRY_READS.includes(name))).toEqual([]);
  });

  it("is no good any more once a testimonial is withdrawn, in no format", async () => {
    await world.addStore({ id: "brief" }, [{ id: "cup", product: PRODUCT }]);
    await world.publish({ id: "stays", store: "brief", touchpoint: "cup" });
    const gone = await world.publish({ id: "goes", store: "brief", touchpoint: "cup", text: "Ci ripenso." });
    const before = await Promise.all(FILES.map((file) => world.ask(`/f/brief/${file}`)));
    for (const { text } of before) expect(text).toContain("Ci ripenso.");
    await world.withdraw(gone);
    for (const [index, file] of FILES.entries()) {
      const headers = { "if-none-match": before[index]!.headers.get("etag") ?? "" };
      const { status, text } = await world.ask(`/f/brief/${file}`, { headers });
      expect([file, status, text.includes("Ci ripenso.")]).toEqual([file, 200, false]);
    }
  });

  it("follows the ratings too, though no testimonial changes", async () => {
    const { headers } = await world.ask("/f/bottega/testimonials.json");
    world.wait(10 * 60_000);
    const again = await world.ask("/f/bottega/testimonials.json", {
      headers: { "if-none-match": headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(200);
  });
});

describe("on its way, a feed", () => {
  it.each([
    ["gzip", "gzip"],
    ["gzip, deflate, br", "br"],
    ["gzip;q=0, br;q=0", null],
    ["identity", null],
  ])("for a client that takes %s goes as %s", async (accept, encoding) => {
    const response = await fetch(`${world.url}/f/bottega/testimonials.json`, {
      headers: { "accept-encoding": accept },
    });
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(response.headers.get("vary")).toContain("accept-encoding");
    expect(TestimonialFeed.parse(await response.json()).entries).toHaveLength(5);
  });

  it("is open to pages of any origin, and to HEAD", async () => {
    const { headers } = await world.ask("/f/bottega/testimonials.json", {
      headers: { origin: "https://blog.example" },
    });
    expect(headers.get("access-control-allow-origin")).toBe("*");
    const head = await world.ask("/f/bottega/testimonials.json", { method: "HEAD" });
    expect([head.status, head.text, head.headers.get("etag")]).toEqual([200, "", headers.get("etag")]);
    expect((await world.ask("/f/bottega/testimonials.json", { method: "POST" })).status).toBe(405);
  });

  it("is nothing that a browser runs", async () => {
    for (const file of FILES) {
      const { headers } = await world.ask(`/f/bottega/${file}`);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("content-type")).not.toContain("html");
    }
  });
});

describe("a feed key", () => {
  it("opens words that were agreed to for advertising, which nobody else is given", async () => {
    const { secret, key } = await world.feedKey("bottega");
    expect([secret.slice(0, 3), key.scopes]).toEqual(["fk_", ["feed"]]);
    const without = await world.ask("/f/bottega/testimonials.json?scope=advertising");
    expect([without.status, JSON.parse(without.text).error.issues[0].path]).toEqual([401, "query.scope"]);
    const { status, text, headers } = await world.ask(`/f/bottega/testimonials.json?scope=advertising&key=${secret}`);
    expect([status, headers.get("cache-control")]).toEqual([200, "private, no-cache"]);
    const feed = TestimonialFeed.parse(JSON.parse(text));
    expect(feed.entries.map((entry) => entry.text)).toEqual(["Cinque"]);
    expect(feed.links.self).not.toContain("fk_");
  });

  it("opens the feeds of a store that keeps them to itself, which nobody else can tell from no store", async () => {
    await world.addStore({ id: "quiet", feeds: { public: false } });
    await world.publish({ id: "q1", store: "quiet", text: "Sottovoce" });
    await world.publish({ id: "q2", store: "quiet", text: "Ancora" });
    const { secret } = await world.feedKey("quiet");
    for (const file of ["testimonials.json", "testimonials.csv", "verify"]) {
      expect((await world.ask(`/f/quiet/${file}`)).status).toBe(404);
    }
    const { text } = await world.ask(`/f/quiet/testimonials.json?limit=1&key=${secret}`);
    const next = JSON.parse(text).links.next;
    expect(JSON.parse((await world.ask(next)).text).entries).toHaveLength(1);
  });

  it.each([
    ["of another store", async () => (await world.feedKey("twin")).secret],
    ["that nobody knows", async () => "fk_0000000000000000"],
    [
      "that was revoked",
      async () => {
        const { secret, key } = await world.feedKey("bottega");
        await dynamoApiKeys(world.table).revoke("bottega", key.id, world.now());
        return secret;
      },
    ],
  ])("%s opens nothing", async (_what, keyOf) => {
    const { status, text } = await world.ask(`/f/bottega/testimonials.json?key=${await keyOf()}`);
    expect([status, JSON.parse(text).error.issues[0].path]).toEqual([401, "query.key"]);
  });

  it("closes with the store's setting and opens with it", async () => {
    await world.addStore({ id: "switch" });
    const stores = dynamoStores(world.table);
    const set = async (isPublic: boolean) => {
      const store = await stores.get("switch");
      if (store !== undefined) await stores.change(store, { feeds: { public: isPublic } });
      return (await world.ask("/f/switch/testimonials.json")).status;
    };
    expect([await set(true), await set(false), await set(true)]).toEqual([200, 404, 200]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WALL_LAYOUTS, Wall } from "../../shared/contract/wall.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import { type FeedWorld, publishMany, startFeedWorld } from "./feed-world.ts";

let world: FeedWorld;

beforeAll(async () => {
  world = await startFeedWorld();
  await world.addStore({ name: "Bottega & Figli" }, [
    {},
    { id: "cup", product: { name: "Tazza", url: "https://shop.example/tazza" } },
  ]);
  await publishMany(world, [
    { reply: { text: "Grazie!", at: "2026-11-21T09:00:00.000Z", on: "2026-11-21" }, incentivized: true },
    { text: "Bella\n& robusta", touchpoint: "cup", rating: 5, language: undefined },
    {
      rating: undefined,
      displayName: undefined,
      provenance: "open",
      photo: { id: "photo-number-1", width: 40, height: 30 },
    },
    ...Array.from({ length: 11 }, () => ({})),
  ]);
  await world.addStore({ id: "listed", origins: ["https://a.example", "https://b.example"] });
  await world.addStore({ id: "closed", feeds: { public: false } });
});
afterAll(() => world?.stop());

const wallOf = async (query = ""): Promise<Wall> =>
  Wall.strict().parse(JSON.parse((await world.ask(`/f/bottega/wall.json${query}`)).text));

describe("What a wall shows", () => {
  it("is words and labels that are ready, nothing of it left out", async () => {
    const wall = await wallOf("?lang=en");
    expect(wall.entries[0]).toEqual({
      stars: ["★★★★☆", "4 out of 5 stars"],
      photo: null,
      text: "Consegna perfetta, e un biglietto scritto a mano.",
      lang: "it",
      name: "Anna",
      about: "20 November 2026 · Invited · Something was promised for this answer",
      reply: "Bottega & Figli replies · 21 November 2026\nGrazie!",
    });
    expect(wall.entries[1]).toMatchObject({ stars: ["★★★★★", "5 out of 5 stars"], lang: "", reply: null });
    expect(wall.entries[2]).toMatchObject({
      stars: null,
      name: "A customer",
      photo: { alt: "Photo by the customer", width: 40, height: 30 },
    });
    expect(wall.verify).toEqual({ href: `${world.url}/f/bottega/verify?lang=en`, text: "How we verify" });
    expect(wall.entries).toHaveLength(12);
    expect(wall.buttons).toEqual(["Show more"]);
  });

  it("goes on where the page before it ended", async () => {
    const first = await wallOf();
    const rest = Wall.parse(JSON.parse((await world.ask(first.more ?? "")).text));
    expect(rest.entries).toHaveLength(2);
    expect([rest.more, rest.buttons]).toEqual([null, []]);
  });

  it.each(LANGUAGES)("speaks %s", async (lang) => {
    const wall = await wallOf(`?lang=${lang}`);
    expect(wall.lang).toBe(lang);
    expect(wall.about).not.toContain("undefined");
  });

  it.each(["ja", "", "pt_BR", "x".repeat(35)])("speaks the store's language to a page in %j", async (lang) => {
    expect(["it", "pt"]).toContain((await wallOf(`?lang=${lang}`)).lang);
  });

  it("is the numbers alone in a badge, and has two more buttons in a carousel", async () => {
    expect(await wallOf("?layout=badge")).toMatchObject({ entries: [], buttons: [], more: null });
    expect((await wallOf("?layout=carousel&lang=en")).buttons).toEqual(["Previous", "Next", "Show more"]);
  });

  it("says who selected, whatever the layout", async () => {
    for (const layout of WALL_LAYOUTS) {
      expect((await wallOf(`?layout=${layout}&lang=en`)).about).toContain("Every testimonial that customers agreed");
      expect((await wallOf(`?layout=${layout}&lang=en&rating=5`)).about).toContain("Selected by the store.");
    }
  });

  it.each([
    ["wall.json?layout=tiles", "query.layout"],
    ["wall.json?limit=51", "query.limit"],
    ["wall.json?stage=retention&touchpoint=cup", "query.touchpoint"],
    ["wall.json?theme=dark", "query.theme"],
    [`wall.json?lang=${"x".repeat(36)}`, "query.lang"],
    ["wall.json?about=product", "query.about"],
    ["testimonials.json?layout=grid", "query.layout"],
    ["testimonials.json?lang=ja", "query.lang"],
  ])("is refused with the field that is wrong: %s", async (file, path) => {
    const { status, text } = await world.ask(`/f/bottega/${file}`);
    expect([status, JSON.parse(text).error.issues[0].path]).toEqual([400, path]);
  });

  it("is not given out where a store keeps its feeds to itself", async () => {
    for (const file of ["wall.json", "wall.html", "wall"])
      expect((await world.ask(`/f/closed/${file}`)).status).toBe(404);
  });
});

describe("A wall as HTML", () => {
  it("is a fragment with classes, without style or script", async () => {
    const { text, headers } = await world.ask("/f/bottega/wall.html?lang=en&layout=list");
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(text).toContain('<section class="viaggio-wall viaggio-list" lang="en" aria-label="What customers say">');
    expect(text).toContain("Bella<br>&amp; robusta</blockquote>");
    expect(text).not.toMatch(/<style|<script|style=|<html/);
    expect(text).toMatch(/<a href="http[^"]+\/f\/bottega\/wall\?[^"]+" rel="next">Show more<\/a>/);
  });

  it("carries JSON-LD of a product that is rated there, and of nothing else", async () => {
    const { text } = await world.ask("/f/bottega/wall.html?touchpoint=cup&about=product");
    const data = /<script type="application\/ld\+json">(.*)<\/script>/.exec(text)?.[1] ?? "";
    expect(JSON.parse(data)).toMatchObject({
      "@type": "Product",
      name: "Tazza",
      review: [{ reviewBody: "Bella\n& robusta" }],
    });
    for (const query of ["about=product", "about=product&touchpoint=delivery", "about=organization&touchpoint=cup"]) {
      const refused = await world.ask(`/f/bottega/wall.html?${query}`);
      expect([query, refused.status]).toEqual([query, 422]);
    }
  });

  it("is a page that only listed origins may frame, and anybody where none is listed", async () => {
    const policyOf = async (store: string) =>
      (await world.ask(`/f/${store}/wall`)).headers.get("content-security-policy");
    expect(await policyOf("bottega")).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; .*frame-ancestors \*$/);
    expect(await policyOf("listed")).toMatch(/frame-ancestors 'self' https:\/\/a\.example https:\/\/b\.example$/);
  });

  it("is kept for 30 seconds at most, and asked for again for nothing", async () => {
    const { headers } = await world.ask("/f/bottega/wall.html");
    expect(headers.get("cache-control")).toContain("max-age=30");
    const again = await world.ask("/f/bottega/wall.html", { headers: { "if-none-match": headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
  });
});

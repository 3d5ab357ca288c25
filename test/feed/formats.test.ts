import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { beforeAll, describe, expect, it } from "vitest";
import { toAtom } from "../../functions/feed/formats/atom.ts";
import { toCsv } from "../../functions/feed/formats/csv.ts";
import { toGoogle } from "../../functions/feed/formats/google.ts";
import { toJson } from "../../functions/feed/formats/json.ts";
import { toJsonFeed } from "../../functions/feed/formats/json-feed.ts";
import { toJsonLd } from "../../functions/feed/formats/json-ld.ts";
import { toRss } from "../../functions/feed/formats/rss.ts";
import { type FeedPage, presentFeed, type ShownFeed } from "../../functions/feed/present-feed.ts";
import { shownText } from "../../functions/feed/shown-text.ts";
import { wordingIn } from "../../functions/feed/wording.ts";
import { TestimonialFeed } from "../../shared/contract/feeds.ts";
import type { FeedEntry } from "../../shared/domain/feed.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import type { Product } from "../../shared/domain/touchpoint.ts";
import { jsonFeedProblems, RatedProduct, xmlProblems } from "./validate.ts";

/** What breaks careless writers: markup, ends of sections, controls, halves of characters, signs that turn text around. */
const HOSTILE = `<b>&amp; "quoted" 'too' ]]> --> </script><script>alert(1)</script>\u0000\u0008\u000b\u001b\u0085\ufffe\uffff\ud800 \u202egnirts\u202c \u2028 🦊 =1+1\r\nend`;

const anEntry = (fields: Partial<FeedEntry> = {}): FeedEntry => ({
  id: "testimonial-1",
  text: "Consegna perfetta.",
  displayName: "Anna",
  rating: 4,
  date: "2026-11-20",
  stage: "retention",
  stageName: "Fidelizzazione",
  touchpoint: "first-use",
  touchpointName: "Primo uso",
  language: "it",
  provenance: "invited",
  incentivized: false,
  tags: [],
  featured: false,
  publishedAt: "2026-11-21T08:00:00.000Z",
  changedAt: "2026-11-21T09:00:00.000Z",
  ...fields,
});

const ENTRIES: readonly FeedEntry[] = [
  anEntry({ tags: ["gift", "blue"], featured: true, reply: { text: "Grazie!", date: "2026-11-21" }, face: 5 }),
  anEntry({ id: "2", text: HOSTILE, displayName: HOSTILE.slice(0, 60), reply: { text: HOSTILE, date: "2026-11-21" } }),
  anEntry({ id: "3", displayName: undefined, provenance: "open", rating: 1, incentivized: true, language: undefined }),
  anEntry({ id: "4", rating: undefined, provenance: "imported", photo: { id: "abcdefghij", width: 300, height: 200 } }),
  anEntry({ id: "5", provenance: "verified_purchase", rating: 5, stageName: HOSTILE, touchpointName: HOSTILE }),
];

const aPage = (fields: Partial<FeedPage> = {}): FeedPage => ({
  store: { id: "bottega", name: "Bottega & <Figli>" },
  entries: ENTRIES,
  selection: "curated",
  summary: {
    period: { from: "2025-11-23", to: "2026-11-22" },
    responses: 30,
    ratings: [3, 0, 1, 6, 10],
    average: 4,
    published: 5,
  },
  updatedAt: "2026-11-21T09:00:00.000Z",
  ...fields,
});

const LINKS = {
  self: "https://voice.shop.example/f/bottega/testimonials.rss?stage=retention&tag=a",
  verify: "https://voice.shop.example/f/bottega/verify?lang=it",
  next: "https://voice.shop.example/f/bottega/testimonials.rss?cursor=abc&stage=retention",
  photo: (id: string) => `https://voice.shop.example/p/bottega/${id}`,
};
const shown = (fields: Partial<FeedPage> = {}, links = LINKS): ShownFeed =>
  presentFeed(aPage(fields), links, wordingIn("it"));

const PRODUCT: Product = {
  name: `Tazza <"grande"> & co`,
  url: "https://shop.example/tazza?colour=blue&size=l",
  gtin: "4006381333931",
  sku: "T-1",
  brand: "Aurora",
};
const PRODUCTS = new Map([["first-use", PRODUCT]]);

const XML_FORMATS = [
  ["RSS 2.0", toRss, "rss-2.0.rng"],
  ["Atom", toAtom, "atom.rng"],
  ["Google's product reviews", (feed: ShownFeed) => toGoogle(feed, PRODUCTS), "google-product-reviews-2.4.xsd"],
] as const;

describe.each(XML_FORMATS)("%s", (_name, write, schema) => {
  it.each([
    ["everything that an entry can hold, and texts that break careless writers", {}],
    ["nothing published", { entries: [], updatedAt: undefined, summary: { ...aPage().summary, average: undefined } }],
  ])("is well-formed and valid with %s", async (_what, fields) => {
    const xml = write(shown(fields));
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(await xmlProblems(xml, schema)).toEqual([]);
  });

  it("is refused by the same schema once something that must be there is gone", async () => {
    const xml = write(shown());
    const broken = [
      xml.replace(/<(title|publisher)>.*?<\/\1>/, ""),
      xml.replace(/<(pubDate|updated|review_timestamp)>.*?<\/\1>/, "<$1>yesterday</$1>"),
    ];
    for (const one of broken) {
      expect(one).not.toBe(xml);
      expect(await xmlProblems(one, schema)).not.toEqual([]);
    }
  });

  it("is well-formed whatever people write", () => {
    const anything = fc.string({ unit: "binary", maxLength: 60 });
    fc.assert(
      fc.property(anything, anything, anything, (text, displayName, reply) => {
        const entry = anEntry({ text, displayName, reply: { text: reply, date: "2026-11-21" } });
        const xml = write(shown({ entries: [entry], store: { id: "bottega", name: text } }));
        expect(XMLValidator.validate(xml)).toBe(true);
        // Source: XML 1.0, production 2 (Char).
        expect(xml).toMatch(/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
      }),
      { numRuns: 300 },
    );
  });
});

describe("RSS 2.0", () => {
  it("is read by an independent reader as it was meant", () => {
    const feed = parseRssFeed(toRss(shown()));
    expect(feed).toMatchObject({
      title: "Che cosa dicono i clienti di Bottega & <Figli>",
      link: LINKS.verify,
      language: "it",
    });
    expect(feed.items).toHaveLength(ENTRIES.length);
    expect(feed.items?.[0]).toMatchObject({
      title: "4 stelle su 5 · Primo uso",
      pubDate: "Sat, 21 Nov 2026 08:00:00 GMT",
      guid: { isPermaLink: false },
      categories: [{ name: "gift" }, { name: "blue" }],
    });
    expect(feed.items?.[0]?.description).toContain("Consegna perfetta.");
    expect(feed.items?.[2]?.description).toContain(
      "Un cliente · 20 novembre 2026 · Aperta a tutti · Per questa risposta",
    );
    expect(new Set(feed.items?.map(({ guid }) => guid?.value)).size).toBe(ENTRIES.length);
  });
});

describe("Atom", () => {
  it("is read by an independent reader as it was meant", () => {
    const feed = parseAtomFeed(toAtom(shown()));
    expect(feed).toMatchObject({ updated: "2026-11-21T09:00:00.000Z", authors: [{ name: "Bottega & <Figli>" }] });
    expect(feed.links).toContainEqual(expect.objectContaining({ rel: "next", href: LINKS.next }));
    expect(feed.entries?.map(({ authors }) => authors?.[0]?.name).slice(0, 3)).toEqual([
      "Anna",
      shownText(HOSTILE.slice(0, 60)),
      "Un cliente",
    ]);
    expect(feed.entries?.[3]?.content).toMatchObject({ value: expect.stringContaining("/p/bottega/abcdefghij") });
  });

  it("keeps the ids of feed and entries, whatever else changes", () => {
    const before = parseAtomFeed(toAtom(shown()));
    const after = parseAtomFeed(
      toAtom(shown({ entries: [anEntry({ text: "Altro", changedAt: "2026-11-22T09:00:00.000Z" })], selection: "all" })),
    );
    expect(after.id).toBe(before.id);
    expect(after.entries?.[0]?.id).toBe(before.entries?.[0]?.id);
    expect(after.id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe("our own facts in RSS and Atom", () => {
  it.each([
    ["RSS", toRss, (document: Json) => document.rss.channel, "item"],
    ["Atom", toAtom, (document: Json) => document.feed, "entry"],
  ])("are all there in %s", (_name, write, rootOf, item) => {
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" });
    const root = rootOf(parser.parse(write(shown())));
    expect(root["v:selection"]).toBe("curated");
    expect(root["v:summary"]).toMatchObject({
      from: "2025-11-23",
      to: "2026-11-22",
      responses: "30",
      average: "4",
      published: "5",
    });
    expect(root["v:summary"]["v:ratings"].map((one: Json) => [one.stars, one["#text"]])).toEqual([
      ["1", 3],
      ["2", 0],
      ["3", 1],
      ["4", 6],
      ["5", 10],
    ]);
    expect(root["v:verify"]).toBe(LINKS.verify);
    const items: Json[] = root[item];
    expect(items.map((one) => one["v:provenance"]["#text"])).toEqual(ENTRIES.map(({ provenance }) => provenance));
    expect(items.map((one) => one["v:incentivized"])).toEqual(ENTRIES.map(({ incentivized }) => incentivized));
  });
});

// biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever was written; what is not there fails it.
type Json = any;

describe("JSON Feed 1.1", () => {
  it("is valid by a schema of its specification, and read by an independent reader", () => {
    const text = toJsonFeed(shown());
    expect(jsonFeedProblems(JSON.parse(text))).toEqual([]);
    const feed = parseJsonFeed(JSON.parse(text));
    expect(feed).toMatchObject({ feed_url: LINKS.self, next_url: LINKS.next, language: "it" });
    expect(feed.items?.[0]).toMatchObject({
      content_text: "Consegna perfetta.",
      tags: ["gift", "blue"],
      language: "it",
    });
    expect(feed.items?.[1]?.content_text).toBe(shownText(HOSTILE));
    expect(JSON.parse(text).items[2]._viaggio).toMatchObject({ provenance: "open", incentivized: true, rating: 1 });
    expect(JSON.parse(text)._viaggio).toMatchObject({ selection: "curated", about: LINKS.verify });
  });

  it.each(["version", "title", "items"])("is refused by that schema without %s", (name) => {
    const { [name]: _, ...rest } = JSON.parse(toJsonFeed(shown()));
    expect(jsonFeedProblems(rest)).not.toEqual([]);
  });
});

describe("our JSON", () => {
  it.each(LANGUAGES)("is what the contract says, worded in %s", (language) => {
    const feed = presentFeed(aPage(), LINKS, wordingIn(language));
    const parsed = TestimonialFeed.parse(JSON.parse(toJson(feed)));
    expect(parsed).toMatchObject({
      lang: language,
      selection: "curated",
      summary: { ratings: { 1: 3, 5: 10 }, average: 4 },
    });
    expect(parsed.entries).toHaveLength(ENTRIES.length);
    for (const { provenanceText, dateText } of parsed.entries) {
      expect(provenanceText).not.toBe("");
      expect(dateText).toContain("2026");
    }
    expect(Object.values(parsed.texts).every((text) => text.trim() !== "")).toBe(true);
  });

  it("says nothing of a person but what they agreed to show", () => {
    const [entry = {}] = JSON.parse(toJson(shown({ entries: [anEntry({ tags: ["gift"], face: 5 })] }))).entries;
    expect(Object.keys(entry).sort()).toEqual(
      [
        ...[
          "date",
          "dateText",
          "displayName",
          "face",
          "id",
          "incentivized",
          "language",
          "provenance",
          "provenanceText",
        ],
        ...["rating", "ratingText", "stage", "stageName", "tags", "text", "touchpoint", "touchpointName"],
      ].sort(),
    );
    expect(JSON.stringify(entry)).not.toContain("08:00");
  });

  it.each([
    ["our JSON", toJson],
    ["JSON Feed", toJsonFeed],
    ["JSON-LD", (feed: ShownFeed) => toJsonLd(feed, PRODUCT)],
  ])("can stand in a script element, as %s", (_name, write) => {
    expect(write(shown())).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.stringify(JSON.parse(write(shown())))).toContain("</script>");
  });
});

describe("JSON-LD", () => {
  it("has what Google requires of a product's reviews and of their mean", () => {
    const product = RatedProduct.parse(JSON.parse(toJsonLd(shown(), PRODUCT)));
    expect(product).toMatchObject({ name: PRODUCT.name, url: PRODUCT.url });
    expect(product.aggregateRating).toEqual({
      "@type": "AggregateRating",
      ratingValue: 4,
      ratingCount: 20,
      bestRating: 5,
      worstRating: 1,
    });
    expect(product.review).toHaveLength(ENTRIES.filter(({ rating }) => rating !== undefined).length);
    expect(JSON.stringify(product)).not.toMatch(/"(Organization|LocalBusiness|Store)"/);
  });

  it("means the same to everybody: the mean is over all ratings, not over the published", () => {
    const product = JSON.parse(toJsonLd(shown({ entries: [anEntry({ rating: 5 })] }), PRODUCT));
    expect(product.aggregateRating).toMatchObject({ ratingValue: 4, ratingCount: 20 });
  });
});

describe("Google's product reviews", () => {
  it("hold every rated testimonial of a product, low stars too, and none of anything else", () => {
    const elsewhere = anEntry({ id: "6", touchpoint: "delivery" });
    const xml = toGoogle(shown({ entries: [...ENTRIES, elsewhere] }), PRODUCTS);
    const { feed } = new XMLParser({ ignoreAttributes: false }).parse(xml);
    const reviews: Json[] = feed.reviews.review;
    expect(reviews.map(({ review_id }) => String(review_id))).toEqual(["testimonial-1", "2", "3", "5"]);
    expect(reviews.map(({ ratings }) => ratings.overall["#text"])).toEqual([4, 4, 1, 5]);
    expect(reviews.map(({ collection_method }) => collection_method)).toEqual([
      "post_fulfillment",
      "post_fulfillment",
      "unsolicited",
      "post_fulfillment",
    ]);
    expect(reviews.map(({ is_verified_purchase }) => is_verified_purchase)).toEqual([false, false, false, true]);
    expect(reviews[2].reviewer.name["@_is_anonymous"]).toBe("true");
    expect(reviews[2].is_incentivized_review).toBe(true);
    // Public for ever, so no time of day and no order.
    expect(xml).toContain("<review_timestamp>2026-11-20T00:00:00Z</review_timestamp>");
    expect(xml).not.toContain("transaction_id");
  });
});

describe("CSV", () => {
  const rows = (feed: ShownFeed): string[][] => parse(toCsv(feed), { record_delimiter: "\r\n" });

  it("is read by an independent reader, a row a testimonial, the feed's facts in each", () => {
    const [header = [], ...read] = rows(shown());
    expect(read).toHaveLength(ENTRIES.length);
    const at = (row: string[] | undefined, name: string) => row?.[header.indexOf(name)];
    expect(at(read[0], "text")).toBe("Consegna perfetta.");
    expect(at(read[1], "text")).toBe(shownText(HOSTILE));
    expect(at(read[2], "provenance")).toBe("open");
    expect(at(read[2], "incentivized")).toBe("true");
    for (const row of read) {
      expect(["selection", "averageOfAll", "ratingsOfAll", "verify"].map((name) => at(row, name))).toEqual([
        "curated",
        "4",
        "1:3 2:0 3:1 4:6 5:10",
        LINKS.verify,
      ]);
    }
  });

  it("never has a cell that a spreadsheet runs", () => {
    const starts = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.string(), (start, rest) => {
        const [, ...read] = rows(shown({ entries: [anEntry({ text: `${start}${rest}`, displayName: `${start}x` })] }));
        for (const cell of read.flat()) expect(starts).not.toContain(cell[0]);
      }),
      { numRuns: 500 },
    );
  });
});

describe("what every format carries", () => {
  let written: readonly (readonly [string, string])[];
  beforeAll(() => {
    const feed = shown();
    written = [
      ["our JSON", toJson(feed)],
      ["JSON Feed", toJsonFeed(feed)],
      ["RSS", toRss(feed)],
      ["Atom", toAtom(feed)],
      ["CSV", toCsv(feed)],
    ];
  });

  it("is the label of each testimonial, all ratings, whether it was selected, and where that is explained", () => {
    for (const [name, text] of written) {
      for (const part of ["Acquisto verificato", "curated", "/f/bottega/verify"])
        expect([name, text.includes(part)]).toEqual([name, true]);
    }
  });

  it("never turns the text around it, and never holds what does not show", () => {
    const hidden = [...HOSTILE].filter((character) => shownText(character) !== character && character !== "\r");
    expect(hidden.length).toBeGreaterThan(8);
    for (const [name, text] of written) {
      expect([name, hidden.filter((character) => text.includes(character))]).toEqual([name, []]);
    }
  });
});

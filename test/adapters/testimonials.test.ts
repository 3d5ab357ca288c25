import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { followTestimonial } from "../../functions/digest/follow.ts";
import { dynamoFeedEntries } from "../../shared/adapters/dynamo/feed-entries.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoTestimonials, type TestimonialFilter } from "../../shared/adapters/dynamo/testimonials.ts";
import { FeedFilter } from "../../shared/domain/feed.ts";
import type { Moderation } from "../../shared/domain/moderation.ts";
import { ruleDetector } from "../../shared/domain/personal-data.ts";
import type { Response } from "../../shared/domain/response.ts";
import { MAX_TAGS } from "../../shared/domain/testimonial.ts";
import { aConsent, aResponse } from "../support/builders.ts";
import { startTable, type TestTable } from "../support/table.ts";

const ZONE = { timeZone: "Europe/Rome" };

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

let stores = 0;
let clock = Date.parse("2026-03-11T08:00:00.000Z");
const now = () => {
  clock += 1000;
  return new Date(clock);
};

/** One store's responses, testimonials and feeds on the real table. */
const setUp = () => {
  const store = `store-${++stores}`;
  const responses = dynamoResponses(table.table);
  const testimonials = dynamoTestimonials(table.table);
  const feeds = dynamoFeedEntries(table.table);
  const followNow = followTestimonial({ testimonials, personalData: ruleDetector, now });
  const follow = async (id: string) => followNow((await responses.get(store, id))!, ZONE);
  /** A customer who agreed, and what digest makes of it. */
  const agreed = async (id: string, fields: Partial<Response> = {}) => {
    const answers = { rating: 4, comment: `Words of ${id}` };
    await responses.add(aResponse({ id, store, answers, consent: aConsent(), ...fields }));
    await follow(id);
  };
  const decide = async (id: string, wanted: Moderation, rev?: number) => {
    const seen = rev ?? (await testimonials.get(store, id))!.rev;
    return testimonials.moderate({ store, id, rev: seen }, wanted, { ...ZONE, by: "key-1", now: now() });
  };
  const publish = async (id: string, fields: Partial<Response> = {}) => {
    await agreed(id, fields);
    return decide(id, { state: "published" });
  };
  const shown = async (filter: object = {}, limit = 50) => {
    const ids: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await feeds.page({ store, filter: FeedFilter.parse(filter), limit, cursor });
      ids.push(...page.entries.map((entry) => entry.id));
      cursor = page.cursor;
      pages += 1;
    } while (cursor !== undefined);
    return { ids, pages };
  };
  return { store, responses, testimonials, feeds, follow, agreed, decide, publish, shown };
};

describe("publishing", () => {
  it("puts a testimonial into every feed that it belongs to, and into no other", async () => {
    const { publish, shown, decide } = setUp();
    await publish("r1", { consent: aConsent({ scopes: ["site", "advertising"] }) });
    await decide("r1", { featured: true, tags: ["gift"] });
    for (const filter of [
      {},
      { order: "best" },
      { stage: "retention" },
      { touchpoint: "delivery", language: "it" },
      { tag: "gift", featured: true, minRating: 4 },
      { scope: "advertising", featured: true },
    ]) {
      expect((await shown(filter)).ids).toEqual(["r1"]);
    }
    for (const filter of [
      { stage: "advocacy" },
      { tag: "other" },
      { language: "en" },
      { minRating: 5 },
      { scope: "social" },
    ]) {
      expect((await shown(filter)).ids).toEqual([]);
    }
  });

  it("is refused after a withdrawal, an edit or an erasure, even before digest has heard of it", async () => {
    const { agreed, decide, responses, store, shown } = setUp();
    for (const id of ["withdrawn", "edited", "erased"]) await agreed(id);
    const seen = (id: string) => responses.get(store, id).then((response) => response!);
    await responses.withdraw(await seen("withdrawn"), now());
    await responses.revise(await seen("edited"), { comment: "Other words" }, now());
    await responses.erase(store, "erased", now());
    await expect(decide("withdrawn", { state: "published" })).rejects.toMatchObject({ code: "conflict" });
    await expect(decide("edited", { state: "published" })).rejects.toMatchObject({ code: "conflict" });
    await expect(decide("erased", { state: "published" }, 1)).rejects.toMatchObject({ code: "not_found" });
    expect((await shown()).ids).toEqual([]);
  });

  it("lets one of two moderators decide, and tells the other", async () => {
    const { agreed, decide, testimonials, store } = setUp();
    await agreed("r1");
    const both = await Promise.allSettled([
      decide("r1", { state: "published" }, 1),
      decide("r1", { state: "rejected", reason: "advertising" }, 1),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((one) => one.status === "rejected")?.reason).toMatchObject({ code: "conflict" });
    expect((await testimonials.get(store, "r1"))?.rev).toBe(2);
  });

  it("holds as many tags and scopes as there can be, and moves all entries when its author gives other stars", async () => {
    const { publish, decide, responses, store, follow, shown } = setUp();
    await publish("r1", { consent: aConsent({ scopes: ["site", "social", "advertising"] }) });
    const tags = (word: string) => Array.from({ length: MAX_TAGS }, (_, index) => `${word}-${index}`);
    await decide("r1", { featured: true, tags: tags("old") });
    await decide("r1", { tags: tags("new") });
    const response = await responses.get(store, "r1");
    await responses.revise(response!, { ...response!.answers, rating: 1 }, now());
    await follow("r1");
    expect((await shown({ tag: "new-0", featured: true, language: "it" })).ids).toEqual(["r1"]);
    expect((await shown({ tag: "old-0" })).ids).toEqual([]);
    expect((await shown({ minRating: 2 })).ids).toEqual([]);
  });
});

describe("a withdrawal", () => {
  it("is in no feed from the moment it is made, raises the stamp, and leaves proof without words", async () => {
    const { publish, responses, store, shown, feeds, testimonials } = setUp();
    await publish("r1");
    await publish("r2");
    const before = await feeds.stamp(store);
    await responses.withdraw((await responses.get(store, "r1"))!, now());
    for (const filter of [{}, { order: "best" }, { stage: "retention" }, { language: "it" }]) {
      expect((await shown(filter)).ids).toEqual(["r2"]);
    }
    const after = await feeds.stamp(store);
    expect(after.changes).toBe(before.changes + 1);
    expect(after.tally).toEqual({ published_4: 1, withdrawn_4: 1 });
    const left = await testimonials.get(store, "r1");
    expect(left).toMatchObject({ state: "withdrawn", consent: { withdrawnAt: expect.any(String) } });
    expect(JSON.stringify(left)).not.toMatch(/Words|Ada/);
  });

  it("may come before there is a testimonial, and twice", async () => {
    const { responses, store, testimonials, follow } = setUp();
    await responses.add(aResponse({ id: "r1", store, answers: { comment: "Words" }, consent: aConsent() }));
    await responses.withdraw((await responses.get(store, "r1"))!, now());
    const withdrawn = (await responses.get(store, "r1"))!;
    await responses.withdraw(withdrawn, now());
    expect(await responses.get(store, "r1")).toEqual(withdrawn);
    await follow("r1");
    expect(await testimonials.get(store, "r1")).toBeUndefined();
  });

  it("is tried again by its caller when the response was changed meanwhile", async () => {
    const { publish, responses, store } = setUp();
    await publish("r1");
    const seen = (await responses.get(store, "r1"))!;
    await responses.revise(seen, { comment: "Other words" }, now());
    await expect(responses.withdraw(seen, now())).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("an erasure", () => {
  it("takes the testimonial and its entries with it", async () => {
    const { publish, responses, store, shown, testimonials, feeds } = setUp();
    await publish("r1");
    expect(await responses.erase(store, "r1", now())).toBe(true);
    expect((await shown()).ids).toEqual([]);
    expect(await testimonials.get(store, "r1")).toBeUndefined();
    expect((await feeds.stamp(store)).tally).toEqual({});
    expect(await responses.erase(store, "r1", now())).toBe(false);
  });
});

describe("digest", () => {
  it("does not follow an image that is older than the response", async () => {
    const { agreed, responses, store, testimonials } = setUp();
    await agreed("r1");
    const old = (await responses.get(store, "r1"))!;
    await responses.erase(store, "r1", now());
    await followTestimonial({ testimonials, personalData: ruleDetector, now })(old, ZONE);
    expect(await testimonials.get(store, "r1")).toBeUndefined();
  });

  it("flags personal data and leaves the words as they are", async () => {
    const { agreed, testimonials, store } = setUp();
    await agreed("r1", { answers: { comment: "Scrivimi: ada@example.it" } });
    expect(await testimonials.get(store, "r1")).toMatchObject({
      text: "Scrivimi: ada@example.it",
      pii: [{ kind: "email", from: 10, to: 24 }],
      piiEngine: "rules",
    });
  });
});

describe("a feed", () => {
  const RATINGS = [5, 1, 0, 3, 5, 2, 4, 0, 1, 5, 3, 4];
  let feed: ReturnType<typeof setUp>;
  const named = RATINGS.map((rating, index) => ({ id: `r${String(index).padStart(2, "0")}`, rating }));
  beforeAll(async () => {
    feed = setUp();
    for (const { id, rating } of named) {
      const answers = { comment: "Words", ...(rating > 0 && { rating }) };
      await feed.publish(id, { answers });
    }
  });

  it.each([1, 3, 5, 11, 12, 50])("is newest first in pages of %i, without gap or repetition", async (limit) => {
    const { ids, pages } = await feed.shown({}, limit);
    expect(ids).toEqual(named.map(({ id }) => id).reverse());
    expect(pages).toBe(Math.ceil(named.length / limit));
  });

  it.each([1, 2, 4, 5, 50])("is best first in pages of %i, the newest of each rating first", async (limit) => {
    const { ids } = await feed.shown({ order: "best" }, limit);
    const best = [...named].sort((a, b) => b.rating - a.rating || (a.id < b.id ? 1 : -1));
    expect(ids).toEqual(best.map(({ id }) => id));
  });

  it("keeps to a lowest rating in both orders", async () => {
    expect((await feed.shown({ minRating: 4 }, 2)).ids).toEqual(["r11", "r09", "r06", "r04", "r00"]);
    expect((await feed.shown({ minRating: 4, order: "best" }, 2)).ids).toEqual(["r09", "r04", "r00", "r11", "r06"]);
  });

  it("refuses the cursor of another store, filter or order, and what is none", async () => {
    const filter = FeedFilter.parse({});
    const { cursor } = await feed.feeds.page({ store: feed.store, filter, limit: 2 });
    const page = (store: string, other: object, given = cursor) =>
      feed.feeds.page({ store, filter: FeedFilter.parse(other), limit: 2, cursor: given });
    await expect(page("other", {})).rejects.toMatchObject({ code: "invalid_input" });
    await expect(page(feed.store, { minRating: 1 })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(page(feed.store, { order: "best" })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(page(feed.store, {}, "nonsense")).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("has no stamp before anything was agreed to", async () => {
    expect(await feed.feeds.stamp("nobody")).toEqual({ changes: 0, tally: {} });
  });
});

describe("the list of testimonials", () => {
  let list: ReturnType<typeof setUp>;
  beforeAll(async () => {
    list = setUp();
    for (let day = 1; day <= 9; day++) {
      await list.agreed(`r${day}`, {
        answeredAt: `2026-03-0${day}T09:00:00.000Z`,
        touchpoint: day % 2 === 0 ? "delivery" : "checkout",
        stage: day % 2 === 0 ? "retention" : "conversion",
        language: day % 3 === 0 ? "en" : "it",
        answers: { comment: "Words", ...(day > 5 && { rating: 5 }) },
      });
    }
    await list.decide("r9", { state: "published" });
  });

  const ids = async (filter: Partial<TestimonialFilter> = {}, limit = 100) => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list.testimonials.list({
        store: list.store,
        filter: { state: "candidate", order: "oldest", ...filter },
        limit,
        cursor,
      });
      found.push(...page.testimonials.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== undefined);
    return found.join(" ");
  };

  it.each([
    [{}, "r1 r2 r3 r4 r5 r6 r7 r8"],
    [{ order: "newest" }, "r8 r7 r6 r5 r4 r3 r2 r1"],
    [{ state: "published" }, "r9"],
    [{ state: "rejected" }, ""],
    [{ touchpoint: "delivery" }, "r2 r4 r6 r8"],
    [{ stage: "conversion" }, "r1 r3 r5 r7"],
    [{ language: "en" }, "r3 r6"],
    [{ rating: 5 }, "r6 r7 r8"],
    [{ rating: 0 }, "r1 r2 r3 r4 r5"],
    [{ from: "2026-03-03T00:00:00.000Z", to: "2026-03-05T23:59:59.999Z" }, "r3 r4 r5"],
    [{ language: "en", order: "newest", to: "2026-03-05T23:59:59.999Z" }, "r3"],
    [{ tag: "gift" }, ""],
    [{ from: "2026-03-05T00:00:00.000Z", to: "2026-03-03T00:00:00.000Z" }, ""],
  ] satisfies [Partial<TestimonialFilter>, string][])("filtered by %j holds %s", async (filter, expected) => {
    expect(await ids(filter)).toBe(expected);
    expect(await ids(filter, 2)).toBe(expected);
  });
});

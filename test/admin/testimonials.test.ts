import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { admin } from "../../functions/admin/admin.ts";
import { followTestimonial } from "../../functions/digest/follow.ts";
import { adminNeeds } from "../../functions/http/adapters.ts";
import type { HttpServer } from "../../infra/local/http.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoTestimonials } from "../../shared/adapters/dynamo/testimonials.ts";
import type { Scope } from "../../shared/domain/api-key.ts";
import { ruleDetector } from "../../shared/domain/personal-data.ts";
import type { Response } from "../../shared/domain/response.ts";
import { ask, type Json } from "../e2e/client.ts";
import { aConsent, aResponse, aStore } from "../support/builders.ts";
import { serve } from "../support/serve.ts";
import { startTable, type TestTable } from "../support/table.ts";

const NOW = new Date("2026-03-12T08:00:00.000Z");
const WORDS = "Consegna veloce, scrivetemi a ada@example.it";

let table: TestTable;
let http: HttpServer;
beforeAll(async () => {
  table = await startTable();
  const needs = { log: () => {}, now: () => NOW, cacheSeconds: 0, signingKeys: { k1: "a".repeat(32) }, publicUrl: "" };
  http = await serve(admin(adminNeeds(table.table, needs)));
});
afterAll(async () => {
  await http?.close();
  await table?.stop();
});

let stores = 0;

/** A store with a moderator's key, and customers who agreed to have their words published. */
const setUp = async (scopes: readonly Scope[] = ["moderate"]) => {
  const store = aStore({ id: `moderated-${++stores}` });
  await dynamoStores(table.table).create(store, NOW);
  const { key, secret } = await dynamoApiKeys(table.table).create(store.id, { name: "m", kind: "secret", scopes }, NOW);
  const responses = dynamoResponses(table.table);
  const follow = followTestimonial({
    testimonials: dynamoTestimonials(table.table),
    personalData: ruleDetector,
    now: () => NOW,
  });
  const agreed = async (n: number, fields: Partial<Response> = {}): Promise<string> => {
    const id = `response-${String(n).padStart(13, "0")}`;
    const answers = { rating: 5, comment: WORDS };
    const response = aResponse({ id, store: store.id, answers, consent: aConsent(), ...fields });
    await responses.add(response);
    await follow(response, store);
    return id;
  };
  const call = (method: string, path: string, body?: unknown, query?: Record<string, string>) =>
    ask(http, method, path, { key: secret, ...(body !== undefined && { body }), ...(query && { query }) });
  const patch = (id: string, body: object) => call("PATCH", `/v1/testimonials/${id}`, body);
  return { store, key, responses, agreed, call, patch };
};

const paths = (body: Json) => (body.error.issues ?? []).map(({ path }: Json) => path);

describe("a moderator", () => {
  it("lists what waits, reads it with its trail, covers what names its author and publishes it", async () => {
    const { agreed, call, patch, key } = await setUp();
    const id = await agreed(1);
    const { testimonials } = (await call("GET", "/v1/testimonials")).body;
    expect(testimonials).toMatchObject([{ id, state: "candidate", rev: 1, text: WORDS, pii: [{ kind: "email" }] }]);
    const [{ from, to }] = testimonials[0].pii;
    const published = await patch(id, { rev: 1, state: "published", masks: [{ from, to }], tags: ["delivery"] });
    expect(published).toMatchObject({ status: 200, body: { state: "published", rev: 2, masks: [{ from, to }] } });
    const { trail } = (await call("GET", `/v1/testimonials/${id}`)).body;
    expect(trail.map(({ by, action }: Json) => [by, action])).toEqual([
      ["customer", "proposed"],
      ...["mask", "tag", "approve"].map((action) => [key.id, action]),
    ]);
    expect(JSON.stringify(trail)).not.toContain("ada@example.it");
    expect((await call("GET", "/v1/testimonials")).body.testimonials).toEqual([]);
  });

  it("is told when somebody else was faster, and when the author was", async () => {
    const { agreed, patch, responses, store } = await setUp();
    const [first, second] = [await agreed(1), await agreed(2)];
    const both = await Promise.all([
      patch(first, { rev: 1, state: "published" }),
      patch(first, { rev: 1, state: "rejected", reason: "off_topic" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await responses.withdraw((await responses.get(store.id, second))!, NOW);
    expect((await patch(second, { rev: 1, state: "published" })).status).toBe(409);
    expect((await patch(second, { rev: 2, state: "published" })).body.error).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("withdrawn"),
    });
  });

  it("decides on many at once, and is told of each that was not changed", async () => {
    const { agreed, call } = await setUp();
    const ids = [await agreed(1), await agreed(2), await agreed(3)];
    const nobody = "response-nobody-000000";
    const { body, status } = await call("POST", "/v1/moderation", {
      decision: { state: "rejected", reason: "duplicate" },
      testimonials: [...ids.map((id, index) => ({ id, rev: index === 1 ? 7 : 1 })), { id: nobody, rev: 1 }],
    });
    expect(status).toBe(200);
    expect(body.results).toEqual([
      { id: ids[0], rev: 2 },
      { id: ids[1], refused: { code: "conflict", message: expect.any(String) } },
      { id: ids[2], rev: 2 },
      { id: nobody, refused: { code: "not_found", message: expect.any(String) } },
    ]);
    expect((await call("GET", "/v1/testimonials", undefined, { state: "rejected" })).body.testimonials).toHaveLength(2);
  });

  it("sees how each rating is treated, and is warned when the low ones are not published", async () => {
    const { agreed, call, patch } = await setUp();
    for (let n = 1; n <= 8; n++) {
      await patch(await agreed(n), { rev: 1, state: "published" });
      await agreed(n + 10, { answers: { rating: 1, comment: "Mai arrivato" } });
    }
    const { body } = await call("GET", "/v1/moderation");
    expect(body.all).toMatchObject({ published: 8, waiting: 8, rejected: 0, share: 0.5 });
    expect(body.byRating[0]).toMatchObject({ rating: 5, published: 8, waiting: 0, share: 1 });
    expect(body.byRating[4]).toMatchObject({ rating: 1, published: 0, waiting: 8, share: 0 });
    expect(body).toMatchObject({ differsByScore: true, gap: { value: 1 } });
  });

  it("finds the day of an answer in the store's own time zone", async () => {
    const { agreed, call } = await setUp();
    const id = await agreed(1, { answeredAt: "2026-03-09T23:30:00.000Z" });
    const on = async (day: string) =>
      (await call("GET", "/v1/testimonials", undefined, { from: day, to: day })).body.testimonials.map(
        (one: Json) => one.id,
      );
    expect(await on("2026-03-10")).toEqual([id]);
    expect(await on("2026-03-09")).toEqual([]);
  });

  it("reaches nothing of another store", async () => {
    const [one, other] = [await setUp(), await setUp()];
    const id = await one.agreed(1);
    expect((await other.call("GET", `/v1/testimonials/${id}`)).status).toBe(404);
    expect((await other.patch(id, { rev: 1, state: "published" })).status).toBe(404);
    await one.agreed(2);
    const { cursor } = (await one.call("GET", "/v1/testimonials", undefined, { limit: "1" })).body;
    const foreign = await other.call("GET", "/v1/testimonials", undefined, { limit: "1", cursor });
    expect([foreign.status, paths(foreign.body)]).toEqual([400, ["query.cursor"]]);
  });

  it("needs a key that may moderate", async () => {
    const { agreed, call, patch } = await setUp(["admin", "read", "erase"]);
    const id = await agreed(1);
    expect((await call("GET", "/v1/testimonials")).status).toBe(403);
    expect((await patch(id, { rev: 1, state: "published" })).status).toBe(403);
    expect((await call("GET", "/v1/moderation")).status).toBe(200);
  });
});

describe("what makes no sense", () => {
  it.each([
    ["no revision", { state: "published" }, "body.rev"],
    ["an unknown state", { rev: 1, state: "withdrawn" }, "body.state"],
    ["a rejection without a reason", { rev: 1, state: "rejected" }, "body.reason"],
    ["a reason of one's own", { rev: 1, state: "rejected", reason: "one star" }, "body.reason"],
    ["a reason for publishing", { rev: 1, state: "published", reason: "off_topic" }, "body.reason"],
    ["other words", { rev: 1, text: "Fantastico!" }, "body.text"],
    ["a tag with markup", { rev: 1, tags: ["<img src=x onerror=alert(1)>"] }, "body.tags.0"],
    ["half a word covered", { rev: 1, masks: [{ from: 0, to: 4 }] }, "body.masks.0"],
    ["a mask beyond the text", { rev: 1, masks: [{ from: 0, to: 4000 }] }, "body.masks.0"],
    ["a mask that is no number", { rev: 1, masks: [{ from: "0", to: 4 }] }, "body.masks.0.from"],
    ["an excerpt of nothing", { rev: 1, excerpt: { from: 4, to: 4 } }, "body.excerpt"],
    ["a reply of only spaces", { rev: 1, reply: "   " }, "body.reply"],
    ["a reply that turns the text around", { rev: 1, reply: "Grazie\u202e!" }, "body.reply"],
    ["a reply without end", { rev: 1, reply: "a".repeat(2001) }, "body.reply"],
  ])("is refused, with the field: %s", async (_what, body, path) => {
    const { agreed, patch, call } = await setUp();
    const id = await agreed(1);
    const answer = await patch(id, body);
    expect([answer.status, paths(answer.body)[0]]).toEqual([400, path]);
    expect((await call("GET", `/v1/testimonials/${id}`)).body.rev).toBe(1);
  });

  it.each<[Record<string, string>, string]>([
    [{ state: "lost" }, "query.state"],
    [{ rating: "6" }, "query.rating"],
    [{ rating: "five" }, "query.rating"],
    [{ language: "xx" }, "query.language"],
    [{ stage: "Ret#ention" }, "query.stage"],
    [{ from: "yesterday" }, "query.from"],
    [{ from: "2026-03-10", to: "2026-03-09" }, "query.to"],
    [{ order: "best" }, "query.order"],
    [{ limit: "0" }, "query.limit"],
    [{ cursor: "nonsense" }, "query.cursor"],
    [{ sort: "x" }, "query.sort"],
  ])("is refused in a list: %j", async (query, path) => {
    const { call } = await setUp();
    const answer = await call("GET", "/v1/testimonials", undefined, query);
    expect([answer.status, paths(answer.body)[0]]).toEqual([400, path]);
  });

  it.each([
    ["nothing to decide on", { decision: { featured: true }, testimonials: [] }, "body.testimonials"],
    [
      "one twice",
      { decision: { featured: true }, testimonials: Array(2).fill({ id: "response-0000000000001", rev: 1 }) },
      "body.testimonials",
    ],
    [
      "more than a hundred",
      {
        decision: { featured: true },
        testimonials: Array.from({ length: 101 }, (_, n) => ({
          id: `response-${String(n).padStart(13, "0")}`,
          rev: 1,
        })),
      },
      "body.testimonials",
    ],
    [
      "an excerpt for many",
      { decision: { excerpt: null }, testimonials: [{ id: "response-0000000000001", rev: 1 }] },
      "body.decision.excerpt",
    ],
    [
      "an id that is none",
      { decision: { featured: true }, testimonials: [{ id: "../x", rev: 1 }] },
      "body.testimonials.0.id",
    ],
  ])("is refused for many: %s", async (_what, body, path) => {
    const { call } = await setUp();
    const answer = await call("POST", "/v1/moderation", body);
    expect([answer.status, paths(answer.body)[0]]).toEqual([400, path]);
  });
});

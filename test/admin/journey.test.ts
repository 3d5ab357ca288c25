import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { admin } from "../../functions/admin/admin.ts";
import { adminNeeds } from "../../functions/http/adapters.ts";
import type { HttpServer } from "../../infra/local/http.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import type { Scope } from "../../shared/domain/api-key.ts";
import { ask, type Json } from "../e2e/client.ts";
import { aResponse, aStore } from "../support/builders.ts";
import { serve } from "../support/serve.ts";
import { startTable, type TestTable } from "../support/table.ts";

const NOW = new Date("2026-03-12T08:00:00.000Z");

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

/** A store with an administrator's key and one touchpoint. */
const setUp = async () => {
  const store = aStore({ id: `edited-${++stores}` });
  await dynamoStores(table.table).create(store, NOW);
  const keyOf = (scopes: readonly Scope[]) =>
    dynamoApiKeys(table.table).create(store.id, { name: "Ada", kind: "secret", scopes }, NOW);
  const { key, secret } = await keyOf(["admin"]);
  const call = (method: string, path: string, body?: unknown, query?: Record<string, string>, shown = secret) =>
    ask(http, method, path, { key: shown, ...(body !== undefined && { body }), ...(query && { query }) });
  const draft = { id: "delivery", stage: "retention", channel: "email", name: { it: "Consegna" } };
  expect((await call("POST", "/v1/touchpoints", draft)).status).toBe(201);
  return { store, key, keyOf, call };
};

const issuePaths = ({ error }: Json) => (error.issues ?? []).map(({ path }: Json) => path);

describe("the journey by the API", () => {
  it("says which revision a touchpoint has, and lets nobody choose it", async () => {
    const { call } = await setUp();
    const { touchpoints } = (await call("GET", "/v1/touchpoints")).body;
    expect(touchpoints).toMatchObject([{ id: "delivery", revision: 1 }]);
    const chosen = { id: "two", stage: "retention", channel: "email", name: { it: "x" }, revision: 7 };
    const refused = await call("POST", "/v1/touchpoints", chosen);
    expect([refused.status, issuePaths(refused.body)]).toEqual([400, ["body.revision"]]);
    const formerly = await call("PATCH", "/v1/touchpoints/delivery", { formerly: [] });
    expect([formerly.status, issuePaths(formerly.body)]).toEqual([400, ["body.formerly"]]);
  });

  it("refuses a change of what was changed meanwhile, if it is told what was read", async () => {
    const { call } = await setUp();
    const change = (body: object) => call("PATCH", "/v1/touchpoints/delivery", body);
    expect((await change({ revision: 1, order: 5 })).body).toMatchObject({ order: 5, revision: 2 });
    expect(await change({ revision: 1, order: 6 })).toMatchObject({
      status: 409,
      body: { error: { code: "conflict" } },
    });
    expect((await change({ order: 7 })).body).toMatchObject({ order: 7, revision: 3 });
    expect((await call("GET", "/v1/touchpoints")).body.touchpoints[0].order).toBe(7);
  });

  it("says where responses are counted that came before a move, and keeps that stage", async () => {
    const { store, call } = await setUp();
    await dynamoResponses(table.table).add(aResponse({ store: store.id, id: "r" }));
    const moved = await call("PATCH", "/v1/touchpoints/delivery", { stage: "advocacy" });
    expect(moved.body.formerly).toEqual([{ stage: "retention", channel: "email" }]);
    const without = store.stages.filter(({ id }) => id !== "retention");
    const removed = await call("PATCH", "/v1/store", { stages: without });
    expect([removed.status, issuePaths(removed.body)]).toEqual([400, ["body.stages"]]);
    expect(removed.body.error.issues[0].message).toContain("viaggio rebuild");
  });

  it("tells who changed what, a page at a time, to administrators of the store alone", async () => {
    const { store, key, keyOf, call } = await setUp();
    await call("PATCH", "/v1/touchpoints/delivery", { archived: true });
    await call("PATCH", "/v1/store", { stages: [...store.stages].reverse() });
    await call("PATCH", "/v1/store", { name: "No part of the journey" });
    const first = await call("GET", "/v1/journey/changes", undefined, { limit: "2" });
    const second = await call("GET", "/v1/journey/changes", undefined, { limit: "2", cursor: first.body.cursor });
    const changes = [...first.body.changes, ...second.body.changes];
    expect(changes).toHaveLength(3);
    expect(changes.every(({ by, name, at }: Json) => by === key.id && name === "Ada" && at === NOW.toISOString())).toBe(
      true,
    );
    expect(changes.map(({ steps }: Json) => steps[0].action).sort()).toEqual([
      "add_touchpoint",
      "archive_touchpoint",
      "order_stages",
    ]);
    const { secret: reader } = await keyOf(["read"]);
    expect((await call("GET", "/v1/journey/changes", undefined, undefined, reader)).status).toBe(403);
    const other = await setUp();
    const foreign = await other.call("GET", "/v1/journey/changes", undefined, { cursor: first.body.cursor });
    expect(foreign.status).toBe(400);
    expect((await other.call("GET", "/v1/journey/changes")).body.changes).toHaveLength(1);
  });
});

import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Runtime, startRuntime } from "../../infra/local/runtime.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { SCOPES, type Scope } from "../../shared/domain/api-key.ts";
import { aStore, aTouchpoint } from "../support/builders.ts";

const VIAGGIO = new URL("../../infra/cli/viaggio.ts", import.meta.url).pathname;
const EMAIL = "maria.rossi+shop@example.com";
/** The mailbox without its tag is the same person. */
const SAME = "Maria.Rossi@example.com";

let folder: string;
let runtime: Runtime;
const logged: string[] = [];
let stores = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "viaggio-customers-"));
  runtime = await startRuntime({
    folder,
    port: 0,
    log: (level, event, fields = {}) => {
      logged.push(JSON.stringify({ level, event, ...fields }));
    },
  });
});
afterAll(async () => {
  await runtime?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A store with a key for each wish. */
const addStore = async () => {
  stores += 1;
  const id = `shop-${stores}`;
  const now = new Date();
  await dynamoStores(runtime.table).create(aStore({ id, origins: ["https://shop.example"] }), now);
  await dynamoTouchpoints(runtime.table).create(id, aTouchpoint());
  const keyOf = async (scopes: Scope[], kind: "secret" | "publishable" | "feed" = "secret") =>
    (await dynamoApiKeys(runtime.table).create(id, { name: "test", kind, scopes }, now)).secret;
  const send = async (secret: string, method: string, path: string, body?: unknown, headers: object = {}) => {
    const response = await fetch(new URL(path, runtime.url), {
      method,
      headers: {
        authorization: `Bearer ${secret}`,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
    return { status: response.status, text, body: isJson ? JSON.parse(text) : undefined };
  };
  const admin = await keyOf(["admin", "read", "erase", "collect"]);
  const call = (method: string, path: string, body?: unknown, headers?: object) =>
    send(admin, method, path, body, headers);
  const say = (fields: object, key = crypto.randomUUID()) =>
    call("POST", "/v1/responses", { touchpoint: "delivery", rating: 2, ...fields }, { "idempotency-key": key });
  const find = async (who: object = { email: SAME }) => (await call("POST", "/v1/customers/find", who)).body;
  return { id, keyOf, send, call, say, find };
};
type Shop = Awaited<ReturnType<typeof addStore>>;

const order = (fields: object = {}) => ({
  id: "A-17",
  customer: { email: EMAIL },
  amount: 4900,
  currency: "EUR",
  times: { created: "2026-03-01T09:00:00Z" },
  updatedAt: "2026-03-01T09:00:00Z",
  ...fields,
});

/** What was written is counted, then follows into the profile, and then into the customers' cells: each writes for the next. */
const settled = async () => {
  for (let turn = 0; turn < 3; turn += 1) await runtime.pump.idle();
};

/** Somebody who ordered once and answered twice. */
const aCustomer = async (shop: Shop): Promise<string> => {
  await shop.call("POST", "/v1/orders", order());
  await shop.say({ customer: { email: EMAIL }, answeredAt: "2026-03-05T09:00:00Z", comment: "In ritardo." });
  await shop.say({ customer: { email: SAME }, answeredAt: "2026-03-06T09:00:00Z", rating: 5 });
  await settled();
  return (await shop.find()).id;
};

describe("a customer", () => {
  it("is one, however their address is written: orders and responses stand in one profile", async () => {
    const shop = await addStore();
    expect(await shop.find()).toEqual({ id: expect.stringMatching(/^[\w-]{22}$/), known: false });
    const id = await aCustomer(shop);
    expect(await shop.find({ email: EMAIL, reference: "4711" })).toEqual({ id, known: true });
    const { status, body } = await shop.call("GET", `/v1/customers/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      email: EMAIL,
      firstOrder: { id: "A-17" },
      lastSeenAt: "2026-03-06T09:00:00.000Z",
      orders: [{ id: "A-17", at: "2026-03-01T09:00:00.000Z", amount: 4900, currency: "EUR" }],
      answers: [{ at: "2026-03-05T09:00:00.000Z" }, { at: "2026-03-06T09:00:00.000Z", emotion: 100 }],
      optedOut: false,
      erasing: false,
    });
  });

  it("has a timeline of all that happened, newest first, page by page", async () => {
    const shop = await addStore();
    const id = await aCustomer(shop);
    const entries: { at: string; kind: string }[] = [];
    let cursor: string | undefined;
    do {
      const { status, body } = await shop.call(
        "GET",
        `/v1/customers/${id}/timeline?limit=1${cursor === undefined ? "" : `&cursor=${cursor}`}`,
      );
      expect(status).toBe(200);
      entries.push(...body.entries);
      cursor = body.cursor;
    } while (cursor !== undefined);
    expect(entries.map(({ at, kind }) => `${at.slice(0, 10)} ${kind}`)).toEqual([
      "2026-03-06 response",
      "2026-03-05 response",
      "2026-03-01 order",
    ]);
    const other = await addStore();
    const theirs = await aCustomer(other);
    const [{ body }] = [await shop.call("GET", `/v1/customers/${id}/timeline?limit=1`)];
    const strange = await other.call("GET", `/v1/customers/${theirs}/timeline?cursor=${body.cursor}`);
    expect(strange).toMatchObject({ status: 400, body: { error: { issues: [{ path: "query.cursor" }] } } });
  });

  it("who is erased is gone from profile, list, map and mail, and may ask for it twice", async () => {
    const shop = await addStore();
    const id = await aCustomer(shop);
    await shop.say({ customer: { reference: "somebody-else" } });
    await settled();
    const { status, body: everything } = await shop.call("GET", `/v1/customers/${id}/export`);
    expect(status).toBe(200);
    expect(everything.profile.email).toBe(EMAIL);
    expect(everything.responses.map(({ answers }: { answers: object }) => answers)).toContainEqual({
      rating: 2,
      comment: "In ritardo.",
    });
    expect(everything.orders).toMatchObject([{ id: "A-17" }]);

    expect(await shop.call("DELETE", `/v1/customers/${id}`)).toMatchObject({
      status: 202,
      body: { state: "erased", erased: { responses: 2, orders: 1, asks: 0, invitations: 0 } },
    });
    await settled();
    expect((await shop.call("DELETE", `/v1/customers/${id}`)).body).toMatchObject({
      state: "erased",
      erased: { responses: 0, orders: 0 },
    });
    for (const path of ["", "/timeline", "/export"]) {
      expect((await shop.call("GET", `/v1/customers/${id}${path}`)).status, path).toBe(410);
    }
    expect((await shop.call("GET", "/v1/responses")).body.responses).toHaveLength(1);
    const map = (await shop.call("GET", "/v1/journey?from=2026-03-01&to=2026-03-31")).text;
    expect(map).not.toContain("ritardo");
    expect((await shop.call("GET", "/v1/orders/A-17")).body.facts).toBeUndefined();
    // A webhook that comes late does not bring them back.
    await shop.call("POST", "/v1/orders", order({ updatedAt: "2026-03-02T09:00:00Z" }));
    await settled();
    expect((await shop.call("GET", `/v1/customers/${id}`)).status).toBe(410);
  });

  it("who complains is not asked until the complaint is settled", async () => {
    const shop = await addStore();
    const id = await aCustomer(shop);
    const { body: opened } = await shop.call("PUT", `/v1/customers/${id}/complaint`, {});
    expect(Date.parse(opened.complainedAt)).not.toBeNaN();
    expect((await shop.call("PUT", `/v1/customers/${id}/complaint`, {})).body).toEqual(opened);
    expect((await shop.call("GET", `/v1/customers/${id}`)).body.complainedAt).toBe(opened.complainedAt);
    expect((await shop.call("DELETE", `/v1/customers/${id}/complaint`)).status).toBe(204);
    expect((await shop.call("DELETE", `/v1/customers/${id}/complaint`)).status).toBe(204);
    expect((await shop.call("GET", `/v1/customers/${id}`)).body).not.toHaveProperty("complainedAt");
  });

  it("who was followed up has that in their timeline and their export, and it counts until it is taken back", async () => {
    const shop = await addStore();
    const id = await aCustomer(shop);
    const path = `/v1/customers/${id}/follow-ups`;
    const draft = { at: "2026-03-05T15:00:00.000Z", way: "phone", note: "Sent a new one." };
    const { status, body: noted } = await shop.call("POST", path, draft);
    expect(status).toBe(201);
    expect(noted).toMatchObject({ ...draft, name: "test" });
    await shop.call("PUT", `/v1/customers/${id}/complaint`, {});
    await shop.call("DELETE", `/v1/customers/${id}/complaint`);
    await settled();
    const { entries } = (await shop.call("GET", `/v1/customers/${id}/timeline`)).body;
    expect(
      entries.map(({ kind, followUp }: { kind: string; followUp?: { way: string } }) => followUp?.way ?? kind),
    ).toEqual(["complaint", "response", "phone", "response", "order"]);
    expect((await shop.call("GET", `/v1/customers/${id}`)).body.followUps).toHaveLength(2);
    expect((await shop.call("GET", `/v1/customers/${id}/export`)).body.profile.followUps[0]).toEqual(noted);
    const recovery = async () => {
      const { followedUp, leftAlone } = (await shop.call("GET", "/v1/retention?months=36")).body.recovery;
      return [followedUp.answeredAgain.n, leftAlone.answeredAgain.n];
    };
    expect(await recovery()).toEqual([1, 0]);
    expect((await shop.call("DELETE", `${path}/${noted.id}`)).status).toBe(204);
    expect((await shop.call("DELETE", `${path}/${noted.id}`)).status).toBe(204);
    await settled();
    expect(await recovery()).toEqual([0, 1]);
    await shop.call("DELETE", `/v1/customers/${id}`);
    await settled();
    expect(await recovery()).toEqual([0, 0]);
    expect((await shop.call("POST", path, { way: "phone" })).status).toBe(410);
  });

  it("of another store is not there: the same person has another id in each", async () => {
    const [shop, other] = [await addStore(), await addStore()];
    const id = await aCustomer(shop);
    expect(await aCustomer(other)).not.toBe(id);
    for (const [method, path] of [
      ["GET", ""],
      ["GET", "/timeline"],
      ["GET", "/export"],
      ["DELETE", ""],
      ["PUT", "/complaint"],
      ["DELETE", "/complaint"],
      ["POST", "/follow-ups"],
      ["DELETE", "/follow-ups/x"],
    ] as const) {
      const body = method === "PUT" ? {} : method === "POST" ? { way: "phone" } : undefined;
      const answer = await other.call(method, `/v1/customers/${id}${path}`, body);
      expect(answer.status, `${method} ${path}`).toBe(404);
    }
    expect((await shop.call("GET", `/v1/customers/${id}`)).body.answers).toHaveLength(2);
  });

  it("is found, exported and erased from the command line", async () => {
    const shop = await addStore();
    const id = await aCustomer(shop);
    const viaggio = (...args: readonly string[]) =>
      new Promise<{ code: number; out: string; said: string }>((resolve) => {
        execFile(process.execPath, [VIAGGIO, "--data", folder, ...args, "--store", shop.id], (error, out, said) =>
          resolve({ code: typeof error?.code === "number" ? error.code : 0, out, said }),
        );
      });
    expect(await viaggio("customer", "find", "--email", SAME)).toMatchObject({ code: 0, out: `${id}\n` });
    const exported = await viaggio("customer", "export", id);
    expect(JSON.parse(exported.out)).toMatchObject({ profile: { email: EMAIL }, orders: [{ id: "A-17" }] });
    expect(await viaggio("customer", "erase", id)).toMatchObject({ code: 2 });
    expect(await viaggio("customer", "erase", id, "--yes")).toMatchObject({
      code: 0,
      out: "erased: 2 responses, 1 orders, 0 asks, 0 invitations\n",
    });
    expect(await viaggio("customer", "find", "--email", SAME)).toMatchObject({ code: 1, out: `${id}\n` });
    expect(await shop.find()).toEqual({ id, known: false });
  });
});

describe("who may", () => {
  const MAY: readonly (readonly [string, string, unknown, readonly Scope[]])[] = [
    ["GET", "", undefined, ["read", "admin"]],
    ["GET", "/timeline", undefined, ["read"]],
    ["GET", "/export", undefined, ["admin", "erase"]],
    ["PUT", "/complaint", {}, ["admin"]],
    ["DELETE", "/complaint", undefined, ["admin"]],
    ["POST", "/follow-ups", { way: "email" }, ["admin"]],
    ["DELETE", "/follow-ups/x", undefined, ["admin"]],
    ["DELETE", "", undefined, ["erase", "admin"]],
  ];

  it("read, export and erase a customer, by the scope of the key, and see the address", async () => {
    const shop = await addStore();
    const id = await aCustomer(shop);
    for (const scope of SCOPES.filter((one) => one !== "operate" && one !== "feed")) {
      const secret = await shop.keyOf([scope]);
      for (const [method, path, body, scopes] of MAY.filter(([method, path]) => method !== "DELETE" || path !== "")) {
        const { status } = await shop.send(secret, method, `/v1/customers/${id}${path}`, body);
        expect(status < 300, `${method} ${path} with ${scope}: ${status}`).toBe(scopes.includes(scope));
        if (!scopes.includes(scope)) expect(status).toBe(403);
      }
      const found = await shop.send(secret, "POST", "/v1/customers/find", { email: EMAIL });
      expect(found.status, scope).toBe(scope === "admin" || scope === "erase" ? 200 : 403);
      const read = await shop.send(secret, "GET", `/v1/customers/${id}`);
      expect(read.text.includes("@"), scope).toBe(scope === "admin");
      if (scope === "erase" || scope === "admin") continue;
      expect((await shop.send(secret, "DELETE", `/v1/customers/${id}`)).status).toBe(403);
    }
    const publishable = await shop.keyOf(["collect"], "publishable");
    for (const [method, path, body] of MAY) {
      const answer = await shop.send(publishable, method, `/v1/customers/${id}${path}`, body);
      expect(answer.status, `${method} ${path}`).toBe(403);
    }
  });

  it("say who answered: a secret key, and nobody with a publishable one", async () => {
    const shop = await addStore();
    const publishable = await shop.keyOf(["collect"], "publishable");
    const { status, body } = await shop.send(
      publishable,
      "POST",
      "/v1/responses",
      { touchpoint: "delivery", rating: 1, customer: { email: EMAIL } },
      { "idempotency-key": crypto.randomUUID(), origin: "https://shop.example" },
    );
    expect(status).toBe(400);
    expect(body.error.issues).toEqual([expect.objectContaining({ path: "body.customer" })]);
  });

  it("see the name that nobody can read, and nobody the address, in responses, their receipts and the log", async () => {
    const shop = await addStore();
    const id = await aCustomer(shop);
    const list = await shop.call("GET", "/v1/responses");
    expect(list.body.responses.map(({ customer }: { customer: string }) => customer)).toEqual([id, id]);
    expect(list.text).not.toContain("@");
    const said = await shop.say({ customer: { email: EMAIL, reference: "4711" } });
    expect(said.status).toBe(202);
    expect(said.text).not.toContain(id);
    expect(logged.join("\n")).not.toContain("maria");
    expect(logged.join("\n")).not.toContain(id);
  });
});

describe("bad input", () => {
  it.each([
    ["an id that is none", "GET", "/v1/customers/maria@example.com", undefined, 400, "path.customer"],
    ["an id of nobody", "GET", `/v1/customers/${"A".repeat(22)}`, undefined, 404, undefined],
    ["an export of nobody", "GET", `/v1/customers/${"A".repeat(22)}/export`, undefined, 404, undefined],
    ["an erasure of nobody", "DELETE", `/v1/customers/${"A".repeat(22)}`, undefined, 404, undefined],
    ["a complaint of nobody", "PUT", `/v1/customers/${"A".repeat(22)}/complaint`, {}, 404, undefined],
    ["nobody to find", "POST", "/v1/customers/find", {}, 400, "body"],
    ["no address to find", "POST", "/v1/customers/find", { email: "a@b.example\nBcc: c@d.example" }, 400, "body.email"],
    ["a number to find", "POST", "/v1/customers/find", { reference: 17 }, 400, "body.reference"],
    ["more than to find", "POST", "/v1/customers/find", { email: EMAIL, name: "Maria" }, 400, "body.name"],
    ["ten megabytes", "POST", "/v1/customers/find", `{"email":"${"a".repeat(10 * 1024 * 1024)}"}`, 413, undefined],
    ["a page of none", "GET", `/v1/customers/${"A".repeat(22)}/timeline?limit=0`, undefined, 400, "query.limit"],
    ["a follow-up of nobody", "POST", `/v1/customers/${"A".repeat(22)}/follow-ups`, { way: "phone" }, 404, undefined],
    ["a follow-up in no way", "POST", `/v1/customers/${"A".repeat(22)}/follow-ups`, {}, 400, "body.way"],
    [
      "a follow-up that settles a complaint",
      "POST",
      `/v1/customers/${"A".repeat(22)}/follow-ups`,
      { way: "complaint" },
      400,
      "body.way",
    ],
    [
      "a follow-up to come",
      "POST",
      `/v1/customers/${"A".repeat(22)}/follow-ups`,
      { way: "phone", at: "2999-01-01T00:00:00Z" },
      400,
      "body.at",
    ],
    [
      "a note of two lines",
      "POST",
      `/v1/customers/${"A".repeat(22)}/follow-ups`,
      { way: "phone", note: "a\nb" },
      400,
      "body.note",
    ],
    [
      "a note of 201 characters",
      "POST",
      `/v1/customers/${"A".repeat(22)}/follow-ups`,
      { way: "phone", note: "a".repeat(201) },
      400,
      "body.note",
    ],
    ["a complaint that says more", "PUT", `/v1/customers/${"A".repeat(22)}/complaint`, { why: "x" }, 400, "body.why"],
  ])("refuses %s", async (_what, method, path, body, status, where) => {
    const shop = await addStore();
    const answer = await shop.call(method, path, body);
    expect(answer.status).toBe(status);
    if (where !== undefined) expect(answer.body.error.issues[0].path).toBe(where);
  });

  it.each([
    ["a name alone", "maria"],
    ["an empty one", {}],
    ["an address that is none", { email: "maria" }],
    ["a reference of two lines", { reference: "47\n11" }],
  ])("refuses a response of a customer who is %s", async (_what, customer) => {
    const shop = await addStore();
    const { status, body } = await shop.say({ customer });
    expect(status).toBe(400);
    expect(body.error.issues[0].path).toMatch(/^body\.customer/);
  });

  it.each([29, 3651, 1.5, "90"])("refuses a retention time of %j", async (retentionDays) => {
    const shop = await addStore();
    expect((await shop.call("PATCH", "/v1/store", { retentionDays })).status).toBe(400);
    expect((await shop.call("PATCH", "/v1/store", { retentionDays: 365 })).body.retentionDays).toBe(365);
    expect((await shop.call("PATCH", "/v1/store", { retentionDays: null })).body).not.toHaveProperty("retentionDays");
  });
});

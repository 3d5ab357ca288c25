import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../shared/domain/store.ts";
import { aResponse, aTouchpoint } from "../support/builders.ts";
import { type ApiWorld, startApiWorld } from "./api-world.ts";

let world: ApiWorld;
let reader: string;
let owner: string;

const AD = aTouchpoint({ id: "ad", stage: "awareness", channel: "social" });
const DELIVERY = aTouchpoint();

let responses = 0;
const answers = (count: number, at: string, rating: number, fields = {}) =>
  Array.from({ length: count }, () => {
    responses += 1;
    return aResponse({
      id: `response-${responses}`,
      store: "aurora",
      answeredAt: at,
      receivedAt: at,
      pending: at,
      answers: { rating },
      ...fields,
    });
  });

/** The night of Rome's change of clocks in 2026: 29 March has 23 hours, and begins at 23:00 UTC of the day before. */
const DST = [
  ...answers(6, "2026-03-28T22:59:59.999Z", 5),
  ...answers(7, "2026-03-28T23:00:00.000Z", 1),
  ...answers(8, "2026-03-29T21:59:59.999Z", 1),
  ...answers(9, "2026-03-29T22:00:00.000Z", 3),
];

beforeAll(async () => {
  world = await startApiWorld();
  await world.addStore(
    { id: "aurora", timeZone: "Europe/Rome" },
    [AD, DELIVERY],
    [
      ...answers(100, "2026-11-02T12:00:00.000Z", 5),
      ...answers(20, "2026-11-10T12:00:00.000Z", 5, { touchpoint: "ad", stage: "awareness", channel: "social" }),
      ...answers(110, "2026-11-16T12:00:00.000Z", 2),
      ...DST,
    ],
  );
  await world.addStore({ id: "empty" }, [], []);
  reader = await world.createKey("aurora", ["read"]);
  owner = await world.createKey("aurora", ["admin"]);
});
afterAll(() => world.stop());

const read = (query: string, key = reader) => world.send("GET", `/v1/trend?${query}`, key);

describe("the trend", () => {
  it("counts each day on the store's calendar, also where the clocks change", async () => {
    const { body } = await read("from=2026-03-28&to=2026-03-30&by=day");
    expect(body.buckets).toMatchObject([
      { id: "2026-03-28", n: 6, emotion: { n: 6, size: "small", value: 100 } },
      { id: "2026-03-29", n: 15, emotion: { n: 15, size: "small", value: -100 } },
      { id: "2026-03-30", n: 9, emotion: { n: 9, size: "small", value: 0 } },
    ]);
  });

  it("goes by week, and marks the one change that may be claimed", async () => {
    const { status, body } = await read("from=2026-11-01&to=2026-11-22&by=week");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      store: { id: "aurora", timeZone: "Europe/Rome" },
      from: "2026-11-01",
      to: "2026-11-22",
      by: "week",
      buckets: [
        { id: "2026-W44", from: "2026-11-01", to: "2026-11-01", n: 0, emotion: { n: 0, size: "hidden" } },
        { id: "2026-W45", n: 100, emotion: { value: 100 } },
        { id: "2026-W46", n: 20, emotion: { value: 100, size: "small" } },
        { id: "2026-W47", from: "2026-11-16", to: "2026-11-22", n: 110, emotion: { value: -50 } },
      ],
      changes: [{ from: "2026-W45", to: "2026-W47", value: -150 }],
    });
  });

  it("is of the last 30 days by day when nobody says", async () => {
    const { body } = await read("");
    expect(body).toMatchObject({ from: "2026-10-24", to: "2026-11-22", by: "day" });
    expect(body.buckets).toHaveLength(30);
  });

  it.each([
    ["stage=awareness", 20],
    ["touchpoint=delivery", 210],
    ["touchpoint=ad&channel=email", 0],
    ["language=de", 0],
  ])("of %s has %d answers", async (filter, n) => {
    const { body } = await read(`from=2026-11-01&to=2026-11-30&by=month&${filter}`);
    expect(body.buckets).toMatchObject([{ id: "2026-11", n }]);
  });

  it.each([
    ["reversed days", "from=2026-11-02&to=2026-11-01", "query.from"],
    ["ten years", "from=2016-11-22&to=2026-11-22&by=month", "query.from"],
    ["more days than can be drawn", "from=2025-01-01&to=2026-11-22&by=day", "query.by"],
    ["no day", "from=2026-02-30", "query.from"],
    ["an unknown size", "by=year", "query.by"],
    ["a tampered filter", "channel=telepathy", "query.channel"],
    ["an unknown stage", "stage=afterlife", "query.stage"],
    ["an unknown touchpoint", "touchpoint=nowhere", "query.touchpoint"],
    ["another key of the table", "segment=a%23b", "query.segment"],
    ["an unknown name", "colour=red", "query.colour"],
  ])("refuses %s", async (_what, query, path) => {
    const { status, body } = await read(query);
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code: "invalid_input", issues: [{ path }] } });
  });

  it("is empty in a store without touchpoints", async () => {
    const { status, body } = await read("by=month", await world.createKey("empty", ["read"]));
    expect(status).toBe(200);
    expect(body).toMatchObject({ changes: [], annotations: [] });
  });

  it("is for keys that may read", async () => {
    expect((await read("", owner)).status).toBe(403);
  });
});

describe("notes", () => {
  it("are written, stand beside the trend, change, move and go", async () => {
    const created = await world.send("POST", "/v1/annotations", owner, { day: "2026-11-16", text: " Nuovo corriere " });
    expect(created).toMatchObject({ status: 201, body: { day: "2026-11-16", text: "Nuovo corriere" } });
    const { day, id } = created.body;
    expect((await read("from=2026-11-16&to=2026-11-16")).body.annotations).toEqual([created.body]);
    expect((await read("from=2026-11-17&to=2026-11-22")).body.annotations).toEqual([]);
    const moved = await world.send("PATCH", `/v1/annotations/${day}/${id}`, owner, { day: "2026-11-17" });
    expect(moved).toMatchObject({ status: 200, body: { id, day: "2026-11-17", text: "Nuovo corriere" } });
    const listed = await world.send("GET", "/v1/annotations?from=2026-11-01", reader);
    expect(listed.body).toEqual({ annotations: [moved.body] });
    expect((await world.send("DELETE", `/v1/annotations/${day}/${id}`, owner)).status).toBe(404);
    expect((await world.send("DELETE", `/v1/annotations/2026-11-17/${id}`, owner)).status).toBe(204);
    expect((await world.send("GET", "/v1/annotations", owner)).body).toEqual({ annotations: [] });
  });

  it.each([
    ["without a day", { text: "x" }, "body.day"],
    ["on a day that is none", { day: "2026-02-30", text: "x" }, "body.day"],
    ["of a day of another age", { day: "0001-01-01", text: "x" }, "body.day"],
    ["without a text", { day: "2026-11-16" }, "body.text"],
    ["of spaces", { day: "2026-11-16", text: "   " }, "body.text"],
    ["of 201 characters", { day: "2026-11-16", text: "x".repeat(201) }, "body.text"],
    ["of two lines", { day: "2026-11-16", text: "a\nb" }, "body.text"],
    ["that turns the text around it", { day: "2026-11-16", text: "a\u202eb" }, "body.text"],
    ["with more than a day and a text", { day: "2026-11-16", text: "x", by: "me" }, "body.by"],
  ])("are refused %s", async (_what, body, path) => {
    const answer = await world.send("POST", "/v1/annotations", owner, body);
    expect(answer).toMatchObject({ status: 400, body: { error: { issues: [{ path }] } } });
  });

  it("are written by keys of the store's owner alone, and never in another store", async () => {
    const note = { day: "2026-11-16", text: "x" };
    expect((await world.send("POST", "/v1/annotations", reader, note)).status).toBe(403);
    const other = await world.createKey("empty", ["admin", "read"]);
    const created = await world.send("POST", "/v1/annotations", owner, note);
    const address = `/v1/annotations/${created.body.day}/${created.body.id}`;
    expect((await world.send("PATCH", address, other, { text: "y" })).status).toBe(404);
    expect((await world.send("DELETE", address, other)).status).toBe(404);
    expect((await world.send("GET", "/v1/annotations", other)).body).toEqual({ annotations: [] });
    expect((await world.send("DELETE", address, owner)).status).toBe(204);
  });

  it.each(["/v1/annotations/2026-11-16/short", "/v1/annotations/yesterday/abcdefghijkl"])(
    "have no %s",
    async (path) => {
      expect((await world.send("DELETE", path, owner)).status).toBe(400);
    },
  );

  it("refuse reversed days", async () => {
    const answer = await world.send("GET", "/v1/annotations?from=2026-11-02&to=2026-11-01", reader);
    expect(answer).toMatchObject({ status: 400, body: { error: { issues: [{ path: "query.from" }] } } });
  });
});

describe("three years of weeks", () => {
  it("are a trend of 158 weeks at most", async () => {
    const to = "2026-11-22";
    const { status, body } = await read(`from=${addDays(to, -1099)}&to=${to}&by=week`);
    expect(status).toBe(200);
    expect(body.buckets).toHaveLength(158);
  });
});

import { TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { digest } from "../../functions/digest/digest.ts";
import { followTestimonial } from "../../functions/digest/follow.ts";
import { lazyEngine } from "../../functions/digest/lazy-engine.ts";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { dynamoLedger } from "../../shared/adapters/dynamo/ledger.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoTestimonials } from "../../shared/adapters/dynamo/testimonials.ts";
import { addCounters } from "../../shared/domain/counters.ts";
import { ruleDetector } from "../../shared/domain/personal-data.ts";
import type { Response } from "../../shared/domain/response.ts";
import type { Reading, SentimentEngine } from "../../shared/domain/sentiment.ts";
import { aResponse, aSentiment, aStore } from "../support/builders.ts";
import { startTable, type TestTable } from "../support/table.ts";

const NOW = new Date("2026-03-11T08:00:00.000Z");
const READ: Reading = { outcome: "read", sentiment: aSentiment() };
const DOWN: Reading = { outcome: "failed", reason: "the engine is down" };

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

let stores = 0;

/** A digest on the real table for a store of its own, and how large its transactions were. */
const setUp = ({
  reading = READ,
  read = async (comments) => comments.map(() => reading),
  unknownStore = "",
  commitsAtOnce,
}: {
  reading?: Reading;
  read?: SentimentEngine["read"];
  unknownStore?: string;
  commitsAtOnce?: number;
} = {}) => {
  const store = aStore({ id: `digest-${++stores}` });
  const responses = dynamoResponses(table.table);
  const sizes: number[] = [];
  const underWay = { now: 0, most: 0 };
  const client = new Proxy(table.client, {
    get: (target, name) =>
      name === "send"
        ? (command: never) => {
            const sent: unknown = command;
            if (!(sent instanceof TransactWriteItemsCommand)) return target.send(command);
            sizes.push(sent.input.TransactItems?.length ?? 0);
            underWay.most = Math.max(underWay.most, ++underWay.now);
            return target.send(command).finally(() => underWay.now--);
          }
        : Reflect.get(target, name),
  });
  const run = digest({
    ledger: dynamoLedger({ client, tableName: table.tableName }),
    store: async (id) => {
      if (id === unknownStore) throw new Error("no such store");
      return id === store.id ? store : aStore({ id, timeZone: "Nowhere/AtAll" });
    },
    engine: { read },
    now: () => NOW,
    follow: followTestimonial({
      testimonials: dynamoTestimonials(table.table),
      personalData: ruleDetector,
      now: () => NOW,
    }),
    sleep: async () => {},
    ...(commitsAtOnce !== undefined && { commitsAtOnce }),
  });
  const add = async (fields: Partial<Response>) => {
    const response = aResponse({ store: store.id, ...fields });
    await responses.add(response);
    return response;
  };
  const get = async (id = "response-1") => (await responses.get(store.id, id))!;
  const total = async () =>
    addCounters(
      ...(await dynamoCells(table.table).read(store, "2026-01-01", "2026-12-31")).map(({ counters }) => counters),
    );
  return { store, responses, run, add, get, total, sizes, underWay };
};

describe("digest", () => {
  it("counts a batch in transactions of at most a hundred items, however many cells it touches", async () => {
    const { run, add, total, sizes, underWay } = setUp();
    const batch = await Promise.all(
      Array.from({ length: 130 }, (_, index) => add({ id: `r${index}`, segment: `segment-${index}` })),
    );
    expect(await run(batch)).toEqual({ counted: 130, unread: 0, failed: new Map() });
    expect((await total()).n).toBe(130);
    // 49 responses, their 49 slices and the whole of the day make 99 items.
    expect(sizes).toEqual([99, 99, 65]);
    expect(underWay.most).toBe(1);
  });

  it("has as many transactions under way as its table is good for, and counts each response once", async () => {
    const { run, add, total, underWay } = setUp({ commitsAtOnce: 2 });
    const batch = await Promise.all(
      Array.from({ length: 230 }, (_, index) => add({ id: `r${index}`, segment: `segment-${index}` })),
    );
    expect(await run(batch)).toEqual({ counted: 230, unread: 0, failed: new Map() });
    expect(await run(batch)).toEqual({ counted: 230, unread: 0, failed: new Map() });
    expect((await total()).n).toBe(230);
    expect(underWay.most).toBe(2);
  });

  it("stores what it reads of a comment and counts it in the same go", async () => {
    const { run, add, get, total } = setUp();
    await run([await add({ answers: { comment: "Consegna veloce e gentile" } })]);
    expect(await get()).toMatchObject({ reading: READ, counted: { version: 1, rev: 1 } });
    expect((await get()).pending).toBeUndefined();
    expect(await total()).toMatchObject({ n: 1, tn: 1, tp: 1, ni: 1, is: 85 });
  });

  it("counts without the text when the engine is down, and asks again later and later", async () => {
    const { run, add, get, total } = setUp({ reading: DOWN });
    await add({ answers: { comment: "Consegna veloce", rating: 5 } });
    expect(await run([await get()])).toMatchObject({ counted: 1, unread: 1 });
    expect(await total()).toEqual({ n: 1, r5: 1, ne: 1, es: 100, eq: 10_000, ep: 1, h20: 1 });
    for (let attempt = 2; attempt <= 8; attempt++) {
      expect((await get()).readingAttempts).toBe(attempt - 1);
      await run([await get()]);
    }
    expect(await get()).toMatchObject({ readingAttempts: 8, counted: { version: 8 } });
    expect((await get()).reading).toBeUndefined();
  });

  it("gives a comment up after the ninth try, and says why", async () => {
    const { run, add, get } = setUp({ reading: DOWN });
    await run([await add({ answers: { comment: "Consegna veloce" }, readingAttempts: 8 })]);
    expect((await get()).reading).toEqual({
      outcome: "unreadable",
      reason: "given up after 9 tries: the engine is down",
    });
    expect((await get()).readingAttempts).toBeUndefined();
  });

  it("counts what is there now when it was shown something older", async () => {
    const { run, add, responses, get, total } = setUp();
    const old = await add({ answers: { rating: 1 } });
    await responses.revise(old, { rating: 5 }, NOW);
    expect((await run([old])).failed.size).toBe(0);
    expect((await get()).counted).toMatchObject({ version: 1, rev: 2 });
    expect(await total()).toMatchObject({ n: 1, r5: 1 });
    expect((await total()).r1).toBeUndefined();
  });

  it("takes a response that is gone for done", async () => {
    const { store, run, total } = setUp();
    expect(await run([aResponse({ store: store.id })])).toMatchObject({ counted: 1, failed: new Map() });
    expect(await total()).toEqual({});
  });

  it("does nothing for an empty batch", async () => {
    const { run, sizes } = setUp();
    expect(await run([])).toEqual({ counted: 0, unread: 0, failed: new Map() });
    expect(sizes).toEqual([]);
  });

  it.each([
    ["whose key the table does not take", { id: "x".repeat(3000) }],
    ["of a store that cannot be read", { store: "gone" }],
    ["of a store whose calendar makes no sense", { store: "nowhere" }],
  ])("lets a response fail alone %s", async (_what, fields) => {
    const { store, run, add, total } = setUp({ unknownStore: "gone" });
    const good = [await add({ id: "a" }), await add({ id: "b" })];
    const bad = aResponse({ store: store.id, ...fields });
    const { counted, failed } = await run([good[0]!, bad, good[1]!]);
    expect(counted).toBe(2);
    expect([...failed.keys()]).toEqual([`${bad.store}/${bad.id}`]);
    expect([...failed.values()]).toEqual([expect.any(Error)]);
    expect((await total()).n).toBe(2);
  });
});

describe("an engine that breaks", () => {
  const broken = () => Promise.reject(new Error("no such module"));

  it("does not keep a response from being counted, and is asked again later", async () => {
    const { run, add, get, total } = setUp({ read: broken });
    const response = await add({ answers: { rating: 5, comment: "Consegna perfetta, molto veloce!" } });
    expect(await run([response])).toMatchObject({ counted: 1, unread: 1, failed: new Map() });
    expect(await total()).toMatchObject({ n: 1, r5: 1 });
    expect(await get()).toMatchObject({ readingAttempts: 1, counted: { rev: 1 } });
  });

  it("is loaded anew for the next comment when it could not be loaded", async () => {
    let loads = 0;
    const engine = lazyEngine(async () => {
      loads += 1;
      if (loads === 1) throw new Error("no such module");
      return { read: async () => [READ] };
    });
    await expect(engine.read([{ text: "Ciao" }])).rejects.toThrow("no such module");
    expect(await engine.read([{ text: "Ciao" }])).toEqual([READ]);
  });
});

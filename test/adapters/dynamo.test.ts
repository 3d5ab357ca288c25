import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { encodeCursor } from "../../shared/adapters/dynamo/cursor.ts";
import { dynamoLedger } from "../../shared/adapters/dynamo/ledger.ts";
import { dynamoResponses, responseKey } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { countedNow } from "../../shared/domain/contribution.ts";
import type { Response } from "../../shared/domain/response.ts";
import { StoreDraft } from "../../shared/domain/store.ts";
import { TABLE } from "../../shared/table.ts";
import { aResponse, aSentiment, aStore, aTouchpoint } from "../support/builders.ts";
import { startTable, type TestTable } from "../support/table.ts";

const NOW = new Date("2026-03-11T08:00:00.000Z");
const LATER = new Date("2026-03-12T08:00:00.000Z");

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

let stores = 0;
/** A store of its own for each test: the tests share one table. */
const newStore = () => `store-${++stores}`;

describe("responses", () => {
  const setUp = () => ({ responses: dynamoResponses(table.table), store: newStore() });

  it("come back with every field they were given", async () => {
    const { responses, store } = setUp();
    const full: Response = aResponse({
      store,
      segment: "new",
      revisedAt: LATER.toISOString(),
      answers: {
        feeling: { face: 4, words: [{ word: "happy", intensity: 3 }] },
        rating: 5,
        comment: "Perché no? 👍",
        recommendation: 10,
        effort: 1,
      },
      reading: { outcome: "read", sentiment: aSentiment() },
      readingAttempts: 2,
    });
    const counted = countedNow(full, "Europe/Rome", [1, 2]);
    await responses.add({ ...full, counted });
    expect(await responses.get(store, full.id)).toEqual({ ...full, counted });
  });

  it("are written once: the same id again gives back the one that is there", async () => {
    const { responses, store } = setUp();
    expect(await responses.add(aResponse({ store, answers: { rating: 1 } }))).toEqual({ added: true });
    const again = await responses.add(aResponse({ store, answers: { rating: 5 } }));
    expect(again).toEqual({ added: false, existing: aResponse({ store, answers: { rating: 1 } }) });
  });

  it("are absent in another store", async () => {
    const { responses, store } = setUp();
    await responses.add(aResponse({ store }));
    expect(await responses.get(newStore(), "response-1")).toBeUndefined();
  });

  describe("when revised", () => {
    it("carry the new answers, wait to be counted again and lose the reading of another comment", async () => {
      const { responses, store } = setUp();
      const response = aResponse({
        store,
        answers: { comment: "Bello" },
        reading: { outcome: "read", sentiment: aSentiment() },
        pending: undefined,
      });
      await responses.add(response);
      await responses.revise(response, { comment: "Brutto", rating: 1 }, NOW);
      const revised = await responses.get(store, response.id);
      expect(revised).toEqual({
        ...response,
        answers: { comment: "Brutto", rating: 1 },
        rev: 2,
        changes: 1,
        revisedAt: NOW.toISOString(),
        pending: NOW.toISOString(),
        reading: undefined,
      });
    });

    it("keep the reading of a comment that did not change", async () => {
      const { responses, store } = setUp();
      const reading = { outcome: "read", sentiment: aSentiment() } as const;
      const response = aResponse({ store, answers: { comment: "Bello" }, reading });
      await responses.add(response);
      await responses.revise(response, { comment: "Bello", rating: 5 }, NOW);
      expect((await responses.get(store, response.id))?.reading).toEqual(reading);
    });

    it("refuse the second of two who saw the same answers", async () => {
      const { responses, store } = setUp();
      const response = aResponse({ store });
      await responses.add(response);
      await responses.revise(response, { rating: 1 }, NOW);
      await expect(responses.revise(response, { rating: 2 }, NOW)).rejects.toMatchObject({ code: "conflict" });
      expect((await responses.get(store, response.id))?.answers).toEqual({ rating: 1 });
    });

    it("refuse once erased, and when they never were", async () => {
      const { responses, store } = setUp();
      const response = aResponse({ store });
      await expect(responses.revise(response, { rating: 2 }, NOW)).rejects.toMatchObject({ code: "conflict" });
      await responses.add(response);
      await responses.erase(store, response.id, NOW);
      await expect(responses.revise({ ...response, rev: 2 }, { rating: 2 }, NOW)).rejects.toMatchObject({
        code: "conflict",
      });
    });
  });

  describe("when erased", () => {
    it("leave a tombstone without a word of the customer's, waiting to be subtracted", async () => {
      const { responses, store } = setUp();
      const response = aResponse({
        store,
        segment: "new",
        customer: "customer-1",
        order: "order-1",
        answers: { comment: "SECRET", rating: 1 },
        reading: { outcome: "read", sentiment: aSentiment() },
        readingAttempts: 1,
      });
      await responses.add(response);
      expect(await responses.erase(store, response.id, NOW)).toBe(true);
      const { answers, rev, erasedAt, pending, ...rest } = (await responses.get(store, response.id))!;
      expect({ answers, rev, erasedAt, pending }).toEqual({
        answers: {},
        rev: 2,
        erasedAt: NOW.toISOString(),
        pending: NOW.toISOString(),
      });
      expect(Object.keys(rest).sort()).toEqual([
        "answeredAt",
        "channel",
        "id",
        "provenance",
        "receivedAt",
        "source",
        "stage",
        "store",
        "touchpoint",
      ]);
    });

    it("are erased once, and only if they were there", async () => {
      const { responses, store } = setUp();
      expect(await responses.erase(store, "response-1", NOW)).toBe(false);
      await responses.add(aResponse({ store }));
      expect(await responses.erase(store, "response-1", NOW)).toBe(true);
      expect(await responses.erase(store, "response-1", LATER)).toBe(false);
      expect((await responses.get(store, "response-1"))?.erasedAt).toBe(NOW.toISOString());
    });

    it("are gone altogether after 40 days", async () => {
      const { responses, store } = setUp();
      await responses.add(aResponse({ store }));
      await responses.erase(store, "response-1", NOW);
      const Key = responseKey({ store, id: "response-1" });
      const { Item } = await table.client.send(new GetItemCommand({ TableName: table.tableName, Key }));
      expect(Item?.[TABLE.timeToLive]?.N).toBe(String(Date.parse("2026-04-20T08:00:00.000Z") / 1000));
    });

    it("keep their id: it cannot be answered again", async () => {
      const { responses, store } = setUp();
      await responses.add(aResponse({ store }));
      await responses.erase(store, "response-1", NOW);
      expect(await responses.add(aResponse({ store }))).toMatchObject({ added: false, existing: { rev: 2 } });
    });
  });

  describe("listed", () => {
    const TWO = ["checkout", "delivery"];

    /** Seven responses at two touchpoints, three of them at the very same instant. */
    const setUpList = async () => {
      const { responses, store } = setUp();
      const at = async (id: string, touchpoint: string, answeredAt: string) => {
        await responses.add(aResponse({ store, id, touchpoint, answeredAt: `2026-03-${answeredAt}.000Z` }));
      };
      await at("a", "delivery", "10T09:00:00");
      await at("b", "checkout", "10T10:00:00");
      await at("c", "delivery", "10T10:00:00");
      await at("d", "checkout", "10T10:00:00");
      await at("e", "delivery", "11T00:00:00");
      await at("f", "delivery", "11T09:00:00");
      await at("g", "checkout", "12T09:00:00");
      const walk = async (limit: number, touchpoints = TWO) => {
        const pages: string[][] = [];
        let cursor: string | undefined;
        do {
          const page = await responses.list({ store, touchpoints, limit, cursor });
          pages.push(page.responses.map(({ id }) => id));
          cursor = page.cursor;
        } while (cursor !== undefined);
        return pages;
      };
      return { responses, store, walk };
    };

    it("come newest first across touchpoints, each once, whatever the page size", async () => {
      const { walk } = await setUpList();
      for (const limit of [1, 2, 3, 4, 6]) {
        const pages = await walk(limit);
        expect(pages.flat().join("")).toBe("gfedcba");
        expect(pages.every((page) => page.length <= limit)).toBe(true);
      }
      expect(await walk(3)).toEqual([["g", "f", "e"], ["d", "c", "b"], ["a"]]);
      expect(await walk(7)).toEqual([["g", "f", "e", "d", "c", "b", "a"]]);
      expect(await walk(100, ["delivery"])).toEqual([["f", "e", "c", "a"]]);
      expect(await walk(5, [])).toEqual([[]]);
    });

    it("keep to the instants asked for, both included", async () => {
      const { responses, store } = await setUpList();
      const ids = async (from?: string, to?: string) =>
        (await responses.list({ store, touchpoints: TWO, limit: 10, from, to })).responses.map(({ id }) => id).join("");
      expect(await ids("2026-03-10T10:00:00.000Z", "2026-03-11T00:00:00.000Z")).toBe("edcb");
      expect(await ids("2026-03-11T00:00:00.001Z")).toBe("gf");
      expect(await ids(undefined, "2026-03-10T09:59:59.999Z")).toBe("a");
      expect(await ids("2026-03-12T00:00:00.000Z", "2026-03-10T00:00:00.000Z")).toBe("");
    });

    it("leave out those that were erased, and still come to the end", async () => {
      const { responses, store, walk } = await setUpList();
      for (const id of ["g", "d", "a"]) await responses.erase(store, id, NOW);
      expect((await walk(2)).flat().join("")).toBe("fecb");
    });

    it("come by what they say, whatever the page size and however few are looked at for a page", async () => {
      const { responses, store } = await setUpList();
      for (const wanted of ["gfedcba", "gda", "f", "a", ""]) {
        for (const [limit, lookAt] of [
          [1, 1],
          [1, 3],
          [2, 3],
          [2, 100],
          [7, 7],
        ] as const) {
          const pages: string[] = [];
          let cursor: string | undefined;
          let lookedAt = 0;
          do {
            const page = await responses.list({
              ...{ store, touchpoints: TWO, limit, lookAt, cursor },
              accept: ({ id }) => wanted.includes(id),
            });
            expect(page.responses.length).toBeLessThanOrEqual(limit);
            expect(page.lookedAt).toBeLessThanOrEqual(lookAt);
            lookedAt += page.lookedAt;
            pages.push(page.responses.map(({ id }) => id).join(""));
            cursor = page.cursor;
          } while (cursor !== undefined);
          expect(pages.join("")).toBe(wanted);
          expect(lookedAt).toBe(7);
        }
      }
    });

    it("are not shown to another store, nor by the cursor of another list", async () => {
      const { responses, store } = await setUpList();
      const { cursor } = await responses.list({ store, touchpoints: TWO, limit: 2 });
      const other = await setUpList();
      const refused = { code: "invalid_input", issues: [{ path: "query.cursor" }] };
      const list = (wanted: Partial<Parameters<typeof responses.list>[0]>) =>
        responses.list({ store, touchpoints: TWO, limit: 2, cursor, ...wanted });
      await expect(list({ store: other.store })).rejects.toMatchObject(refused);
      await expect(list({ touchpoints: ["delivery"] })).rejects.toMatchObject(refused);
      await expect(list({ from: "2026-03-10T00:00:00.000Z" })).rejects.toMatchObject(refused);
      await expect(list({ cursor: "nonsense" })).rejects.toMatchObject(refused);
      await expect(list({ cursor: "" })).rejects.toMatchObject(refused);
    });

    it.each([
      ["before every key", "!"],
      ["after every key", "}"],
    ])("meet a forged cursor that stands %s without a failure", async (_where, sortKey) => {
      const { responses, store } = await setUpList();
      const cursor = encodeCursor(["responses", store, ...TWO, "", ""], sortKey);
      const page = await responses.list({ store, touchpoints: TWO, limit: 10, cursor });
      expect(page.responses.length).toBe(sortKey === "!" ? 0 : 7);
    });

    it.each([
      ["too long", "9".repeat(1500)],
      ["not of our characters", "è".repeat(100)],
      ["a NUL", "\u0000"],
    ])("refuse a forged cursor that is %s", async (_what, sortKey) => {
      const { responses, store } = setUp();
      const cursor = encodeCursor(["responses", store, ...TWO, "", ""], sortKey);
      await expect(responses.list({ store, touchpoints: TWO, limit: 10, cursor })).rejects.toMatchObject({
        code: "invalid_input",
      });
    });
  });

  it("are fetched by the hundred and more, in the order asked, without those that are gone", async () => {
    const { responses, store } = setUp();
    const ids = Array.from({ length: 120 }, (_, index) => `r${index}`);
    await Promise.all(ids.map((id) => responses.add(aResponse({ store, id }))));
    const wanted = ["gone", ...ids.toReversed()];
    const found = await responses.getMany(wanted.map((id) => responseKey({ store, id })));
    expect(found.map(({ id }) => id)).toEqual(ids.toReversed());
  });
});

describe("the ledger", () => {
  const setUp = async (fields: Partial<Response> = {}) => {
    const store = aStore({ id: newStore() });
    const responses = dynamoResponses(table.table);
    const response = aResponse({ store: store.id, ...fields });
    await responses.add(response);
    const count = (seen: Response) => ({ store, seen, counted: countedNow(seen, store.timeZone, store.generations) });
    const read = () => dynamoCells(table.table).read(store, "2026-03-01", "2026-03-31");
    return { store, responses, response, ledger: dynamoLedger(table.table), count, read };
  };

  it("counts a response once: the second try is told what is there now", async () => {
    const { ledger, count, response, responses, read } = await setUp();
    expect(await ledger.commit([count(response)])).toEqual({ outcome: "committed" });
    const now = await responses.get(response.store, response.id);
    expect(now).toEqual({ ...response, pending: undefined, counted: count(response).counted });
    expect(await ledger.commit([count(response)])).toEqual({ outcome: "stale", stale: [{ index: 0, now }] });
    expect((await read()).map(({ counters }) => counters.n)).toEqual([1]);
  });

  it("writes nothing of a transaction in which one response has changed", async () => {
    const { store, ledger, count, response, responses, read } = await setUp();
    const other = aResponse({ store: store.id, id: "other" });
    await responses.add(other);
    await responses.revise(other, { rating: 1 }, NOW);
    const result = await ledger.commit([count(response), count(other)]);
    expect(result).toMatchObject({ outcome: "stale", stale: [{ index: 1, now: { rev: 2, answers: { rating: 1 } } }] });
    expect(await read()).toEqual([]);
    expect((await responses.get(store.id, response.id))?.counted).toBeUndefined();
  });

  it("tells of a response that is gone", async () => {
    const { store, ledger, count } = await setUp();
    const result = await ledger.commit([count(aResponse({ store: store.id, id: "gone" }))]);
    expect(result).toEqual({ outcome: "stale", stale: [{ index: 0, now: undefined }] });
  });

  it("leaves a comment that could not be read to a later try, and clears that when it was read", async () => {
    const { ledger, count, response, responses } = await setUp({ answers: { comment: "Bello" } });
    await ledger.commit([{ ...count(response), again: { attempts: 1, due: LATER.toISOString() } }]);
    const waiting = (await responses.get(response.store, response.id))!;
    expect(waiting).toMatchObject({ readingAttempts: 1, counted: { version: 1 } });
    const reading = { outcome: "read", sentiment: aSentiment() } as const;
    await ledger.commit([{ ...count(waiting), reading }]);
    const read = (await responses.get(response.store, response.id))!;
    expect(read.reading).toEqual(reading);
    expect(read.readingAttempts).toBeUndefined();
  });

  it("is busy, not wrong, when the table cannot be reached", async () => {
    const { store, response, count } = await setUp();
    const down = { send: () => Promise.reject(Object.assign(new Error("refused"), { code: "ECONNREFUSED" })) };
    const ledger = dynamoLedger({ client: down, tableName: table.tableName });
    expect(await ledger.commit([count(response)])).toMatchObject({ outcome: "busy" });
    expect(store.id).toBe(response.store);
  });
});

describe("cells", () => {
  const setUp = (spread = 1) => {
    const store = aStore({ id: newStore(), spread });
    const responses = dynamoResponses(table.table);
    let suffix = 0;
    const ledger = dynamoLedger(table.table, () => (suffix++ % spread) / spread);
    const add = async (fields: Partial<Response>) => {
      const response = aResponse({ store: store.id, id: `r${Math.random()}`, ...fields });
      await responses.add(response);
      await ledger.commit([{ store, seen: response, counted: countedNow(response, store.timeZone, [1, 2]) }]);
    };
    const reader = dynamoCells(table.table);
    const read = async (from = "2026-01-01", to = "2026-12-31", generation = 1) =>
      (await reader.read({ ...store, generation }, from, to)).map(({ day, counters }) => [day, counters.n]).sort();
    return { store, responses, ledger, add, reader, read };
  };

  it("show a change of another client at once, though they were read before", async () => {
    const { add, read } = setUp();
    await add({});
    expect(await read()).toEqual([["2026-03-10", 1]]);
    await add({});
    expect(await read()).toEqual([["2026-03-10", 2]]);
    await add({ answeredAt: "2026-03-31T22:00:00.000Z" });
    expect(await read()).toEqual([
      ["2026-03-10", 2],
      ["2026-04-01", 1],
    ]);
  });

  it("show at once that one response took the place of its like elsewhere, though the day's sum is the same", async () => {
    const { store, responses, ledger, reader } = setUp();
    const count = (seen: Response) => ({ store, seen, counted: countedNow(seen, store.timeZone, [1]) });
    const first = aResponse({ store: store.id, touchpoint: "checkout" });
    const second = aResponse({ store: store.id, id: "second", touchpoint: "delivery" });
    await responses.add(first);
    await ledger.commit([count(first)]);
    const touchpoints = async () =>
      (await reader.read(store, "2026-03-10", "2026-03-10"))
        .filter(({ counters }) => counters.n !== undefined)
        .map(({ slice }) => slice.split("#")[2]);
    expect(await touchpoints()).toEqual(["checkout"]);
    await responses.erase(store.id, first.id, NOW);
    await responses.add(second);
    const erased = (await responses.get(store.id, first.id))!;
    expect(await ledger.commit([count(erased), count(second)])).toEqual({ outcome: "committed" });
    expect(await touchpoints()).toEqual(["delivery"]);
  });

  it("add up over every suffix", async () => {
    const { add, read } = setUp(3);
    for (let index = 0; index < 7; index++) await add({});
    const perSuffix = await read();
    expect(perSuffix.map(([, n]) => n).reduce((sum, n) => Number(sum) + Number(n), 0)).toBe(7);
    expect(perSuffix.length).toBe(3);
  });

  it("keep to the days asked for, across months and years", async () => {
    const { add, read } = setUp();
    for (const day of ["2025-12-31", "2026-01-01", "2026-02-28", "2026-03-01", "2026-03-31"])
      await add({ answeredAt: `${day}T12:00:00.000Z` });
    const days = async (from: string, to: string) => (await read(from, to)).map(([day]) => day);
    expect(await days("2025-12-31", "2026-01-01")).toEqual(["2025-12-31", "2026-01-01"]);
    expect(await days("2026-01-02", "2026-03-30")).toEqual(["2026-02-28", "2026-03-01"]);
    expect(await days("2026-03-31", "2026-03-31")).toEqual(["2026-03-31"]);
    expect(await days("2026-04-01", "2026-04-30")).toEqual([]);
  });

  it("add up per slice, and show a change at once in the sums too", async () => {
    const { add, reader, store } = setUp(2);
    const sums = async () =>
      (await reader.sums(store, "2026-03-01", "2026-04-30"))
        .map(({ slice, counters }) => `${slice.split("#")[2]} ${counters.n}`)
        .sort();
    await add({});
    await add({ answeredAt: "2026-04-10T09:00:00.000Z" });
    await add({ touchpoint: "checkout" });
    expect(await sums()).toEqual(["checkout 1", "delivery 2"]);
    await add({});
    expect(await sums()).toEqual(["checkout 1", "delivery 3"]);
    expect(await sums()).toEqual(["checkout 1", "delivery 3"]);
  });

  it("of two generations are kept apart", async () => {
    const { add, read, reader, store } = setUp();
    await add({});
    expect(await read("2026-03-01", "2026-03-31", 2)).toEqual([["2026-03-10", 1]]);
    await reader.drop(store, 1, "2026-03");
    expect(await read("2026-03-01", "2026-03-31", 1)).toEqual([]);
    expect(await read("2026-03-01", "2026-03-31", 2)).toEqual([["2026-03-10", 1]]);
  });

  it("are all there when far more days are read than are remembered, by many at a time", async () => {
    const { add, read } = setUp();
    const days = Array.from({ length: 450 }, (_, index) =>
      new Date(Date.UTC(2025, 0, 1) + index * 86_400_000).toISOString().slice(0, 10),
    );
    for (let start = 0; start < days.length; start += 50)
      await Promise.all(days.slice(start, start + 50).map((day) => add({ answeredAt: `${day}T12:00:00.000Z` })));
    for (let round = 0; round < 3; round++) {
      const [all, again] = await Promise.all([read("2025-01-01", "2026-12-31"), read("2025-01-01", "2026-12-31")]);
      expect(all.map(([day]) => day)).toEqual(days);
      expect(again).toEqual(all);
    }
  });
});

describe("API keys", () => {
  const setUp = () => ({ keys: dynamoApiKeys(table.table), store: newStore() });

  it("are found by their secret, which is never stored", async () => {
    const { keys, store } = setUp();
    const { key, secret } = await keys.create(store, { name: "Widget", kind: "publishable" }, NOW);
    expect(secret).toMatch(/^pk_[\w-]{32}$/);
    expect(key).toEqual({
      id: expect.stringMatching(/^[\w-]{12}$/),
      store,
      kind: "publishable",
      name: "Widget",
      scopes: ["collect"],
      createdAt: NOW.toISOString(),
    });
    expect(await keys.find(secret)).toEqual(key);
    expect(await keys.find(`${secret}x`)).toBeUndefined();
    expect(await keys.find("")).toBeUndefined();
    expect(JSON.stringify(await keys.list(store, 10))).not.toContain(secret);
  });

  it("stay revoked from the first time on", async () => {
    const { keys, store } = setUp();
    const { key, secret } = await keys.create(store, { name: "Shop", kind: "secret", scopes: ["admin"] }, NOW);
    await keys.revoke(store, key.id, NOW);
    await keys.revoke(store, key.id, LATER);
    expect(await keys.find(secret)).toEqual({ ...key, revokedAt: NOW.toISOString() });
    expect((await keys.list(store, 10)).keys).toEqual([{ ...key, revokedAt: NOW.toISOString() }]);
  });

  it("can be revoked by their own store alone", async () => {
    const { keys, store } = setUp();
    const { key, secret } = await keys.create(store, { name: "Shop", kind: "secret" }, NOW);
    await expect(keys.revoke(newStore(), key.id, NOW)).rejects.toMatchObject({ code: "not_found" });
    await expect(keys.revoke(store, "nobody", NOW)).rejects.toMatchObject({ code: "not_found" });
    expect((await keys.find(secret))?.revokedAt).toBeUndefined();
  });

  it("are listed a page at a time, those of their store alone", async () => {
    const { keys, store } = setUp();
    const made: string[] = [];
    for (let index = 0; index < 5; index++)
      made.push((await keys.create(store, { name: `key ${index}`, kind: "secret" }, NOW)).key.id);
    await keys.create(newStore(), { name: "other", kind: "secret" }, NOW);
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await keys.list(store, 2, cursor);
      listed.push(...page.keys.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(listed.length).toBe(5);
    expect(listed.toSorted()).toEqual(made.toSorted());
    const { cursor: foreign } = await keys.list(store, 2);
    await expect(keys.list(newStore(), 2, foreign)).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("stores", () => {
  const draft = (id: string) => StoreDraft.parse({ id, name: "Bottega" });

  it("come back with every field they were given, and the journey that a new store starts with", async () => {
    const configured = dynamoStores(table.table);
    const id = newStore();
    const made = await configured.create(
      { ...draft(id), origins: ["https://www.example.com"], timeZone: "America/New_York", languages: ["de"] },
      NOW,
    );
    expect(made).toMatchObject({ id, revision: 1, generation: 1, generations: [1], spread: 1 });
    expect(made.stages.map((stage) => stage.id)).toEqual([
      "awareness",
      "consideration",
      "conversion",
      "retention",
      "advocacy",
    ]);
    expect(await configured.get(id)).toEqual(made);
    expect(await configured.get(newStore())).toBeUndefined();
  });

  it("are made once", async () => {
    const configured = dynamoStores(table.table);
    const id = newStore();
    await configured.create(draft(id), NOW);
    await expect(configured.create({ ...draft(id), name: "Other" }, NOW)).rejects.toMatchObject({ code: "conflict" });
    expect((await configured.get(id))?.name).toBe("Bottega");
  });

  it("refuse the second of two who change what they both read", async () => {
    const configured = dynamoStores(table.table);
    const store = await configured.create(draft(newStore()), NOW);
    const changed = await configured.change(store, { spread: 4 });
    expect(changed).toEqual({ ...store, spread: 4, revision: 2 });
    await expect(configured.change(store, { name: "Late" })).rejects.toMatchObject({ code: "conflict" });
    expect(await configured.get(store.id)).toEqual(changed);
  });

  it("are listed by id, a page at a time, each once", async () => {
    const configured = dynamoStores(table.table);
    const ids = ["zeta", "alpha", "beta-2", "beta"].map((name) => `listed-${name}-${stores}`);
    for (const id of ids) await configured.create(draft(id), NOW);
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await configured.list(2, cursor);
      listed.push(...page.stores.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(listed).toEqual(listed.toSorted());
    expect(listed.filter((id) => id.startsWith("listed-"))).toEqual(ids.toSorted());
    await expect(configured.list(2, "nonsense")).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("touchpoints", () => {
  const setUp = () => ({ touchpoints: dynamoTouchpoints(table.table), store: newStore() });

  it("come back with every field they were given", async () => {
    const { touchpoints, store } = setUp();
    const touchpoint = aTouchpoint({ order: 7, archived: true, name: { it: "Consegna", pt: "Entrega" } });
    await touchpoints.create(store, touchpoint);
    expect(await touchpoints.get(store, touchpoint.id)).toEqual(touchpoint);
    expect(await touchpoints.get(newStore(), touchpoint.id)).toBeUndefined();
  });

  it("are made once, and changed only as they were read", async () => {
    const { touchpoints, store } = setUp();
    const from = aTouchpoint();
    const to = aTouchpoint({ order: 3 });
    await expect(touchpoints.change(store, [{ from, to }])).rejects.toMatchObject({ code: "conflict" });
    await touchpoints.create(store, from);
    await expect(touchpoints.create(store, from)).rejects.toMatchObject({ code: "conflict" });
    expect(await touchpoints.change(store, [{ from, to }])).toEqual([{ ...to, revision: 2 }]);
    await expect(touchpoints.change(store, [{ from, to }])).rejects.toMatchObject({ code: "conflict" });
    expect(await touchpoints.get(store, "delivery")).toEqual({ ...to, revision: 2 });
  });

  it("are changed too when they are from before revisions were kept", async () => {
    const { touchpoints, store } = setUp();
    const { revision: _, ...old } = aTouchpoint();
    const item = marshall({ ...old, pk: `S#${store}`, sk: "TP#delivery" });
    await table.client.send(new PutItemCommand({ TableName: table.table.tableName, Item: item }));
    const from = (await touchpoints.get(store, "delivery"))!;
    expect(from.revision).toBe(1);
    await touchpoints.change(store, [{ from, to: { ...from, archived: true } }]);
    expect(await touchpoints.get(store, "delivery")).toMatchObject({ archived: true, revision: 2 });
  });

  it("are listed by id a page at a time, or all at once", async () => {
    const { touchpoints, store } = setUp();
    for (const id of ["c", "a", "e", "d", "b"]) await touchpoints.create(store, aTouchpoint({ id }));
    await touchpoints.create(newStore(), aTouchpoint({ id: "other" }));
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await touchpoints.list(store, 2, cursor);
      listed.push(...page.touchpoints.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(listed).toEqual(["a", "b", "c", "d", "e"]);
    expect((await touchpoints.all(store)).map(({ id }) => id)).toEqual(listed);
  });
});

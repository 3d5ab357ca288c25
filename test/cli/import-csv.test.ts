import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importCsv } from "../../infra/cli/import-csv.ts";
import { UsageError } from "../../infra/cli/usage-error.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { aTouchpoint } from "../support/builders.ts";
import { startTable, type TestTable } from "../support/table.ts";
import { aFile, aMapping, HEADER, importText, NOW, storedResponses } from "./import-world.ts";

let test: TestTable;
beforeAll(async () => {
  test = await startTable();
});
afterAll(() => test.stop());

let stores = 0;
/** A store name that no other test has used. */
const newStore = () => `store-${stores++}`;

describe("importing a CSV file", () => {
  it("makes each row a response of source import, as any other response is stored", async () => {
    const store = newStore();
    const { tally } = await importText(test.table, aFile('1,2026-03-10 10:00:00,5,"molto\nbene"'), { store });
    expect(tally).toEqual({ added: 1, existing: 0, rejected: 0 });
    expect(await storedResponses(test.table, store)).toMatchObject([
      {
        touchpoint: "delivery",
        stage: "retention",
        source: "import",
        provenance: "imported",
        answeredAt: "2026-03-10T09:00:00.000Z",
        pending: NOW.toISOString(),
        answers: { rating: 5, comment: "molto\nbene" },
      },
    ]);
  });

  it("stamps each response with the moment that it is stored, not the one when the import began", async () => {
    const store = newStore();
    let passed = 0;
    const now = () => new Date(NOW.getTime() + 1_000 * passed++);
    await importText(test.table, aFile("1,2026-03-10,5,", "2,2026-03-10,5,"), { store, now, concurrency: 1 });
    const stamps = new Set((await storedResponses(test.table, store)).map(({ receivedAt }) => receivedAt));
    expect(stamps.size).toBe(2);
    expect(stamps).not.toContain(NOW.toISOString());
  });

  it.each([
    ["without a line end, inside its last column", "2,2026-03-10,5,so n", 3],
    ["without a line end, before its last column begins", "2,2026-03-10,5,", 3],
    ["with a quote that closes it", '2,2026-03-10,5,"so nice"', undefined],
    ["with a line end", "2,2026-03-10,5,so nice\n", undefined],
  ])("names the last line if it may be cut off: one %s", async (_what, row, line) => {
    const { tally, mayBeCutAt } = await importText(test.table, aFile("1,2026-03-10,5,", row), { store: newStore() });
    expect({ added: tally.added, mayBeCutAt }).toEqual({ added: 2, mayBeCutAt: line });
  });

  it("changes nothing when it is done twice, and says so", async () => {
    const store = newStore();
    const file = aFile("1,2026-03-10,5,", "2,2026-03-11,1,male", "3,2026-03-12,9,");
    expect((await importText(test.table, file, { store })).tally).toEqual({ added: 2, existing: 0, rejected: 1 });
    const before = await storedResponses(test.table, store);
    expect((await importText(test.table, file, { store })).tally).toEqual({ added: 0, existing: 2, rejected: 1 });
    expect(await storedResponses(test.table, store)).toEqual(before);
  });

  it.each([
    ["comma", ",", "\n", ""],
    ["semicolon", ";", "\r\n", ""],
    ["tab", "\t", "\n", ""],
    ["semicolon after a byte order mark", ";", "\r\n", "\ufeff"],
  ])("finds the delimiter: %s", async (_name, delimiter, lineEnd, mark) => {
    const rows = [
      ["id", "at", "stars", "words"],
      ["1", "2026-03-10", "4", '"a; b, ""c"""'],
    ];
    const text = mark + rows.map((row) => row.join(delimiter)).join(lineEnd);
    const store = newStore();
    expect((await importText(test.table, text, { store })).rejects).toEqual([]);
    expect(await storedResponses(test.table, store)).toMatchObject([{ answers: { comment: 'a; b, "c"' } }]);
  });

  it.each([
    [
      "stars that are no whole number",
      "1,2026-03-10,4.5,",
      "stars",
      'column "stars" holds "4.5", which is not a whole number from 1 to 5',
    ],
    ["stars off the scale", "1,2026-03-10,6,", "stars", "from 1 to 5"],
    ["stars in words", "1,2026-03-10,five,", "stars", '"five"'],
    ["a date that is not ISO", "1,10/03/2026,5,", "at", "which is not a time such as"],
    ["a day that does not exist", "1,2026-02-30,5,", "at", "which is not a time"],
    ["a time in the future", "1,2026-07-01,5,", "at", "in the future"],
    ["no time", "1,,5,", "at", "is empty"],
    ["a comment that is too long", `1,2026-03-10,5,${"x".repeat(5001)}`, "words", "longer than 5000 characters"],
    ["a comment with control characters", "1,2026-03-10,5,a\u0000b", "words", "control characters"],
    ["no key", ",2026-03-10,5,", "id", "without its key"],
    ["no answer", "1,2026-03-10,,  ", "", "needs at least one answer"],
    ["too few columns", "1,2026-03-10,5", "", "has 3 columns where the first line has 4"],
    ["too many columns", "1,2026-03-10,5,,", "", "has 5 columns where the first line has 4"],
    ["text after a closing quote", '1,2026-03-10,5,"a"b', "", "must be doubled"],
    ["a last line that is cut off", '1,2026-03-10,5,"so n', "", "never closed"],
  ])("rejects %s, with its line and the reason", async (_what, row, column, reason) => {
    const store = newStore();
    const { tally, rejects } = await importText(test.table, aFile("0,2026-03-10,3,", row), { store });
    expect(tally).toEqual({ added: 1, existing: 0, rejected: 1 });
    expect(rejects).toEqual([{ line: 3, column, reason: expect.stringContaining(reason), row }]);
  });

  it("takes whole numbers as data frames write them, 5.0", async () => {
    expect((await importText(test.table, aFile("1,2026-03-10,5.0,"), { store: newStore() })).tally.added).toBe(1);
  });

  it("rejects Latin-1 bytes in a file of UTF-8 and says what to set; with that set it reads them", async () => {
    const file = Buffer.from(aFile("1,2026-03-10,5,ok", "2,2026-03-10,5,perché"), "latin1");
    const { rejects } = await importText(test.table, file, { store: newStore() });
    expect(rejects).toMatchObject([
      { line: 3, column: "words", reason: expect.stringContaining('"encoding": "latin1"') },
    ]);
    const store = newStore();
    await importText(test.table, file, { store, mapping: aMapping({ encoding: "latin1" }) });
    const comments = (await storedResponses(test.table, store)).map(({ answers }) => answers.comment);
    expect(comments.sort()).toEqual(["ok", "perché"]);
  });

  it("takes U+FFFD that stands in a file of UTF-8 for what it is", async () => {
    const store = newStore();
    expect((await importText(test.table, aFile("1,2026-03-10,5,perch\ufffd"), { store })).rejects).toEqual([]);
    expect(await storedResponses(test.table, store)).toMatchObject([{ answers: { comment: "perch\ufffd" } }]);
  });

  it("compares what a rule asks for without the spaces around it", async () => {
    const store = newStore();
    const rule = { when: { equals: { column: "words", value: "late" } }, touchpoint: "delivery" };
    const mapping = aMapping({ touchpoint: [rule] });
    expect((await importText(test.table, aFile("1,2026-03-10,5,late "), { store, mapping })).rejects).toEqual([]);
  });

  it("takes a row that stands in the file twice once, and rejects another one under the same key", async () => {
    const store = newStore();
    const file = aFile("1,2026-03-10,5,", "1,2026-03-10,5,", "1,2026-03-10,1,");
    const { tally, rejects } = await importText(test.table, file, { store });
    expect(tally).toEqual({ added: 1, existing: 1, rejected: 1 });
    expect(rejects).toMatchObject([{ line: 4, column: "id", reason: expect.stringContaining("differs") }]);
    expect(await storedResponses(test.table, store)).toMatchObject([{ answers: { rating: 5 } }]);
  });

  it("leaves erased what a customer had erased", async () => {
    const store = newStore();
    const file = aFile("1,2026-03-10,5,il mio nome");
    await importText(test.table, file, { store });
    const [response] = await storedResponses(test.table, store);
    await dynamoResponses(test.table).erase(store, response!.id, NOW);
    expect((await importText(test.table, file, { store })).tally).toEqual({ added: 0, existing: 1, rejected: 0 });
    expect((await storedResponses(test.table, store))[0]).toMatchObject({ answers: {}, erasedAt: NOW.toISOString() });
  });

  it.each([
    ["an empty file", "", aMapping(), "The file is empty"],
    ["a file without a column that the mapping names", "id,at\n1,2026-03-10", aMapping(), 'no column "stars", "words"'],
    ["a file with a column twice", `${HEADER},stars\n`, aMapping(), 'more than one column "stars"'],
    ["a file in UTF-16", Buffer.from(`\ufeff${HEADER}`, "utf16le"), aMapping(), "UTF-16"],
    ["a mapping to an unknown touchpoint", aFile(), aMapping({ touchpoint: "nowhere" }), "nowhere"],
    ["a mapping to an archived touchpoint", aFile(), aMapping({ touchpoint: "closed" }), "closed"],
  ])("refuses %s before anything is written", async (_what, content, mapping, message) => {
    const store = newStore();
    const attempt = importText(test.table, content, { store, mapping });
    await expect(attempt).rejects.toThrow(message);
    await expect(attempt).rejects.toBeInstanceOf(UsageError);
    expect(await storedResponses(test.table, store)).toEqual([]);
  });

  it("goes on where it was stopped, and ends like an import that never was", async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => `${n},2026-03-10,${(n % 6) + 1},"riga\r\n${n}"`);
    const file = aFile(...rows);
    const { add } = dynamoResponses(test.table);
    const whole = newStore();
    const uninterrupted = await importText(test.table, file, { store: whole });

    const store = newStore();
    let writes = 0;
    let reached: Parameters<NonNullable<Parameters<typeof importText>[2]>["onProgress"] & {}>[0] | undefined;
    const stopped = importText(test.table, file, {
      store,
      onProgress: (progress) => {
        reached = progress;
      },
      responses: {
        add: async (response) => {
          writes += 1;
          if (writes > 1234) throw new Error("the power went out");
          return add(response);
        },
      },
    });
    await expect(stopped).rejects.toThrow("the power went out");
    const early = reached!.tally;
    expect(early.added).toBeGreaterThan(1000);
    expect(early.added).toBeLessThanOrEqual(1234);

    const resumed = await importText(test.table, file, { store, resume: reached! });
    expect(resumed.tally.rejected).toBe(uninterrupted.tally.rejected);
    // Rows that were written after the last report are found again: added or already there, they are all there once.
    expect(resumed.tally.added + resumed.tally.existing).toBe(uninterrupted.tally.added);
    expect(resumed.position).toEqual(uninterrupted.position);
    const firstLine = Math.min(...resumed.rejects.map(({ line }) => line));
    expect(firstLine).toBeGreaterThanOrEqual(reached!.position.line);
    expect((await storedResponses(test.table, store)).length).toBe((await storedResponses(test.table, whole)).length);
  });

  it("holds no more rows in memory than are on their way", async () => {
    const rows = 150_000;
    const row = (n: number) => `${n},2026-03-10,${(n % 5) + 1},"${`riga ${n} `.repeat(30)}"\n`;
    const chunks = async function* () {
      yield Buffer.from(`${HEADER}\n`);
      for (let n = 0; n < rows; n += 100) {
        yield Buffer.from(Array.from({ length: 100 }, (_, each) => row(n + each)).join(""));
      }
    };
    let underWay = 0;
    let most = 0;
    let bytes = 0;
    let highest = 0;
    const before = process.memoryUsage();
    const { tally } = await importCsv({
      read: chunks,
      mapping: aMapping(),
      store: { id: "huge", timeZone: "UTC" },
      touchpoints: [aTouchpoint()],
      now: () => NOW,
      reject: () => {},
      onProgress: ({ position }) => {
        bytes = position.bytes;
        const now = process.memoryUsage();
        highest = Math.max(highest, now.heapUsed + now.external - before.heapUsed - before.external);
      },
      responses: {
        add: async () => {
          underWay += 1;
          most = Math.max(most, underWay);
          await new Promise((resolve) => setImmediate(resolve));
          underWay -= 1;
          return { added: true };
        },
      },
    });
    expect(tally.added).toBe(rows);
    expect(bytes).toBeGreaterThan(45_000_000);
    expect(most).toBeLessThanOrEqual(32);
    // What is collected lazily counts too: far less than the file all the same.
    expect(highest).toBeLessThan(200_000_000);
  });
});

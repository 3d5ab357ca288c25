import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readHeader } from "../../infra/cli/import-csv.ts";
import { FORMAT_NAMES, type FormatName, mappingOfFormat } from "../../infra/cli/import-formats.ts";
import { columnsOf } from "../../infra/cli/import-mapping.ts";
import { UsageError } from "../../infra/cli/usage-error.ts";
import { startTable, type TestTable } from "../support/table.ts";
import { bytesOf, importText, NOW, storedResponses } from "./import-world.ts";

let test: TestTable;
beforeAll(async () => {
  test = await startTable();
});
afterAll(() => test.stop());

let stores = 0;
const newStore = () => `formats-${stores++}`;

const sample = (name: FormatName) => readFileSync(new URL(`../fixtures/imports/${name}.csv`, import.meta.url));
const ENCODING = { judgeme: "utf8", trustpilot: "utf8", google: "latin1" } as const;

const BASIS = {
  text: "Reviews collected elsewhere, whose terms let the shop show them.",
  language: "en",
  scopes: ["site", "social"],
} as const;

const mappingFor = async (name: FormatName, content: Buffer | string = sample(name)) => {
  const encoding = ENCODING[name];
  const { names } = await readHeader((from) => bytesOf(content, from), { encoding });
  return mappingOfFormat(name, names, { touchpoint: "delivery", encoding });
};

const importSample = async (name: FormatName, store: string, options: { consent?: boolean } = {}) =>
  importText(test.table, sample(name), {
    store,
    mapping: await mappingFor(name),
    ...(options.consent !== false && { consent: { ...BASIS, scopes: [...BASIS.scopes] } }),
  });

describe("an export of another tool", () => {
  it("comes from Judge.me with name, day, stars, words and reply, and what was spam there stays out", async () => {
    const store = newStore();
    const { tally, rejects } = await importSample("judgeme", store);
    expect(tally).toEqual({ added: 4, existing: 0, rejected: 1 });
    expect(rejects).toMatchObject([{ column: "curated", reason: "the mapping leaves this row out" }]);
    const given = (await storedResponses(test.table, store)).sort((a, b) => (a.answeredAt < b.answeredAt ? -1 : 1));
    expect(given.find(({ answers }) => answers.comment?.startsWith("Bellissima"))).toMatchObject({
      source: "import",
      provenance: "imported",
      answeredAt: "2026-02-10T15:30:40.000Z",
      answers: { rating: 5, comment: 'Bellissima\nLa tazza è "perfetta", anche\nil manico.' },
      consent: {
        ...BASIS,
        given: "import",
        version: "import@1",
        displayName: "Giulia R.",
        givenAt: NOW.toISOString(),
      },
      reply: { text: "Grazie di cuore!", at: "2026-02-11T08:00:00.000Z" },
    });
    expect(given.find(({ answers }) => answers.rating === 1)?.consent).not.toHaveProperty("displayName");
  });

  it("comes from Trustpilot in its language, however its columns are spelled", async () => {
    const store = newStore();
    const { tally, rejects } = await importSample("trustpilot", store);
    expect(tally).toEqual({ added: 3, existing: 0, rejected: 1 });
    expect(rejects).toMatchObject([{ line: 5, column: "Review Stars" }]);
    const given = await storedResponses(test.table, store);
    expect(given.find(({ language }) => language === "fr")).toMatchObject({
      answeredAt: "2026-03-02T23:30:00.000Z",
      answers: { rating: 2, comment: "Déçue\nDeux assiettes cassées, aucune réponse." },
      reply: { text: "Désolés, Marie : nous vous avons écrit.", at: "2026-03-03T09:00:00.000Z" },
    });
    expect(given.find(({ language }) => language === "en")).toMatchObject({
      answers: { comment: "<script>alert(1)</script>" },
      consent: { displayName: '=HYPERLINK("x")' },
    });
  });

  it("comes from Google with stars in words, in Latin-1, with semicolons, and cut off at its end", async () => {
    const store = newStore();
    const { tally, rejects } = await importSample("google", store);
    expect(tally).toEqual({ added: 2, existing: 0, rejected: 2 });
    expect(rejects.map(({ column }) => column)).toEqual(["starRating", ""]);
    const given = await storedResponses(test.table, store);
    expect(given.find(({ answers }) => answers.rating === 5)).toMatchObject({
      answeredAt: "2026-01-05T18:22:01.123Z",
      answers: { comment: "Peças lindas, voltarei." },
      consent: { displayName: "João" },
    });
    // Stars without words: nothing to publish, so nothing to agree to, and no name to keep.
    expect(given.find(({ answers }) => answers.rating === 2)).not.toHaveProperty("consent");
  });

  it.each(FORMAT_NAMES)("changes nothing when it is imported from %s twice", async (name) => {
    const store = newStore();
    const { tally: first } = await importSample(name, store);
    const before = await storedResponses(test.table, store);
    const { tally: second } = await importSample(name, store);
    expect(second).toEqual({ added: 0, existing: first.added, rejected: first.rejected });
    expect(await storedResponses(test.table, store)).toEqual(before);
  });

  it.each(FORMAT_NAMES)("from %s without a basis counts, and keeps neither consent nor name", async (name) => {
    const store = newStore();
    const { tally } = await importSample(name, store, { consent: false });
    const given = await storedResponses(test.table, store);
    expect(given).toHaveLength(tally.added);
    expect(given.filter(({ consent }) => consent !== undefined)).toEqual([]);
    expect(JSON.stringify(given)).not.toMatch(/Giulia R|Jonas|João/);
  });

  it.each(FORMAT_NAMES)("from %s is read without addresses of people", async (name) => {
    expect(columnsOf(await mappingFor(name)).join()).not.toMatch(/e-?mail|ip_|user id/i);
  });

  it.each([
    ["judgeme", "title,rating,review_date", '"body"'],
    ["trustpilot", "Review Created (UTC),Review Stars,Review Content", '"Review Id"'],
    ["google", "reviewId,comment,createTime", '"starRating"'],
    ["google", "Total,By month", '"reviewId" or "name"'],
  ] as const)("is refused as %s when it lacks a column: %s", async (name, header, missing) => {
    const attempt = mappingFor(name, `${header}\n`);
    await expect(attempt).rejects.toThrow(UsageError);
    await expect(attempt).rejects.toThrow(missing);
  });
});

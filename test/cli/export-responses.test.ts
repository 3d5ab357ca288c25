import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ExportRange, exportedResponses, toNdjson } from "../../infra/cli/export-responses.ts";
import { startTable, type TestTable } from "../support/table.ts";
import { aCountedStore, allOf, STORE } from "./counted-world.ts";

const SIZE = 330;

let test: TestTable;
beforeAll(async () => {
  test = await startTable();
  await aCountedStore(test.table, SIZE);
});
afterAll(() => test.stop());

const exported = async (range: ExportRange = {}, timeZone = "UTC") => {
  const found = [];
  for await (const response of exportedResponses(test.table, { id: STORE, timeZone }, range)) found.push(response);
  return found;
};

describe("an export", () => {
  it("holds every response that is not erased once, over more than a page", async () => {
    const wanted = (await allOf(test.table)).filter(({ erasedAt }) => erasedAt === undefined).map(({ id }) => id);
    expect(wanted.length).toBeGreaterThan(250);
    expect((await exported()).map(({ id }) => id).sort()).toEqual(wanted.sort());
  });

  it("holds the days asked for, both included, on the store's calendar", async () => {
    const days = (await exported({ from: "2026-01-12", to: "2026-01-14" })).map(({ answeredAt }) =>
      answeredAt.slice(0, 10),
    );
    expect([...new Set(days)].sort()).toEqual(["2026-01-12", "2026-01-13", "2026-01-14"]);
    const far = await exported({ from: "2026-01-12", to: "2026-01-12" }, "Pacific/Auckland");
    // Auckland is 13 hours ahead in January: its 12th begins at 11:00 on the 11th.
    const instants = far.map(({ answeredAt }) => answeredAt).sort();
    expect(instants.length).toBeGreaterThan(0);
    expect((instants[0] ?? "") >= "2026-01-11T11:00").toBe(true);
    expect((instants.at(-1) ?? "") < "2026-01-12T11:00").toBe(true);
  });

  it("leaves out what only the counting needs", async () => {
    const [response] = await exported();
    const names = Object.keys(JSON.parse(toNdjson(response!)));
    for (const inner of ["counted", "fingerprint", "pending", "rev", "readingAttempts", "reading"]) {
      expect(names).not.toContain(inner);
    }
  });
});

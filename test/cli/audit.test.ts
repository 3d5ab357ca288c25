import { DeleteItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { audit, isClean } from "../../infra/cli/audit.ts";
import type { FindingKind } from "../../infra/cli/audit-finding.ts";
import { addToCell } from "../../shared/adapters/dynamo/cell-item.ts";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { type TableClient, toItem } from "../../shared/adapters/dynamo/table-client.ts";
import { ALL } from "../../shared/domain/cell.ts";
import { TABLE } from "../../shared/table.ts";
import { startTable, type TestTable } from "../support/table.ts";
import {
  aCountedStore,
  addUncounted,
  afterEachScan,
  allOf,
  anotherTable,
  cellsOf,
  digestOn,
  needsOf,
  STORE,
  tamper,
} from "./counted-world.ts";

const SIZE = 60;

let engine: TestTable;
beforeAll(async () => {
  engine = await startTable();
});
afterAll(() => engine.stop());

let tables = 0;
let table: TableClient;
beforeEach(async () => {
  table = await anotherTable(engine, `table-${tables++}`);
  await aCountedStore(table, SIZE);
});

const add = (generation: number, day: string, slice: string, counters: Record<string, number>) =>
  table.client.send(
    new UpdateItemCommand(addToCell(table.tableName, { store: STORE, suffix: 0, generation, day, slice }, counters)),
  );
const remove = (pk: string, sk: string) =>
  table.client.send(
    new DeleteItemCommand({
      TableName: table.tableName,
      Key: toItem({ [TABLE.partitionKey]: pk, [TABLE.sortKey]: sk }),
    }),
  );
const aSlice = async () => (await cellsOf(table)).find(({ address }) => address.slice !== ALL)!.address;

/** Ways to spoil a table, and what an audit must call them. */
const CORRUPTIONS: readonly (readonly [string, FindingKind, () => Promise<unknown>])[] = [
  [
    "a counter that was added to",
    "cell differs",
    async () => add(1, (await aSlice()).day, (await aSlice()).slice, { n: 3, r5: 1 }),
  ],
  ["a whole day that was subtracted from", "cell differs", async () => add(1, (await aSlice()).day, ALL, { n: -1 })],
  [
    "a slice that was deleted",
    "cell missing",
    async () => {
      const { day, slice } = await aSlice();
      await remove(`S#${STORE}#A1#${day.slice(0, 7)}#0`, `D#${day}#${slice}`);
    },
  ],
  [
    "a whole day that was deleted",
    "cell missing",
    async () => {
      const { day } = await aSlice();
      await remove(`S#${STORE}#A1#${day.slice(0, 7)}#0`, `A#${day}`);
    },
  ],
  [
    "a cell that nobody answered",
    "cell without responses",
    () => add(1, "2025-12-24", "retention#email#delivery#it#link#invited#", { n: 1, r5: 1 }),
  ],
  ["a cell of a generation that is over", "cell of a dropped generation", () => add(0, "2026-01-10", ALL, { n: 7 })],
  [
    "a ledger with other counters",
    "ledger differs from the response",
    async () => {
      const response = (await allOf(table)).find(({ id }) => id === "response-1")!;
      const wrong = { ...response.counted?.in["1"], add: { n: 1, r5: 1 } };
      await tamper(table, response.id, "counted", { ...response.counted, in: { 1: wrong } });
    },
  ],
  [
    "an answer that was changed without a word",
    "ledger differs from the response",
    () => tamper(table, "response-1", "answers", { rating: 3 }),
  ],
  ["a ledger that is gone", "response never counted", () => tamper(table, "response-1", "counted", undefined)],
  [
    "a response that was never counted",
    "response never counted",
    async () => {
      await addUncounted(table, [SIZE + 1]);
      await tamper(table, `response-${SIZE + 1}`, "pending", undefined);
    },
  ],
  [
    "a response that has waited for an hour",
    "response never counted",
    async () => {
      await addUncounted(table, [SIZE + 1]);
      await tamper(table, `response-${SIZE + 1}`, "pending", "2026-05-31T23:00:00.000Z");
    },
  ],
];

describe("the audit", () => {
  it("finds nothing wrong with what digest counted, and gives equal counts one digest", async () => {
    const [once, twice] = [await audit(needsOf(table)), await audit(needsOf(table), { store: STORE })];
    expect(once).toMatchObject({ responses: SIZE, waiting: 0, examples: [], busyDays: [] });
    expect(once.cells).toBeGreaterThan(10);
    expect(isClean(once)).toBe(true);
    expect(twice).toEqual(once);
  });

  it.each(CORRUPTIONS)("finds and repairs %s", async (_what, kind, corrupt) => {
    await corrupt();
    const found = await audit(needsOf(table));
    expect(found.wrong[kind]).toBeGreaterThan(0);
    expect(found.repaired[kind]).toBe(0);
    expect(found.examples.map((example) => example.kind)).toContain(kind);

    const repaired = await audit(needsOf(table), { repair: true });
    expect(isClean(repaired)).toBe(true);
    expect(repaired.repaired[kind]).toBeGreaterThan(0);
    const after = await audit(needsOf(table));
    expect(isClean(after)).toBe(true);
    expect(after.digest).toBe(repaired.digest);
  });

  it("brings a spoilt table back to the very counts that it had", async () => {
    const before = await audit(needsOf(table));
    for (const { address } of (await cellsOf(table)).slice(0, 20)) {
      await add(address.generation, address.day, address.slice, { n: 5, es: -40 });
    }
    for (let n = 1; n < 40; n += 2) await tamper(table, `response-${n}`, "counted", undefined);
    const repaired = await audit(needsOf(table), { repair: true });
    expect(isClean(repaired)).toBe(true);
    expect(repaired.digest).toBe(before.digest);
  });

  it("does not call wrong what is on its way to be counted", async () => {
    await addUncounted(table, [SIZE + 1, SIZE + 2]);
    const report = await audit(needsOf(table));
    expect(report.waiting).toBe(2);
    expect(isClean(report)).toBe(true);
  });

  it("is not misled by responses that are counted while it looks", async () => {
    // More than a page of the scan, so that a look takes more than one call.
    await digestOn(table)(
      await addUncounted(
        table,
        Array.from({ length: 500 }, (_, n) => SIZE + n),
      ),
    );
    let next = SIZE + 500;
    const busy = afterEachScan(table, async () => {
      await digestOn(table)(await addUncounted(table, [next++, next++]));
    });
    const report = await audit({ ...needsOf(table), table: busy }, { repair: true });
    expect(next).toBeGreaterThan(SIZE + 500);
    expect(report.busyDays).not.toEqual([]);
    expect(isClean(report)).toBe(true);
    expect(Object.values(report.repaired).every((repaired) => repaired === 0)).toBe(true);
    expect(isClean(await audit(needsOf(table)))).toBe(true);
  });

  it("does not mind what a whole day counted besides its responses in earlier versions", async () => {
    await add(1, (await aSlice()).day, ALL, { ne: 2, es: 100, r5: 1 });
    expect(isClean(await audit(needsOf(table)))).toBe(true);
  });

  it("says what it cannot read", async () => {
    await tamper(table, "response-1", "rev", "many");
    const report = await audit(needsOf(table));
    expect(report.wrong["response not readable"]).toBe(1);
    expect(report.examples[0]?.where).toContain("rev");
  });
});

describe("correcting a cell", () => {
  it("does nothing when its day was counted in since its stamp was read", async () => {
    const cells = dynamoCells(table);
    const { day, slice } = await aSlice();
    const address = { store: STORE, generation: 1, suffix: 0, day, slice };
    const [stamp] = await cells.stamps(address, 1);
    await add(1, day, ALL, { n: 0 });
    expect(await cells.correct(address, { n: 1 }, stamp)).toBe(false);
    expect(await cells.correct(address, { n: 1 }, undefined)).toBe(false);
    expect(await cells.correct(address, { n: 1 }, (stamp ?? 0) + 1)).toBe(true);
    expect(await cells.stamps(address, 1)).toEqual([(stamp ?? 0) + 2]);
  });
});

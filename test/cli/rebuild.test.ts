import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { audit, isClean } from "../../infra/cli/audit.ts";
import { RebuildNotClean, rebuild } from "../../infra/cli/rebuild.ts";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { parseSliceKey } from "../../shared/domain/slice.ts";
import { aTouchpoint } from "../support/builders.ts";
import { startTable, type TestTable } from "../support/table.ts";
import {
  aCountedStore,
  addUncounted,
  afterEachScan,
  allOf,
  anotherTable,
  cellsOf,
  digestOn,
  killedAfter,
  needsOf,
  STORE,
  tamper,
} from "./counted-world.ts";

const SIZE = 90;

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

/** The digest of these tests reads the store anew for every response: there is nobody to wait for. */
const onTable = (table: TableClient) => ({
  ...needsOf(table),
  writersCaughtUp: async () => {},
  readersCaughtUp: async () => {},
});

const generationsOfCells = async () =>
  [...new Set((await cellsOf(table)).map(({ address }) => address.generation))].sort();

/** Numbers from a seed: xorshift32, so that a failing run can be run again. */
const randomFrom = (seed: number) => {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
};

describe("a rebuild", () => {
  it("counts everything again and comes to the same, in a new generation alone", async () => {
    const before = await audit(needsOf(table));
    const report = await rebuild(onTable(table), STORE);
    expect(report).toMatchObject({ generation: 2, moved: 0 });
    const after = await audit(needsOf(table));
    expect([report.audit.digest, after.digest]).toEqual([before.digest, before.digest]);
    expect(isClean(after)).toBe(true);
    expect(await generationsOfCells()).toEqual([2]);
    expect(await dynamoStores(table).get(STORE)).toMatchObject({ generation: 2, generations: [2] });
  });

  it("mends cells that were wrong", async () => {
    const before = await audit(needsOf(table));
    const { address } = (await cellsOf(table))[0]!;
    const [stamp] = await dynamoCells(table).stamps(address, 1);
    await dynamoCells(table).correct(address, { n: 100 }, stamp);
    await rebuild(onTable(table), STORE);
    expect((await audit(needsOf(table))).digest).toBe(before.digest);
  });

  it("moves responses to the stage that their touchpoint declares now, and only then", async () => {
    await dynamoTouchpoints(table).change(STORE, aTouchpoint({ id: "support", stage: "conversion" }));
    expect((await allOf(table)).some(({ stage }) => stage === "conversion")).toBe(false);
    const { moved } = await rebuild(onTable(table), STORE);
    expect(moved).toBe(SIZE / 2);
    const store = (await dynamoStores(table).get(STORE))!;
    const cells = await dynamoCells(table).read(store, "2026-01-01", "2026-12-31");
    const stages = cells.map(({ slice, counters }) => ({ ...parseSliceKey(slice), n: counters.n ?? 0 }));
    expect(stages.filter(({ touchpoint, n }) => touchpoint === "support" && n > 0).map(({ stage }) => stage)).toContain(
      "conversion",
    );
    expect(stages.some(({ stage, n }) => stage === "advocacy" && n > 0)).toBe(false);
    expect(isClean(await audit(needsOf(table)))).toBe(true);
  });

  it("counts in both generations what comes in meanwhile", async () => {
    let next = SIZE;
    const busy = afterEachScan(table, async () => {
      await digestOn(table)(await addUncounted(table, [next++, next++]));
    });
    await rebuild({ ...onTable(table), table: busy }, STORE);
    expect(next).toBeGreaterThan(SIZE);
    const after = await audit(needsOf(table));
    expect(after.responses).toBe(next);
    expect(isClean(after)).toBe(true);
  });

  it("can be killed anywhere and run again", async () => {
    await dynamoTouchpoints(table).change(STORE, aTouchpoint({ id: "support", stage: "conversion" }));
    const random = randomFrom(20_260_601);
    let kills = 0;
    for (let generation = 2; generation <= 6; generation++) {
      let done = false;
      while (!done) {
        const dying = killedAfter(table, Math.floor(random() ** 3 * 300));
        try {
          await rebuild({ ...onTable(dying), digest: digestOn(dying) }, STORE);
          done = true;
        } catch (error) {
          // A digest that is killed gives its responses back instead of throwing: then the audit keeps the flip back.
          if (!(error instanceof RebuildNotClean)) expect(error).toMatchObject({ message: "killed" });
          kills += 1;
        }
      }
      const after = await audit(needsOf(table));
      expect(isClean(after)).toBe(true);
      expect(after.responses).toBe(SIZE);
    }
    expect(kills).toBeGreaterThan(10);
    const incremental = await audit(needsOf(table));
    await rebuild(onTable(table), STORE);
    expect((await audit(needsOf(table))).digest).toBe(incremental.digest);
    expect(await generationsOfCells()).toHaveLength(1);
  });

  it("does not flip to a generation that does not add up", async () => {
    await tamper(table, "response-1", "rev", "many");
    await expect(rebuild(onTable(table), STORE)).rejects.toBeInstanceOf(RebuildNotClean);
    expect(await dynamoStores(table).get(STORE)).toMatchObject({ generation: 1 });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { audit, isClean } from "../../infra/cli/audit.ts";
import { RebuildNotClean, rebuild } from "../../infra/cli/rebuild.ts";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { dynamoJourneyEdits } from "../../shared/adapters/dynamo/journey-edits.ts";
import { dynamoJourneyTrail } from "../../shared/adapters/dynamo/journey-trail.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { parseSliceKey } from "../../shared/domain/slice.ts";
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

/** Moves a touchpoint to another stage, as any editor does. */
const moveSupport = async () => {
  const store = (await dynamoStores(table).get(STORE))!;
  const editor = { by: "key", name: "Ada", now: new Date() };
  return dynamoJourneyEdits(table).changeTouchpoint(store, "support", { stage: "conversion" }, editor);
};

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
    await moveSupport();
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

  it("notes that history has moved, so that the stage which it left can go", async () => {
    expect((await moveSupport()).formerly).toEqual([{ stage: "advocacy", channel: expect.any(String) }]);
    const withoutAdvocacy = async () => {
      const store = (await dynamoStores(table).get(STORE))!;
      const stages = store.stages.filter(({ id }) => id !== "advocacy");
      return dynamoJourneyEdits(table).changeStore(store, { stages }, { by: "key", name: "Ada", now: new Date() });
    };
    await expect(withoutAdvocacy()).rejects.toMatchObject({ code: "invalid_input" });
    await rebuild(onTable(table), STORE);
    expect(await dynamoTouchpoints(table).get(STORE, "support")).not.toHaveProperty("formerly");
    const { changes } = await dynamoJourneyTrail(table).list(STORE, 10);
    const [step] = changes.filter(({ by }) => by === "cli").flatMap(({ steps }) => steps);
    expect(step).toMatchObject({ action: "move_history", subject: "support" });
    await withoutAdvocacy();
  });

  it("leaves the note of a touchpoint that is moved while it counts", async () => {
    await moveSupport();
    let moved = false;
    const busy = afterEachScan(table, async () => {
      if (moved) return;
      moved = true;
      const store = (await dynamoStores(table).get(STORE))!;
      const editor = { by: "key", name: "Ada", now: new Date() };
      await dynamoJourneyEdits(table).changeTouchpoint(store, "support", { stage: "awareness" }, editor);
    });
    await rebuild({ ...onTable(table), table: busy }, STORE);
    expect((await dynamoTouchpoints(table).get(STORE, "support"))?.formerly?.map(({ stage }) => stage)).toEqual([
      "advocacy",
      "conversion",
    ]);
    await rebuild(onTable(table), STORE);
    expect(await dynamoTouchpoints(table).get(STORE, "support")).not.toHaveProperty("formerly");
    expect((await allOf(table)).some(({ stage }) => stage === "awareness")).toBe(true);
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
    await moveSupport();
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

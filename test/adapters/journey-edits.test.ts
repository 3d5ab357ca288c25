import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoJourneyEdits } from "../../shared/adapters/dynamo/journey-edits.ts";
import { dynamoJourneyTrail } from "../../shared/adapters/dynamo/journey-trail.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { Editor } from "../../shared/domain/journey-change.ts";
import type { TouchpointDraft } from "../../shared/domain/touchpoint.ts";
import { aResponse, aStore, aTouchpoint } from "../support/builders.ts";
import { startTable, type TestTable } from "../support/table.ts";

let engine: TestTable;
beforeAll(async () => {
  engine = await startTable();
});
afterAll(() => engine.stop());

const ADA: Editor = { by: "key-1", name: "Ada", now: new Date("2026-11-22T09:00:00.000Z") };
const draft = (fields: Partial<TouchpointDraft> = {}): TouchpointDraft => {
  const { revision: _, ...touchpoint } = aTouchpoint(fields);
  return touchpoint;
};

let made = 0;
const setUp = async () => {
  const { table } = engine;
  const store = await dynamoStores(table).create(aStore({ id: `shop-${made++}` }), ADA.now);
  const stores = dynamoStores(table);
  const read = async () => (await stores.get(store.id))!;
  const touchpoint = async (id: string) => (await dynamoTouchpoints(table).get(store.id, id))!;
  const trail = async () => (await dynamoJourneyTrail(table).list(store.id, 50)).changes;
  return { store, read, touchpoint, trail, edits: dynamoJourneyEdits(table), touchpoints: dynamoTouchpoints(table) };
};

describe("a change of the journey", () => {
  it("stands in the trail with who made it, newest first", async () => {
    const { edits, store, read, trail } = await setUp();
    await edits.createTouchpoint(store, draft(), ADA);
    const later = { ...ADA, now: new Date("2026-11-22T10:00:00.000Z") };
    await edits.changeStore(await read(), { stages: [...store.stages].reverse() }, later);
    expect((await trail()).map(({ at, by, name, steps }) => [at, by, name, steps[0]?.action])).toEqual([
      ["2026-11-22T10:00:00.000Z", "key-1", "Ada", "order_stages"],
      ["2026-11-22T09:00:00.000Z", "key-1", "Ada", "add_touchpoint"],
    ]);
  });

  it("that changes nothing leaves no trace", async () => {
    const { edits, store, read, trail } = await setUp();
    await edits.createTouchpoint(store, draft(), ADA);
    const same = await edits.changeTouchpoint(await read(), "delivery", { stage: "retention" }, ADA);
    expect(same.revision).toBe(1);
    expect(await trail()).toHaveLength(1);
  });

  it("of something that was changed meanwhile is refused whole", async () => {
    const { edits, store, read, touchpoint, trail } = await setUp();
    await edits.createTouchpoint(store, draft(), ADA);
    const seen = await read();
    await edits.changeTouchpoint(seen, "delivery", { order: 1 }, ADA, { revision: 1 });
    const late = edits.changeTouchpoint(seen, "delivery", { order: 2 }, ADA, { revision: 1 });
    await expect(late).rejects.toMatchObject({ code: "conflict" });
    await edits.changeStore(seen, { stages: [...seen.stages].reverse() }, ADA);
    await expect(edits.changeStore(seen, { stages: seen.stages }, ADA)).rejects.toMatchObject({ code: "conflict" });
    expect(await touchpoint("delivery")).toMatchObject({ order: 1, revision: 2 });
    expect(await trail()).toHaveLength(3);
  });

  it("lets many touchpoints be made at one time", async () => {
    const { edits, store, touchpoints } = await setUp();
    const ids = ["a", "b", "c", "d", "e"];
    await Promise.all(ids.map((id) => edits.createTouchpoint(store, draft({ id }), ADA)));
    expect((await touchpoints.all(store.id)).map(({ id }) => id)).toEqual(ids);
  });

  it("never leaves a touchpoint in a stage that goes at the same time", async () => {
    for (let round = 0; round < 10; round++) {
      const { edits, store, read, touchpoints } = await setUp();
      const without = store.stages.filter(({ id }) => id !== "advocacy");
      const outcomes = await Promise.allSettled([
        edits.changeStore(store, { stages: without }, ADA),
        edits.createTouchpoint(store, draft({ stage: "advocacy" }), ADA),
      ]);
      const stages = (await read()).stages.map(({ id }) => id);
      for (const { stage } of await touchpoints.all(store.id)) expect(stages).toContain(stage);
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    }
  });

  it("of a stage notes where the responses are counted, if there are any", async () => {
    const { edits, store, read, touchpoint } = await setUp();
    await edits.createTouchpoint(store, draft(), ADA);
    await edits.changeTouchpoint(await read(), "delivery", { stage: "advocacy" }, ADA);
    expect(await touchpoint("delivery")).not.toHaveProperty("formerly");
    await dynamoResponses(engine.table).add(aResponse({ store: store.id, id: "one" }));
    await edits.changeTouchpoint(await read(), "delivery", { stage: "conversion" }, ADA);
    expect((await touchpoint("delivery")).formerly).toEqual([{ stage: "advocacy", channel: "email" }]);
    const without = store.stages.filter(({ id }) => id !== "advocacy");
    const removed = edits.changeStore(await read(), { stages: without }, ADA);
    await expect(removed).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("moves a touchpoint up and down, two numbers at one time", async () => {
    const { edits, store, read, touchpoints } = await setUp();
    for (const id of ["a", "b", "c"]) await edits.createTouchpoint(await read(), draft({ id }), ADA);
    await edits.moveTouchpoint(store, "c", "up", ADA);
    await edits.moveTouchpoint(store, "a", "down", ADA);
    const all = await touchpoints.all(store.id);
    expect(all.sort((a, b) => a.order - b.order).map(({ id }) => id)).toEqual(["c", "a", "b"]);
    const stale = edits.moveTouchpoint(store, "a", "down", ADA, { revision: 1 });
    await expect(stale).rejects.toMatchObject({ code: "conflict" });
    await expect(edits.moveTouchpoint(store, "x", "up", ADA)).rejects.toMatchObject({ code: "not_found" });
  });

  it("says when too many have one number to be numbered at one time", async () => {
    const { edits, store, touchpoints } = await setUp();
    await Promise.all(
      Array.from({ length: 110 }, (_, index) => touchpoints.create(store.id, aTouchpoint({ id: `t${index}` }))),
    );
    await expect(edits.moveTouchpoint(store, "t5", "up", ADA)).rejects.toMatchObject({ code: "invalid_input" });
  });
});

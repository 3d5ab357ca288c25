import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Annotations, dynamoAnnotations } from "../../shared/adapters/dynamo/annotations.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { MAX_ANNOTATIONS } from "../../shared/domain/annotation.ts";
import { addDays } from "../../shared/domain/store.ts";
import { aTouchpoint } from "../support/builders.ts";
import { startTable } from "../support/table.ts";

const NOW = new Date("2026-05-04T10:00:00Z");
const LATER = new Date("2026-05-05T10:00:00Z");
let world: Awaited<ReturnType<typeof startTable>>;
let annotations: Annotations;
let stores = 0;
const newStore = () => `store-${++stores}`;

beforeAll(async () => {
  world = await startTable();
  annotations = dynamoAnnotations(world.table);
});
afterAll(() => world.stop());

describe("notes", () => {
  it("come back by day, with every field they were given, and no other item of the store", async () => {
    const store = newStore();
    await dynamoTouchpoints(world.table).create(store, aTouchpoint());
    const later = await annotations.create(store, { day: "2026-05-03", text: "Nuovo corriere 🚚" }, NOW);
    const earlier = await annotations.create(store, { day: "2026-01-31", text: "Saldi" }, NOW);
    expect(await annotations.list(store)).toEqual([earlier, later]);
    expect(later).toEqual({
      id: expect.stringMatching(/^[\w-]{12}$/),
      day: "2026-05-03",
      text: "Nuovo corriere 🚚",
      createdAt: "2026-05-04T10:00:00.000Z",
    });
    expect(await annotations.list(newStore())).toEqual([]);
  });

  it("are listed from one day to another, both included", async () => {
    const store = newStore();
    for (const day of ["2026-05-02", "2026-05-03", "2026-05-03", "2026-05-04"]) {
      await annotations.create(store, { day, text: day }, NOW);
    }
    const days = async (from?: string, to?: string) => (await annotations.list(store, from, to)).map(({ day }) => day);
    expect(await days("2026-05-03", "2026-05-03")).toEqual(["2026-05-03", "2026-05-03"]);
    expect(await days("2026-05-03")).toEqual(["2026-05-03", "2026-05-03", "2026-05-04"]);
    expect(await days(undefined, "2026-05-02")).toEqual(["2026-05-02"]);
    expect(await days("2026-05-05", "2026-05-09")).toEqual([]);
  });

  it("change their text where they are and keep their id when they move", async () => {
    const store = newStore();
    const note = await annotations.create(store, { day: "2026-05-03", text: "Nuovo corriere" }, NOW);
    const renamed = await annotations.change(store, note, { text: "Corriere Lento" }, LATER);
    expect(renamed).toEqual({ ...note, text: "Corriere Lento", changedAt: LATER.toISOString() });
    const moved = await annotations.change(store, note, { day: "2026-05-06" }, LATER);
    expect(moved).toEqual({ ...renamed, day: "2026-05-06" });
    expect(await annotations.list(store)).toEqual([moved]);
  });

  it("are not found once they are gone, have moved or are another store's", async () => {
    const store = newStore();
    const note = await annotations.create(store, { day: "2026-05-03", text: "x" }, NOW);
    const gone = { code: "not_found" };
    const elsewhere = { ...note, day: "2026-05-04" };
    await expect(annotations.change(newStore(), note, { text: "y" }, LATER)).rejects.toMatchObject(gone);
    await expect(annotations.change(store, elsewhere, { text: "y" }, LATER)).rejects.toMatchObject(gone);
    await expect(annotations.remove(store, elsewhere)).rejects.toMatchObject(gone);
    await annotations.remove(store, note);
    await expect(annotations.remove(store, note)).rejects.toMatchObject(gone);
    await expect(annotations.change(store, note, { text: "y" }, LATER)).rejects.toMatchObject(gone);
    expect(await annotations.list(store)).toEqual([]);
  });

  it("are at most five hundred a store", async () => {
    const store = newStore();
    const days = Array.from({ length: MAX_ANNOTATIONS - 1 }, (_, index) => addDays("2025-01-01", index));
    await Promise.all(days.map((day) => annotations.create(store, { day, text: "x".repeat(200) }, NOW)));
    const last = await annotations.create(store, { day: "2026-05-03", text: "500" }, NOW);
    await expect(annotations.create(store, { day: "2026-05-03", text: "501" }, NOW)).rejects.toMatchObject({
      code: "not_eligible",
    });
    expect(await annotations.list(store)).toHaveLength(MAX_ANNOTATIONS);
    await annotations.remove(store, last);
    await annotations.create(store, { day: "2026-05-03", text: "again" }, NOW);
  });
});

import { BatchWriteItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planNeeds } from "../../functions/http/adapters.ts";
import { planOrder } from "../../functions/invite/plan.ts";
import { dynamoAskRules } from "../../shared/adapters/dynamo/ask-rules.ts";
import { dynamoAsks } from "../../shared/adapters/dynamo/asks.ts";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { dynamoInvitations } from "../../shared/adapters/dynamo/invitations.ts";
import { dynamoOptOuts } from "../../shared/adapters/dynamo/opt-outs.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoSurveys } from "../../shared/adapters/dynamo/surveys.ts";
import type { Item } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTestimonials } from "../../shared/adapters/dynamo/testimonials.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { MAX_LISTED } from "../../shared/domain/customer.ts";
import { aConsent, aRule, aSurvey, aTouchpoint } from "../support/builders.ts";
import {
  type KillableTable,
  Killed,
  openStore,
  type ProfileWorld,
  settle,
  startKillableTable,
} from "./profile-world.ts";

const NOW = new Date("2026-07-01T09:00:00Z");
const WISH = { at: NOW.toISOString(), because: "wish" } as const;
const ANNA = "AAAAAAAAAAAAAAAAAAAAAA";
const BEA = "BBBBBBBBBBBBBBBBBBBBBB";
const NAMES = [ANNA, BEA];

let killable: KillableTable;
beforeAll(async () => {
  killable = await startKillableTable();
});
afterAll(() => killable?.stop());

/** Anna, of whom there is something of every kind, and Bea, who must not notice. */
const furnish = async (id: string): Promise<ProfileWorld> => {
  const { table } = killable;
  const world = await openStore(killable, id, () => NOW);
  await dynamoTouchpoints(table).create(id, aTouchpoint());
  const draft = aSurvey({ store: id, state: "draft" });
  await dynamoSurveys(table).create(draft);
  await dynamoSurveys(table).publish({ ...draft, state: "published", revision: draft.revision + 1 }, draft);
  await dynamoAskRules(table).put(aRule({ store: id, when: { state: "created" } }));
  await world.submit({ id: "said", customer: ANNA, answers: { rating: 5, recommendation: 9 }, order: "1001" });
  await world.submit({ id: "shared", customer: ANNA, answers: { rating: 4, comment: "Bello." }, consent: aConsent() });
  await world.submit({ id: "begun", customer: ANNA, answers: { rating: 1 }, partial: true, rev: 0 });
  await world.submit({ id: "beas", customer: BEA, answers: { rating: 2, recommendation: 3 } });
  await world.tell("1001", ANNA, "2026-03-01T09:00:00.000Z");
  await world.tell("1002", BEA, "2026-03-02T09:00:00.000Z");
  await world.tell("1003", ANNA, "2026-06-30T09:00:00.000Z");
  const plan = planOrder(planNeeds(table, () => NOW));
  for (const order of ["1001", "1002", "1003"]) await plan(id, order);
  await dynamoInvitations(table).add({
    idHash: "hash",
    store: id,
    survey: "after-delivery",
    customer: ANNA,
    order: "1001",
    createdAt: "2026-06-01T09:00:00.000Z",
    expiresAt: "2026-08-01T09:00:00.000Z",
  });
  await dynamoOptOuts(table).add(id, ANNA, NOW);
  await settle(world, NAMES);
  return world;
};

/** All items of a store, to be put into others. */
const itemsOf = async (id: string): Promise<Item[]> => {
  const { client, tableName } = killable;
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const page: { Items?: Item[] | undefined; LastEvaluatedKey?: Item | undefined } = await client.send(
      new ScanCommand({ TableName: tableName, ExclusiveStartKey: start, Limit: 500 }),
    );
    items.push(...(page.Items ?? []).filter(({ pk }) => pk?.S === `S#${id}` || pk?.S?.startsWith(`S#${id}#`)));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
};

let template: Item[] = [];

/** A store as the one that was furnished. */
const furnished = async (id: string): Promise<ProfileWorld> => {
  const { client, tableName } = killable;
  const world = await openStore(killable, id, () => NOW);
  const copies: Item[] = JSON.parse(
    JSON.stringify(template)
      .replaceAll("#whole#", `#${id}#`)
      .replaceAll('#whole"', `#${id}"`)
      .replaceAll('"whole"', `"${id}"`),
  );
  for (let first = 0; first < copies.length; first += 25) {
    const puts = copies.slice(first, first + 25).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: puts } }));
  }
  world.adopt(["said", "shared", "begun", "beas"], ["1001", "1002", "1003"]);
  await world.look(NAMES);
  return world;
};

/** What is to be seen of a store from outside: where Anna is named, what is counted, what Bea still has. */
const outcome = async (world: ProfileWorld) => {
  const { table } = killable;
  const [anna, bea, responses] = await Promise.all([world.profile(ANNA), world.profile(BEA), world.allResponses()]);
  return {
    named: (await world.whereNamed(ANNA)).map((key) => key.replace(`S#${world.id}`, "S#")),
    anna: anna && { ...anna, rev: 0, store: "" },
    bea: bea && { ...bea, rev: 0, store: "" },
    responses: responses.map(({ id, erasedAt, answers }) => ({ id, isErased: erasedAt !== undefined, answers })),
    orders: await Promise.all(
      ["1001", "1002", "1003"].map(async (id) => (await world.orders.get(world.id, id))?.erasedAt !== undefined),
    ),
    asks: (await dynamoAsks(table).ofOrder(world.id, "1001")).map(({ state, reason }) => ({ state, reason })),
    testimonial: await dynamoTestimonials(table).get(world.id, "shared"),
    customerCells: await world.cells(),
    cells: (await dynamoCells(table).read(world.store, "2026-01-01", "2026-12-31"))
      .map(({ day, slice, counters }) => ({ day, slice, n: counters.n ?? 0 }))
      .filter(({ n }) => n !== 0)
      .sort((one, other) => (one.slice < other.slice ? -1 : 1)),
  };
};

const plannedAgain = async (id: string) => {
  for (const order of ["1001", "1002", "1003"]) await planOrder(planNeeds(killable.table, () => NOW))(id, order);
};

describe("erasing a customer", () => {
  let whole: Awaited<ReturnType<typeof outcome>>;

  it("takes all that is theirs, what is counted of it too, and nothing of anybody else", async () => {
    const world = await furnish("whole");
    const before = await outcome(world);
    expect(before.named.length).toBeGreaterThanOrEqual(9);
    expect(before.testimonial?.state).toBe("candidate");
    expect(before.anna?.notCounted.map(({ id }) => id)).toEqual(["begun"]);
    template = await itemsOf("whole");

    const { state, erased } = await world.erase(world.store, ANNA, WISH);
    expect({ state, erased }).toEqual({
      state: "erased",
      erased: { responses: 3, orders: 2, asks: 2, invitations: 1 },
    });
    await settle(world, NAMES);
    await plannedAgain(world.id);
    whole = await outcome(world);
    // That they wish no more invitations is all that stays, under their name that nobody can read.
    expect(whole.named).toEqual([`S##O#${ANNA} | O`]);
    expect(whole.anna).toMatchObject({ erased: WISH, orders: [], answers: [], notCounted: [], asked: [] });
    expect(whole.anna).not.toHaveProperty("email");
    expect(whole.anna).not.toHaveProperty("counted");
    expect(whole.bea).toEqual(before.bea);
    expect(whole.testimonial).toBeUndefined();
    expect(whole.orders).toEqual([true, false, true]);
    expect(whole.asks).toEqual([{ state: "not_asked", reason: "erased" }]);
    expect(whole.cells).toEqual([{ day: "2026-03-10", slice: expect.any(String), n: 1 }]);
    expect(whole.customerCells).toEqual(await world.cellsShould([BEA]));
  });

  it("killed between any two calls and begun again, ends as if nothing had happened", async () => {
    let killings = 0;
    for (let calls = 0; ; calls++) {
      const id = `killed-${calls}`;
      const world = await furnished(id);
      let left = calls;
      killable.judge(() => (left-- > 0 ? "lives" : "dies before"));
      let wasKilled = false;
      try {
        await world.erase(world.store, ANNA, WISH);
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        wasKilled = true;
      }
      killable.judge(undefined);
      if (wasKilled) {
        killings += 1;
        const wasBegun = (await world.profile(ANNA))?.erasing !== undefined;
        // Every other one that was begun is ended by the sweep, as one is whose caller never comes again.
        await world.erase(world.store, ANNA, wasBegun && calls % 2 === 0 ? undefined : WISH);
      }
      await settle(world, NAMES);
      await plannedAgain(id);
      expect(await outcome(world), id).toEqual(whole);
      if (!wasKilled) break;
    }
    // Each call is one to be killed at: fewer, and this says nothing.
    expect(killings).toBeGreaterThanOrEqual(25);
  });

  it("takes what comes late of before, and leaves what is new", async () => {
    const world = await furnished("late");
    await world.erase(world.store, ANNA, WISH);
    await settle(world, NAMES);
    await world.submit({ id: "late", customer: ANNA, answers: { rating: 3 }, answeredAt: "2026-05-01T09:00:00.000Z" });
    await world.tell("1000", ANNA, "2026-02-01T09:00:00.000Z");
    await world.tell("2000", ANNA, "2026-07-02T09:00:00.000Z");
    await settle(world, NAMES);
    expect((await world.profile(ANNA))?.erasing).toEqual(WISH);
    await world.erase(world.store, ANNA, undefined);
    await settle(world, NAMES);
    const anna = await world.profile(ANNA);
    expect(anna).toMatchObject({ orders: [{ id: "2000" }], answers: [], erased: WISH });
    expect(anna?.email).toBe(`${ANNA}@example.com`);
    expect((await world.responses.get(world.id, "late"))?.erasedAt).toBeDefined();
    expect((await world.orders.get(world.id, "1000"))?.erasedAt).toBeDefined();
    expect(await world.cells()).toEqual(await world.cellsShould(NAMES));
  });

  it("of more responses than a profile lists takes every one", async () => {
    const world = await openStore(killable, "many", () => NOW);
    for (const id of ["one", "two"]) await world.submit({ id, customer: ANNA, answers: { rating: 3 } });
    await world.submit({ id: "beas", customer: BEA, answers: { rating: 3 } });
    await settle(world, NAMES);
    // As one is whose list is full, and has neither of the two in it.
    const anna = (await world.profile(ANNA))!;
    const [answer] = anna.answers;
    const answers = Array.from({ length: MAX_LISTED }, (_, index) => ({ ...answer!, id: `other-${index}` }));
    expect(await world.customers.save({ ...anna, answers, uncounted: true, rev: anna.rev + 1 })).toBe(true);
    await settle(world, NAMES);
    expect(await world.erase(world.store, ANNA, WISH, 1)).toMatchObject({ state: "erasing", erased: { responses: 1 } });
    expect(await world.erase(world.store, ANNA, undefined)).toMatchObject({
      state: "erased",
      erased: { responses: 1 },
    });
    await settle(world, NAMES);
    const left = (await world.allResponses()).filter(({ erasedAt }) => erasedAt === undefined);
    expect(left.map(({ id }) => id)).toEqual(["beas"]);
    expect(await world.cells()).toEqual(await world.cellsShould(NAMES));
  });
});

describe("the retention time of a store", () => {
  it("removes whom nothing was heard of, leaves what they said as nobody's, and keeps the others", async () => {
    const { table } = killable;
    const world = await furnished("retention");
    const kept = await openStore(killable, "no-retention", () => NOW);
    await kept.tell("1", ANNA, "2020-01-01T09:00:00.000Z");
    const store = await dynamoStores(table).get("retention");
    await dynamoStores(table).change(store!, { retentionDays: 100 });
    const before = await outcome(world);

    const swept = await world.sweep();
    await settle(world, NAMES);
    // Bea answered on 10 March, more than 100 days ago; Anna ordered yesterday.
    expect(swept).toMatchObject({ removed: 1, failed: 0 });
    const after = await outcome(world);
    expect(after.anna).toEqual(before.anna);
    expect(after.bea).toMatchObject({ orders: [], answers: [], erased: { because: "retention" } });
    expect(after.bea).not.toHaveProperty("email");
    expect(after.cells).toEqual(before.cells);
    expect(await world.whereNamed(BEA)).toEqual([]);
    expect((await world.responses.get("retention", "beas"))?.answers).toEqual({ rating: 2, recommendation: 3 });
    expect(after.customerCells).toEqual(await world.cellsShould([ANNA]));
    expect((await kept.profile(ANNA))?.orders).toHaveLength(1);
    expect(await world.sweep()).toEqual({ resumed: 0, removed: 0, failed: 0 });
  });
});

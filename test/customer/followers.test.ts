import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepAnswers } from "../../functions/follow/keep-answers.ts";
import { profileNeeds } from "../../functions/http/adapters.ts";
import { type KillableTable, Killed, openStore, type ProfileWorld, startKillableTable } from "./profile-world.ts";

const NAMES = ["anna", "bea"];
const RESPONSES = ["r1", "r2", "r3", "r4"];
const ORDERS = ["o1", "o2", "o3"];
const SEEDS = 10;
const STEPS = 20;

let table: KillableTable;
beforeAll(async () => {
  table = await startKillableTable();
});
afterAll(() => table?.stop());

/** Small numbers that mean nothing and are the same for the same seed. */
const randomOf = (seed: number) => {
  let state = seed * 2_654_435_761 + 1;
  return (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};
type Random = ReturnType<typeof randomOf>;
const pick = <One>(random: Random, all: readonly One[]): One => all[random(all.length)]!;
const dayOf = (random: Random) => `2026-0${1 + random(6)}-1${random(9)}T09:00:00.000Z`;

/** Something that a customer, a shop or the store's people do. */
const act = async (world: ProfileWorld, random: Random, now: Date): Promise<void> => {
  const id = pick(random, RESPONSES);
  const customer = pick(random, NAMES);
  switch (random(8)) {
    case 0:
    case 1:
    case 2: {
      const isBegun = random(4) === 0;
      const answers = { feeling: { face: 1 + random(5) }, recommendation: random(11) };
      return world.submit({
        id,
        customer,
        answeredAt: dayOf(random),
        stage: pick(random, ["conversion", "retention"]),
        answers,
        ...(isBegun && { partial: true, rev: 0 }),
        ...(random(6) === 0 && { suspect: ["fast"] }),
      });
    }
    case 3: {
      const response = await world.responses.get(world.id, id);
      if (response === undefined || response.erasedAt !== undefined) return;
      const complete = response.partial === true ? ({ complete: true } as const) : {};
      return world.responses.revise(response, { feeling: { face: 1 + random(5) } }, now, { ...complete, suspect: [] });
    }
    case 4:
      await world.responses.erase(world.id, id, now);
      return;
    case 5:
    case 6:
      return world.tell(pick(random, ORDERS), customer, dayOf(random), {
        amount: random(5000),
        ...(random(3) === 0 && { refunded: "2026-06-25T09:00:00.000Z" }),
      });
    default:
      await world.orders.erase(world.id, pick(random, ORDERS), now);
  }
};

/** What is done may be done again by whoever is not told that it is. */
const untilDone = async (run: () => Promise<void>): Promise<void> => {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof Killed) && !(error instanceof Error && error.message.includes("changed"))) throw error;
    }
  }
};

/** A store in which much happens, and what follows is handed out late, twice, in any order, at once, to those who die. */
const live = async (seed: number) => {
  const random = randomOf(seed);
  const now = () => new Date("2026-07-01T09:00:00Z");
  const world = await openStore(table, `seed-${seed}`, now);
  let waiting: Awaited<ReturnType<ProfileWorld["look"]>> = [];
  const all: typeof waiting = [];
  const deliver = async (changes: typeof waiting) => {
    const outcomes = await Promise.allSettled(changes.map(world.follow));
    outcomes.forEach((outcome, index) => {
      if (outcome.status === "rejected") waiting.push(changes[index]!);
    });
  };
  for (let step = 0; step < STEPS; step++) {
    await untilDone(() => act(world, random, now()));
    const news = await world.look(NAMES);
    all.push(...news);
    waiting.push(...news);
    const some = waiting.filter(() => random(2) === 0);
    waiting = waiting.filter((change) => !some.includes(change));
    // What was delivered before may come again.
    if (all.length > 0 && random(3) === 0) some.push(pick(random, all));
    table.judge(() => (random(12) === 0 ? pick(random, ["dies before", "dies after"] as const) : "lives"));
    await deliver(some.sort(() => random(3) - 1));
    table.judge(undefined);
  }
  for (let round = 0; ; round++) {
    const news = await world.look(NAMES);
    const left = [...waiting, ...news];
    if (left.length === 0) break;
    if (round > 50) throw new Error(`does not come to rest: ${JSON.stringify(left)}`);
    waiting = [];
    for (const change of left) await world.follow(change);
  }
  return world;
};

describe("the profiles of customers", () => {
  it(`say what all responses and orders say, and the cells add up to them, over ${SEEDS} stores`, async () => {
    let answers = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const world = await live(seed);
      for (const name of NAMES) {
        const profile = await world.profile(name);
        const should = await world.should(name);
        const listed = {
          answers: (profile?.answers ?? []).map(({ id, at, emotion, version }) => ({ id, at, emotion, version })),
          notCounted: (profile?.notCounted ?? []).map(({ id }) => id).sort(),
          orders: (profile?.orders ?? []).map(({ id, at, amount }) => ({ id, at, amount })),
        };
        expect(listed, `seed ${seed}, ${name}`).toEqual(should);
        expect(profile?.uncounted).toBeUndefined();
        answers += listed.answers.length;
      }
      expect(await world.cells(), `seed ${seed}`).toEqual(await world.cellsShould(NAMES));
    }
    // Else this says nothing.
    expect(answers).toBeGreaterThan(SEEDS);
  });

  it("say what was seen last, whoever comes in between the two reads of another", async () => {
    const now = () => new Date("2026-07-01T09:00:00Z");
    const world = await openStore(table, "between", now);
    await world.submit({ id: "r1", customer: "anna", answers: { rating: 5 } });
    for (const change of await world.look(NAMES)) await world.follow(change);
    const needs = profileNeeds(table.table, now);
    let reads = 0;
    const thenErased = async <Value>(read: Promise<Value>): Promise<Value> => {
      const value = await read;
      reads += 1;
      if (reads === 1) {
        await world.responses.erase(world.id, "r1", now());
        await keepAnswers(needs)(world.id, "anna", ["r1"]);
      }
      return value;
    };
    await keepAnswers({
      ...needs,
      customers: { ...needs.customers, get: (...of) => thenErased(needs.customers.get(...of)) },
      responses: { getMany: (keys) => thenErased(needs.responses.getMany(keys)) },
    })(world.id, "anna", ["r1"]);
    expect((await world.profile("anna"))?.answers ?? []).toEqual([]);
    expect(await world.cells()).toEqual({});
  });
});

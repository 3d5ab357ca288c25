import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Mail, Mailer, MailOutcome } from "../../shared/domain/mail.ts";
import { type SendWorld, startSendWorld } from "./send-world.ts";

const DUE = "2026-03-19T09:00:01Z";
/** Longer than a lease. */
const NEXT_TURN_MS = 11 * 60_000;

class Killed extends Error {}

/** Calls until the process is killed, and whether the last one still reached its end. */
let fate: { calls: number; readonly reached: boolean } | undefined;
let killings = 0;

/** One call of a process that may be killed at it; a dead one does nothing more. */
const orDie = async <Value>(call: () => Promise<Value>): Promise<Value> => {
  if (fate === undefined) return call();
  fate.calls -= 1;
  if (fate.calls > 0) return call();
  if (fate.calls === 0) {
    killings += 1;
    if (fate.reached) await call();
  }
  throw new Killed();
};

const killable = (client: DynamoDBClient): void =>
  client.middlewareStack.add((next) => (args) => orDie(() => next(args)), { step: "initialize" });

let world: SendWorld;
beforeAll(async () => {
  world = await startSendWorld();
  killable(world.client);
});
afterAll(() => world?.stop());

/** Turns of sending until nothing is due, each a process of its own. Returns how many were killed. */
const sendAll = async (to: Mailer = world.mailbox): Promise<number> => {
  const mailer: Mailer = { ...to, send: (mail) => orDie(() => to.send(mail)) };
  for (let killed = 0; ; killed++) {
    try {
      await world.startSender(mailer)();
      if (fate === undefined || fate.calls > 0) return killed;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    fate = undefined;
    world.forward(NEXT_TURN_MS);
  }
};

const OUTCOME = { subjects: 1, asks: ["sent"], delivered: [true], slices: { iv: 1, dl: 1 } };
const outcomeOf = async (store: string) => {
  const asks = await world.asks.ofOrder(store, "1001");
  const { slices, rules } = await world.funnel(store);
  expect(rules["after-delivery"]).toEqual(slices);
  return {
    subjects: (await world.mails(store)).length,
    asks: asks.map(({ state }) => state),
    delivered: asks.map(({ deliveredAt }) => deliveredAt !== undefined),
    slices,
  };
};

describe("killed between any two calls", () => {
  it.each([false, true])("every invitation is in the mailbox once, and counted once (reached: %s)", async (reached) => {
    const before = killings;
    for (let calls = 1; ; calls++) {
      const store = `killed-${reached}-${calls}`;
      fate = undefined;
      world.at("2026-03-05T10:00:00Z");
      await world.openStore(store);
      await world.tell({ store });
      world.at(DUE);
      fate = { calls, reached };
      const killed = await sendAll();
      fate = undefined;
      // What is noted when nobody is left to note it is noted by the news, or by the next turn.
      world.forward(NEXT_TURN_MS);
      await sendAll();
      expect(await outcomeOf(store), `${store} after ${calls} calls`).toEqual(OUTCOME);
      if (killed === 0) break;
    }
    // Each call of a turn is one to be killed at: fewer, and this says nothing.
    expect(killings - before).toBeGreaterThanOrEqual(12);
  });

  it("no mail is handed twice to who knows none again, and each that may be lost is on record until it is heard of", async () => {
    const before = killings;
    for (const reached of [false, true]) {
      for (let calls = 1; ; calls++) {
        const store = `strict-${reached}-${calls}`;
        const where = `${store} after ${calls} calls`;
        fate = undefined;
        world.at("2026-03-05T10:00:00Z");
        await world.openStore(store);
        await world.tell({ store });
        world.at(DUE);
        const taken: Mail[] = [];
        const send = async (mail: Mail): Promise<MailOutcome> => {
          taken.push(mail);
          return { outcome: "accepted" };
        };
        const strict = { knowsAgain: false, send };
        const outcome = async () => {
          const [ask] = await world.asks.ofOrder(store, "1001");
          const { slices } = await world.funnel(store);
          return [taken.length, ask?.state, slices];
        };
        fate = { calls, reached };
        const killed = await sendAll(strict);
        fate = undefined;
        const known = await outcome();
        const mayBe = [
          [1, "sent", { iv: 1 }],
          [1, "unknown", {}],
          [0, "unknown", {}],
        ];
        expect(mayBe, where).toContainEqual(known);
        for (const { about } of taken)
          await world.noteNews({ about, happened: "accepted", at: "2026-03-19T09:00:02.000Z" });
        world.forward(NEXT_TURN_MS);
        await sendAll(strict);
        expect(await outcome(), where).toEqual(taken.length === 1 ? mayBe[0] : mayBe[2]);
        if (killed === 0) break;
      }
    }
    expect(killings - before).toBeGreaterThanOrEqual(20);
  });

  it("two senders at the same asks send each once", async () => {
    fate = undefined;
    world.at("2026-03-05T10:00:00Z");
    await world.openStore("two-senders");
    const ids = Array.from({ length: 30 }, (_, index) => String(2000 + index));
    for (const id of ids) await world.tell({ store: "two-senders", id }, `c${id}@example.com`);
    world.at(DUE);
    await Promise.all([world.startSender()(), world.startSender()(), world.startSender()()]);
    expect(await world.mails("two-senders")).toHaveLength(30);
    expect((await world.funnel("two-senders")).slices).toEqual({ iv: 30, dl: 30 });
  });
});

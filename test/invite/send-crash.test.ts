import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SendMail } from "../../shared/domain/mail.ts";
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
const sendAll = async (): Promise<number> => {
  const send: SendMail = (mail) => orDie(() => world.mailbox.send(mail));
  for (let killed = 0; ; killed++) {
    try {
      await world.startSender(send)();
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
    expect(killings - before).toBeGreaterThanOrEqual(15);
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

import { setImmediate as turn } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { DynamoDBRecord } from "aws-lambda";
import { type DigestNeeds, digest } from "../../functions/digest/digest.ts";
import { eachResponse } from "../../functions/digest/each-response.ts";
import { followTestimonial } from "../../functions/digest/follow.ts";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { type Count, dynamoLedger } from "../../shared/adapters/dynamo/ledger.ts";
import { responseItem, responseKey } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoTestimonials } from "../../shared/adapters/dynamo/testimonials.ts";
import { contributionOf } from "../../shared/domain/contribution.ts";
import { addCounters } from "../../shared/domain/counters.ts";
import { ruleDetector } from "../../shared/domain/personal-data.ts";
import { needsReading } from "../../shared/domain/response.ts";
import type { CommentToRead, Reading } from "../../shared/domain/sentiment.ts";
import { aSentiment, aStore } from "../support/builders.ts";
import type { TestTable } from "../support/table.ts";
import { modelCustomers } from "./customers.ts";
import { FAULTS, type Fault, type HeldCall, holdCalls } from "./held-calls.ts";
import { modelModerators } from "./moderators.ts";
import { type Random, randomFrom } from "./random.ts";
import { cellsInTable, differences, recount, slicesOnly, totalsOf } from "./recount.ts";
import { type Lane, modelStream, type StreamRecord } from "./stream.ts";

export const WRITES = 120;

/** What befalls each call to the table while there are faults; the rest goes well. */
const FAULT_SHARES: readonly (readonly [Fault, number])[] = [
  ["crash_before", 0.02],
  ["crash_after", 0.03],
  ["conflict", 0.05],
  ["ambiguous", 0.04],
  ["throttle", 0.03],
];
/** Share of held calls whose invocation is given up and retried while its calls go on later. */
const ZOMBIES = 0.04;
/** Share of those that go on only when all else is done. */
const SLEEPERS = 0.5;
/** Share of invocations that meet a table so busy that they give up: from their first call, or from a later one on. */
const STORMS = 0.05;
const CALM_BEFORE = 8;
/** Share of comments that the engine cannot read while there are faults. */
const UNREAD = 0.6;
const STORE_OUTAGES = 0.02;
/** Share of records after a response's first that never come, in seeds that lose records. */
const LOST_RECORDS = 0.1;
const CHECKS_MIDWAY = 2;
/** Share of writes, and of steps once all is written, after which a moderator decides on something. */
const MODERATED = 0.3;

/** A run takes about 600; one that takes this many never ends. */
const MAX_STEPS = 10_000;

type Invocation = {
  readonly lane: Lane;
  readonly batch: readonly StreamRecord[];
  readonly stormy: boolean;
  /** Calls that go well before the storm. */
  calm: number;
  alive: boolean;
  /** Given up, and not to go on before the end. */
  sleeps: boolean;
};

/** What a run went through, to show that it was put to the test. */
export type Ordeal = Readonly<
  Record<
    | Fault
    | "zombies"
    | "rewinds"
    | "gaveUp"
    | "late"
    | "edit"
    | "erase"
    | "agree"
    | "withdraw"
    | "lost"
    | "published"
    | "refused",
    number
  >
>;
export type ModelRun = { readonly problems: readonly string[]; readonly ordeal: Ordeal };

const faultOf = (random: Random, stormy: boolean): Fault => {
  if (stormy && random.chance(0.95)) return random.chance(0.5) ? "conflict" : "throttle";
  let draw = random.next();
  for (const [fault, share] of FAULT_SHARES) {
    draw -= share;
    if (draw < 0) return fault;
  }
  return "none";
};

/** A record as Lambda hands it over, which is JSON; numbered by its place in the batch. */
const toEventRecord = ({ image }: StreamRecord, index: number): DynamoDBRecord => ({
  dynamodb: { SequenceNumber: String(index), NewImage: JSON.parse(JSON.stringify(image)) },
});

/** The same comment always reads the same. */
const readingOf = ({ text }: CommentToRead): Reading => {
  const tone = Number(text.replace(/\D/g, "")) % 10;
  if (tone === 0) return { outcome: "unreadable", reason: "no engine reads it" };
  const sentiment =
    tone < 6
      ? aSentiment({ language: "it" })
      : aSentiment({ label: "NEGATIVE", positive: 0.1, negative: 0.8, neutral: 0.1, language: "en" });
  return { outcome: "read", sentiment };
};

/**
 * One run: 120 writes of the customers of one store, counted by the real digest on a real engine, under faults that
 * the seed decides. When the faults are over and all is delivered, the cells must be what a recount makes of the responses.
 */
export const runModel = async ({ client, tableName, table }: TestTable, seed: number): Promise<ModelRun> => {
  const random = randomFrom(seed);
  const storeId = `seed-${seed}`;
  const rebuilds = seed % 5 === 1;
  const losesRecords = seed % 5 === 3;
  const spread = seed % 4 === 0 ? 3 : 1;
  const spreadsLater = seed % 8 === 0;
  // A quarter, among them some of every other kind: a history with feeds takes three times as long as one without.
  const publishes = seed % 4 === 2;

  let step = 0;
  let written = 0;
  let faulty = true;
  const problems: string[] = [];
  const ordeal: Record<keyof Ordeal, number> = {
    ...Object.fromEntries(FAULTS.map((fault) => [fault, 0])),
    ...{ none: 0, crash_before: 0, crash_after: 0, conflict: 0, throttle: 0, ambiguous: 0 },
    ...{ zombies: 0, rewinds: 0, gaveUp: 0, late: 0, edit: 0, erase: 0, lost: 0 },
    ...{ agree: 0, withdraw: 0, published: 0, refused: 0 },
  };

  const now = () => new Date(Date.UTC(2026, 1, 2) + 1000 * step);
  const stream = modelStream(random);
  const first = new Set<string>();
  const changed = (record: StreamRecord) => {
    if (faulty && losesRecords && first.has(record.id) && random.chance(LOST_RECORDS)) {
      ordeal.lost += 1;
      return;
    }
    first.add(record.id);
    stream.append(record);
  };
  const customers = modelCustomers(client, tableName, storeId, random, now, changed, publishes);
  const cells = dynamoCells(table);
  const moderators = modelModerators(table, storeId, random, now);

  // A rebuild: both generations are written from the 30th write on, digest is given every response at the 80th, and
  // the second is read from the 100th on. Views of the store may be 20 writes old, except while all is counted anew.
  const storeAt = (writes: number) =>
    aStore({
      id: storeId,
      spread: spreadsLater && writes < 60 ? 1 : spread,
      generation: rebuilds && writes >= 100 ? 2 : 1,
      generations: !rebuilds || writes < 30 ? [1] : writes < 100 ? [1, 2] : [2],
    });
  const mayBeOld = () => (written < 60 || written > 100) && random.chance(0.3);
  const storeSeen = async () => {
    if (faulty && random.chance(STORE_OUTAGES)) throw new Error("the store could not be read");
    return storeAt(mayBeOld() ? written - 20 : written);
  };

  const calls = holdCalls<Invocation>();

  /** Responses whose comment, as far as we know, waits to be read again. */
  const unread = new Set<string>();

  const over = (invocation: Invocation) => {
    if (!invocation.alive) return false;
    invocation.alive = false;
    invocation.lane.busy = false;
    return true;
  };

  const start = async (lane: Lane) => {
    const batch = stream.nextBatch(lane, faulty);
    const stormy = faulty && random.chance(STORMS);
    const calm = random.chance(0.5) ? random.below(CALM_BEFORE) : 0;
    const invocation: Invocation = { lane, batch, stormy, calm, alive: true, sleeps: false };
    lane.busy = true;
    const held = { client: calls.client(client, invocation), tableName };
    const ledger = dynamoLedger(held, random.next);
    const sleep = async () => {};
    const commit = async (counts: readonly Count[]) => {
      const result = await ledger.commit(counts);
      if (result.outcome !== "committed") return result;
      for (const { seen, again } of counts) again === undefined ? unread.delete(seen.id) : unread.add(seen.id);
      return result;
    };
    const needs: DigestNeeds = {
      ledger: { commit },
      store: storeSeen,
      engine: {
        read: (comments) =>
          calls.hold(invocation, "engine", 0, async () =>
            comments.map((comment) =>
              faulty && random.chance(UNREAD) ? { outcome: "failed" as const, reason: "down" } : readingOf(comment),
            ),
          ),
      },
      now,
      follow: followTestimonial({
        testimonials: dynamoTestimonials(held, { random: random.next, sleep }),
        personalData: ruleDetector,
        now,
      }),
      random: random.next,
      sleep,
    };
    const handle = eachResponse(digest(needs), { log: () => {}, now });
    handle({ Records: batch.map(toEventRecord) }).then(
      ({ batchItemFailures }) => {
        if (!over(invocation)) return;
        // Lambda goes on from the first record that failed.
        const failed = batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier));
        lane.position += Math.min(batch.length, ...failed);
        if (failed.length > 0) ordeal.gaveUp += 1;
      },
      (error: unknown) => {
        if (over(invocation)) problems.push(`digest threw ${error}`);
      },
    );
    await turn();
  };

  const letGo = async (call: HeldCall<Invocation>) => {
    const { caller } = call;
    if (faulty && caller.alive && random.chance(ZOMBIES)) {
      ordeal.zombies += 1;
      over(caller);
      caller.sleeps = random.chance(SLEEPERS);
      return;
    }
    const isStormy = caller.stormy && caller.calm === 0;
    if (caller.calm > 0) caller.calm -= 1;
    let fault: Fault = faulty ? faultOf(random, isStormy) : "none";
    if (call.kind === "engine" && fault !== "crash_before") fault = "none";
    ordeal[fault] += 1;
    await call.letGo(fault);
    if (fault === "crash_before" || fault === "crash_after") over(caller);
  };

  const moderate = async () => {
    if (!publishes || !random.chance(MODERATED)) return;
    const decided = await moderators.decide(customers.told);
    if (decided !== undefined) ordeal[decided] += 1;
  };

  const write = async () => {
    written += 1;
    const kind = await customers.write(unread);
    if (kind !== "insert") ordeal[kind] += 1;
    await moderate();
    if (rebuilds && written === 80) {
      for (const response of await allResponses()) stream.append({ id: response.id, image: responseItem(response) });
    }
  };

  /** All the responses as they are stored. */
  const allResponses = () =>
    customers.responses.getMany([...customers.told.keys()].map((id) => responseKey({ store: storeId, id })));

  /** Between two calls, cells and ledgers must agree, however much is still to be counted. */
  const checkMidway = async () => {
    const store = storeAt(written);
    const stored = await allResponses();
    for (const generation of store.generations) {
      const ledgers = recount(stored.map(({ counted }) => counted?.in[String(generation)]));
      const standing = await cellsInTable(table, { ...store, spread }, generation);
      problems.push(...differences(`cells against ledgers after ${written} writes`, standing, ledgers));
    }
    await cells.sums({ ...store, spread }, "2026-01-01", "2026-02-28");
    if (publishes) problems.push(...(await moderators.problemsMidway(customers.told)));
  };

  /** Calls that may go on now. */
  const awake = () => calls.held.filter(({ caller }) => !caller.sleeps);

  const drain = async () => {
    for (;;) {
      const lanes = stream.waiting();
      const held = awake();
      const choices = lanes.length + held.length;
      if (choices === 0) return;
      step += 1;
      await moderate();
      if (step > MAX_STEPS) throw new Error("it never comes to rest");
      const choice = random.below(choices);
      if (choice < lanes.length) await start(lanes[choice]!);
      else await letGo(held[choice - lanes.length]!);
    }
  };

  const checkpoints = new Set(Array.from({ length: CHECKS_MIDWAY }, () => 10 + random.below(WRITES - 10)));
  while (written < WRITES) {
    step += 1;
    const lanes = stream.waiting();
    const draw = random.below(14);
    if (draw < 6) {
      await write();
      if (checkpoints.delete(written)) await checkMidway();
    } else if (draw < 8 && lanes.length > 0) await start(random.pick(lanes));
    else {
      const held = awake();
      if (held.length > 0) await letGo(random.pick(held));
    }
  }

  faulty = false;
  await drain();
  if (losesRecords) {
    stream.rewindAll();
    await drain();
  }
  for (const response of (await allResponses()).filter(needsReading)) await customers.wake(response.id);
  await drain();
  for (const { caller } of calls.held) caller.sleeps = false;
  await drain();
  ordeal.rewinds = stream.rewinds();

  const store = storeAt(WRITES);
  const stored = await allResponses();
  for (const response of stored) {
    const { id, counted, rev, pending } = response;
    if (pending !== undefined || counted?.rev !== rev) problems.push(`${id} is at ${rev}, counted at ${counted?.rev}`);
    if (!losesRecords && needsReading(response)) problems.push(`the comment of ${id} was never read`);
    const { comment: text } = response.answers;
    if (response.reading !== undefined && !isDeepStrictEqual(response.reading, text && readingOf({ text }))) {
      problems.push(`${id} carries the reading of another comment`);
    }
    const should = contributionOf(response, store.timeZone);
    for (const generation of store.generations) {
      if (!isDeepStrictEqual(counted?.in[String(generation)], should)) problems.push(`${id} is not counted as it is`);
    }
    const told = customers.told.get(id);
    const kept = told?.erased ? response.erasedAt !== undefined : isDeepStrictEqual(response.answers, told?.answers);
    if (!kept) problems.push(`${id} is not what its customer was told`);
  }
  if (stored.length !== customers.told.size) problems.push("an acknowledged response is gone");

  const should = recount(stored.map((response) => contributionOf(response, store.timeZone)));
  for (const generation of store.generations) {
    problems.push(
      ...differences(`cells of ${generation}`, await cellsInTable(table, { ...store, spread }, generation), should),
    );
  }
  const read = await cells.read({ ...store, spread }, "2026-01-01", "2026-02-28");
  problems.push(...differences("cells as read", totalsOf(read), slicesOnly(should)));

  // Against what the customers were told, without any formula of ours.
  const living = [...customers.told.values()].filter(({ counts }) => counts);
  const sums = await cells.sums({ ...store, spread }, "2026-01-01", "2026-02-28");
  const whole = addCounters(...sums.map(({ counters }) => counters));
  if ((whole.n ?? 0) !== living.length) problems.push(`${whole.n} responses are counted, there are ${living.length}`);
  for (let stars = 1; stars <= 5; stars++) {
    const given = living.filter(({ answers }) => answers.rating === stars).length;
    if ((whole[`r${stars}`] ?? 0) !== given)
      problems.push(`${stars} stars: ${whole[`r${stars}`]} counted, ${given} given`);
  }
  const commented = living.filter(({ answers }) => answers.comment !== undefined);
  const asked = commented.filter((told) => told.asked).length;
  if ((whole.ta ?? 0) !== asked) problems.push(`${whole.ta} counted as asked, ${asked} are`);
  const agreed = commented.filter((told) => told.agreed === "holds").length;
  if ((whole.tc ?? 0) !== agreed) problems.push(`${whole.tc} counted as agreed, ${agreed} did`);
  if (publishes) problems.push(...(await moderators.problemsAtTheEnd(stored, customers.told)));
  return { problems, ordeal };
};

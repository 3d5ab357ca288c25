import { setTimeout as sleep } from "node:timers/promises";
import { digest } from "../../functions/digest/digest.ts";
import { digestNeeds } from "../../functions/digest/needs.ts";
import { keepAnswers } from "../../functions/follow/keep-answers.ts";
import { profileNeeds } from "../../functions/http/adapters.ts";
import type { Runtime } from "../../infra/local/runtime.ts";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { dynamoLedger } from "../../shared/adapters/dynamo/ledger.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { lexiconEngine } from "../../shared/adapters/lexicon/lexicon-engine.ts";
import type { Response } from "../../shared/domain/response.ts";
import { dayIn } from "../../shared/domain/store.ts";
import { startLoad } from "./acknowledge.ts";
import { type BenchShop, draftsNow, ORIGIN, responseOf } from "./shop.ts";
import { quantile } from "./statistics.ts";

/** Batch that the write units are measured at. */
const BATCH = 10;
/** List price of a million write units on demand, us-east-1, USD (reference: aws.amazon.com/dynamodb/pricing/on-demand, 2026-11). */
export const USD_PER_MILLION_WRITE_UNITS = 0.625;

type Metered = {
  input: { ReturnConsumedCapacity?: string };
  output?: { ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[] };
};

/** A table whose write units are added up as the engine reports them. */
const meter = ({ client, tableName }: TableClient) => {
  const used = { units: 0 };
  const metered: TableClient["client"] = {
    send: async (command: { input: object }) => {
      const asking = command as unknown as Metered;
      const isWrite = /^(Put|Update|Delete|TransactWrite)/.test(command.constructor.name);
      if (isWrite) asking.input.ReturnConsumedCapacity = "INDEXES";
      const output = (await (client.send as (command: object) => Promise<object>)(command)) as Metered["output"];
      if (isWrite) for (const one of [output?.ConsumedCapacity ?? []].flat()) used.units += one.CapacityUnits ?? 0;
      return output;
    },
  } as TableClient["client"];
  return { used, table: { client: metered, tableName } };
};

const addAndCount = async (table: TableClient, metered: TableClient, all: readonly Response[]): Promise<void> => {
  const responses = dynamoResponses(metered);
  const needs = digestNeeds(table, lexiconEngine(), () => new Date());
  const run = digest({ ...needs, ledger: dynamoLedger(metered) });
  for (const response of all) await responses.add(response);
  for (let start = 0; start < all.length; start += BATCH) {
    const { failed } = await run(all.slice(start, start + BATCH));
    if (failed.size > 0) throw new Error(`${failed.size} responses could not be counted`);
  }
};

/**
 * Write units of a response, all in: its put, its index, its ledger and its cells, as the engine reports them
 * (`ReturnConsumedCapacity`), with batches of 10 of one store on one day.
 */
export const writeUnits = async ({ table }: Runtime, shop: BenchShop): Promise<number> => {
  const { used, table: metered } = meter(table);
  const all = draftsNow(1000).map((draft) => responseOf(shop.store.id, draft));
  await addAndCount(table, metered, all);
  return used.units / all.length;
};

/**
 * The same of the responses of customers who are known, with what their profile, its indexes and the customers' cells
 * cost: each answers for the first time, and then once more.
 */
export const writeUnitsOfCustomers = async ({ table }: Runtime, shop: BenchShop): Promise<number> => {
  const { used, table: metered } = meter(table);
  const keep = keepAnswers(profileNeeds(metered, () => new Date()));
  const customers = 100;
  const all = draftsNow(2 * customers).map((draft, index) => ({
    ...responseOf(shop.store.id, draft),
    customer: `bench-${process.pid}-${index % customers}`,
  }));
  for (const some of [all.slice(0, customers), all.slice(customers)]) {
    await addAndCount(table, metered, some);
    for (const { customer, id } of some) await keep(shop.store.id, customer, [id]);
  }
  return used.units / all.length;
};

const today = () => dayIn("UTC", new Date());

/** Milliseconds from an acknowledgement until the cells hold it: 99th percentile at 100 submissions a second. */
export const visibleAfter = async (runtime: Runtime, shop: BenchShop): Promise<number> => {
  const cells = dynamoCells(runtime.table);
  const seen: { at: number; n: number }[] = [];
  const countNow = async () =>
    (await cells.read(shop.store, today(), today())).reduce((sum, { counters }) => sum + (counters.n ?? 0), 0);
  const before = await countNow();
  let watching = true;
  const watch = async () => {
    while (watching) {
      const n = (await countNow()) - before;
      seen.push({ at: Date.now(), n });
      await sleep(20);
    }
  };
  const watched = watch();
  const load = startLoad();
  const requests = 1500;
  const report = await load.send({
    url: runtime.url,
    key: shop.publishableKey,
    origin: ORIGIN,
    connections: 32,
    requests,
    perSecond: 100,
    bodies: draftsNow(200).map((draft) => JSON.stringify(draft)),
  });
  load.stop();
  const deadline = Date.now() + 30_000;
  while ((seen.at(-1)?.n ?? 0) < report.acknowledgedAt.length) {
    if (Date.now() > deadline) throw new Error("not everything became visible in 30 s");
    await sleep(50);
  }
  watching = false;
  await watched;
  // The k-th acknowledgement is visible at the latest when the map counts k responses.
  const waits: number[] = [];
  let look = 0;
  for (const [index, at] of [...report.acknowledgedAt].sort((a, b) => a - b).entries()) {
    while (seen[look] !== undefined && seen[look]!.n < index + 1) look += 1;
    waits.push(Math.max(0, (seen[look]?.at ?? Date.now()) - at));
  }
  return quantile(waits, 0.99);
};

/** Responses a second that digest counts from a backlog of 10,000. */
export const digestRate = async (runtime: Runtime, shop: BenchShop): Promise<number> => {
  const backlog = 10_000;
  await runtime.pump.idle();
  runtime.pump.pause();
  const responses = dynamoResponses(runtime.table);
  const all = draftsNow(backlog).map((draft) => responseOf(shop.store.id, draft));
  let next = 0;
  const writer = async () => {
    while (next < all.length) await responses.add(all[next++]!);
  };
  await Promise.all(Array.from({ length: 8 }, writer));
  const start = performance.now();
  runtime.pump.resume();
  await runtime.pump.idle();
  return (1000 * backlog) / (performance.now() - start);
};

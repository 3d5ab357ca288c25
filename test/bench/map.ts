import { TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import type { Runtime } from "../../infra/local/runtime.ts";
import { addToCell } from "../../shared/adapters/dynamo/cell-item.ts";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { addedBy } from "../../shared/domain/cell.ts";
import { contributionOf } from "../../shared/domain/contribution.ts";
import type { Response } from "../../shared/domain/response.ts";
import { addDays, dayIn } from "../../shared/domain/store.ts";
import { type BenchShop, draftsNow, responseOf } from "./shop.ts";
import { median } from "./statistics.ts";

const DAYS = 30;
const REQUESTS = 60;

/** Write the cells of a month in which some number of responses were counted, drawn from the demo's. */
export const fillMonth = async (table: TableClient, shop: BenchShop, responses: number): Promise<number> => {
  const today = dayIn("UTC", new Date());
  const pool = draftsNow(1000).map((draft): Response => responseOf(shop.store.id, draft));
  const contributions = pool.map((response) => contributionOf(response, "UTC"));
  const cells = new Map<string, { day: string; slice: string; counters: Record<string, number> }>();
  for (let index = 0; index < responses; index++) {
    const contribution = contributions[Math.floor(Math.random() * contributions.length)];
    if (contribution === undefined || contribution === null) continue;
    const day = addDays(today, -(index % DAYS));
    for (const { slice, counters } of addedBy(contribution)) {
      const name = `${day}#${slice}`;
      const cell = cells.get(name) ?? { day, slice, counters: {} };
      cells.set(name, cell);
      for (const counter in counters) {
        cell.counters[counter] = (cell.counters[counter] ?? 0) + counters[counter]!;
      }
    }
  }
  const all = [...cells.values()];
  for (let start = 0; start < all.length; start += 50) {
    await table.client.send(
      new TransactWriteItemsCommand({
        TransactItems: all.slice(start, start + 50).map(({ day, slice, counters }) => ({
          Update: addToCell(table.tableName, { store: shop.store.id, generation: 1, day, slice, suffix: 0 }, counters),
        })),
      }),
    );
  }
  return all.length;
};

const askMap = async (runtime: Runtime, shop: BenchShop): Promise<{ milliseconds: number; n: number }> => {
  const start = performance.now();
  const response = await fetch(`${runtime.url}/v1/journey`, { headers: { authorization: `Bearer ${shop.readKey}` } });
  const body = (await response.json()) as { whole: { n: number } };
  return { milliseconds: performance.now() - start, n: body.whole.n };
};

/** Count one more response, as digest would: what a reader remembers of today is out of date from here on. */
const countOne = async ({ table }: Runtime, shop: BenchShop): Promise<void> => {
  const [draft] = draftsNow(1);
  const contribution = draft === undefined ? null : contributionOf(responseOf(shop.store.id, draft), "UTC");
  if (contribution === null) throw new Error("the bench's response counts nothing");
  await table.client.send(
    new TransactWriteItemsCommand({
      TransactItems: addedBy(contribution).map(({ slice, counters }) => ({
        Update: addToCell(
          table.tableName,
          { store: shop.store.id, generation: 1, day: contribution.day, slice, suffix: 0 },
          counters,
        ),
      })),
    }),
  );
};

/**
 * Time of the journey map of one month with many responses ÷ with few, over HTTP and in turn: asked again while nothing
 * changed, asked with one more response counted before every request, and read for the first time in a process.
 */
export const mapRatio = async (runtime: Runtime, few: BenchShop, many: BenchShop) => {
  const times = { few: [] as number[], many: [] as number[] };
  const live = { few: [] as number[], many: [] as number[] };
  const cold = { few: [] as number[], many: [] as number[] };
  const today = dayIn("UTC", new Date());
  for (let turn = 0; turn < REQUESTS; turn++) {
    for (const [name, shop] of [
      ["few", few],
      ["many", many],
    ] as const) {
      times[name].push((await askMap(runtime, shop)).milliseconds);
      await countOne(runtime, shop);
      live[name].push((await askMap(runtime, shop)).milliseconds);
    }
  }
  for (let turn = 0; turn < 10; turn++) {
    for (const [name, shop] of [
      ["few", few],
      ["many", many],
    ] as const) {
      const start = performance.now();
      await dynamoCells(runtime.table).read(shop.store, addDays(today, 1 - DAYS), today);
      cold[name].push(performance.now() - start);
    }
  }
  return {
    ratio: median(times.many) / median(times.few),
    liveRatio: median(live.many) / median(live.few),
    liveMany: median(live.many),
    liveFew: median(live.few),
    few: median(times.few),
    many: median(times.many),
    coldRatio: median(cold.many) / median(cold.few),
    coldMany: median(cold.many),
    n: (await askMap(runtime, many)).n,
  };
};

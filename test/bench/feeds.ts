import {
  type DynamoDBClient,
  QueryCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { dynamoFeedEntries } from "../../shared/adapters/dynamo/feed-entries.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { entriesOf } from "../../shared/adapters/dynamo/testimonial-writes.ts";
import { FEED_ORDERS, FeedFilter } from "../../shared/domain/feed.ts";
import { filterProblem } from "../../shared/domain/publication.ts";
import type { Testimonial } from "../../shared/domain/testimonial.ts";
import { aConsent, aTestimonial } from "../support/builders.ts";
import { startTable } from "../support/table.ts";
import { quantile } from "./statistics.ts";

const FEW = 100;
const MANY = 100_000;
/** Entries of a page, as feeds give them unless asked for more. */
const PAGE = 12;
/** How often each store is asked with every filter, and then again with the worst of them. */
const ROUNDS = 6;
const MORE_ROUNDS = 40;
const WORST = 12;
/** TransactWriteItems takes at most 100 items, and writes them faster than four calls of BatchWriteItem. */
const BATCH = 100;
const WRITERS = 4;
/** Times are those of the quickest fifth: what else runs on the machine only ever adds. */
const QUIET = 0.2;
const FIRST_INSTANT = Date.parse("2020-01-01T00:00:00Z");

/**
 * One of those that are published, of any rating. In the small store each stands in every place, so that both stores fill
 * the page of every filter; in the large one some are featured, have a tag, or are in a language that is known.
 */
const published = (store: string, index: number, isEverywhere: boolean): Testimonial => {
  const rating = index % 6;
  const some = Math.floor(index / 6) % 10;
  return aTestimonial({
    id: `response-${String(index).padStart(13, "0")}`,
    store,
    state: "published",
    text: `Words of customer ${index}. ${"So they go on. ".repeat(index % 7)}`,
    rating: rating > 0 ? rating : undefined,
    tags: isEverywhere || some === 1 ? ["gift"] : [],
    featured: isEverywhere || some < 2,
    language: isEverywhere || some < 3 ? "it" : undefined,
    consent: aConsent({ scopes: ["site"] }),
    publishedAt: new Date(FIRST_INSTANT + 1000 * index).toISOString(),
  });
};

/** Writes the entries of some published testimonials, as the adapter makes them. @returns how many entries that were */
const fill = async (
  { client, tableName }: TableClient,
  { store, count, isEverywhere }: { store: string; count: number; isEverywhere: boolean },
  progress: (text: string) => void,
): Promise<number> => {
  let next = 0;
  let entries = 0;
  const write = async (items: readonly TransactWriteItem[]) => {
    entries += items.length;
    if (items.length > 0) await client.send(new TransactWriteItemsCommand({ TransactItems: [...items] }));
  };
  const writer = async () => {
    let waiting: TransactWriteItem[] = [];
    while (next < count) {
      const index = next++;
      if (index % 5000 === 0) progress(`feeds: ${index} published`);
      for (const Item of entriesOf(published(store, index, isEverywhere)).values()) {
        waiting.push({ Put: { TableName: tableName, Item } });
      }
      if (waiting.length < BATCH) continue;
      await write(waiting.slice(0, BATCH));
      waiting = waiting.slice(BATCH);
    }
    await write(waiting);
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
  return entries;
};

/** Every combination that a public feed offers. */
const FILTERS: readonly FeedFilter[] = FEED_ORDERS.flatMap((order) =>
  [{}, { stage: "retention" }, { touchpoint: "delivery" }, { tag: "gift" }].flatMap((place) =>
    [{}, { language: "it" }].flatMap((language) =>
      [{}, { featured: true }].flatMap((featured) =>
        [{}, ...[1, 2, 3, 4, 5].map((minRating) => ({ minRating }))].map((rating) =>
          FeedFilter.parse({ order, ...place, ...language, ...featured, ...rating }),
        ),
      ),
    ),
  ),
).filter((filter) => filterProblem(filter) === undefined);

/** A reader that counts the read units of what it reads. */
const meteredReader = (real: DynamoDBClient, tableName: string) => {
  const spent = { units: 0 };
  const send = async (command: never): Promise<unknown> => {
    const asked: unknown = command;
    if (asked instanceof QueryCommand) asked.input.ReturnConsumedCapacity = "TOTAL";
    const answer: unknown = await real.send(command);
    if (isMetered(answer)) spent.units += answer.ConsumedCapacity.CapacityUnits;
    return answer;
  };
  const client = new Proxy(real, {
    get: (target, name) => (name === "send" ? send : Reflect.get(target, name)),
  });
  return { spent, reader: dynamoFeedEntries({ client, tableName }) };
};

const Metered = z.object({ ConsumedCapacity: z.object({ CapacityUnits: z.number() }) });
const isMetered = (answer: unknown): answer is z.infer<typeof Metered> => Metered.safeParse(answer).success;

type Measured = {
  readonly filter: FeedFilter;
  readonly fewMs: number;
  readonly manyMs: number;
  readonly units: { readonly few: number; readonly many: number };
};

export type FeedFigures = {
  readonly ratio: number;
  readonly unitsRatio: number;
  /** The filter that is slowest for its size. */
  readonly worst: FeedFilter;
  readonly fewMs: number;
  readonly manyMs: number;
  /** Read units of the dearest page. */
  readonly units: number;
  readonly filters: number;
  readonly entries: number;
};

/**
 * A page of a feed with 100,000 published ÷ with 100, in time and read units, for every combination of filters; the worst
 * one. Both stores are asked in turn.
 */
export const feedRatio = async (progress: (text: string) => void, many = MANY): Promise<FeedFigures> => {
  const { client, tableName, table, stop } = await startTable();
  try {
    await fill(table, { store: "few", count: FEW, isEverywhere: true }, progress);
    const entries = await fill(table, { store: "many", count: many, isEverywhere: false }, progress);
    const { spent, reader } = meteredReader(client, tableName);
    const ask = async (store: string, filter: FeedFilter) => {
      spent.units = 0;
      const start = performance.now();
      const page = await reader.page({ store, filter, limit: PAGE });
      const ms = performance.now() - start;
      if (page.entries.length !== PAGE) throw new Error(`a page of ${JSON.stringify(filter)} is not full`);
      return { ms, units: spent.units };
    };
    const measure = async (filter: FeedFilter, rounds: number) => {
      const times = { few: [] as number[], many: [] as number[] };
      const units = { few: 0, many: 0 };
      for (let round = 0; round < rounds; round++) {
        for (const store of ["few", "many"] as const) {
          const asked = await ask(store, filter);
          times[store].push(asked.ms);
          units[store] = asked.units;
        }
      }
      return { filter, fewMs: quantile(times.few, QUIET), manyMs: quantile(times.many, QUIET), units };
    };
    const bySlowness = (a: Measured, b: Measured) => b.manyMs / b.fewMs - a.manyMs / a.fewMs;
    const measured: Measured[] = [];
    for (const filter of FILTERS) {
      progress(`feeds: filter ${measured.length + 1} of ${FILTERS.length}`);
      measured.push(await measure(filter, ROUNDS));
    }
    // The worst of so many is mostly bad luck: those that seem to be are asked again at length.
    const again: Measured[] = [];
    for (const { filter } of [...measured].sort(bySlowness).slice(0, WORST))
      again.push(await measure(filter, MORE_ROUNDS));
    const [worst] = again.sort(bySlowness);
    if (worst === undefined) throw new Error("there are no filters");
    return {
      ratio: worst.manyMs / worst.fewMs,
      unitsRatio: Math.max(...measured.map(({ units }) => units.many / units.few)),
      worst: worst.filter,
      fewMs: worst.fewMs,
      manyMs: worst.manyMs,
      units: Math.max(...measured.map(({ units }) => units.many)),
      filters: FILTERS.length,
      entries,
    };
  } finally {
    await stop();
  }
};

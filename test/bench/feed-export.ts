import { execFile } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { BatchWriteItemCommand, type WriteRequest } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { entriesOf, feedPartition } from "../../shared/adapters/dynamo/testimonial-writes.ts";
import { aTestimonial } from "../support/builders.ts";
import { startTable } from "../support/table.ts";

const FEW = 10_000;
const MANY = 100_000;
/** BatchWriteItem takes at most 25 items. Source: DynamoDB API reference. */
const BATCH = 25;
const WRITERS = 8;
/** What the exporting process may keep: garbage that is not collected yet is no growth. */
const HEAP_MB = 64;
const FIRST_INSTANT = Date.parse("2020-01-01T00:00:00Z");

export type ExportFigures = {
  readonly rows: number;
  readonly megabytes: number;
  /** Resident memory of the whole process at its highest, MB. */
  readonly fewMb: number;
  readonly manyMb: number;
};

const write = async ({ client, tableName }: TableClient, requests: WriteRequest[]): Promise<void> => {
  let left: WriteRequest[] | undefined = requests;
  while (left !== undefined && left.length > 0) {
    const answer: { UnprocessedItems?: Record<string, WriteRequest[]> | undefined } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [tableName]: left } }),
    );
    left = answer.UnprocessedItems?.[tableName];
    if (left !== undefined) await pause(10);
  }
};

/** Writes what an export reads of some published testimonials: their entries in the place that holds all. */
const fill = async (table: TableClient, store: string, count: number): Promise<void> => {
  let next = 0;
  const entry = (index: number): WriteRequest[] => {
    const rating = 1 + (index % 5);
    const testimonial = aTestimonial({
      id: `response-${String(index).padStart(13, "0")}`,
      store,
      state: "published",
      text: `Words of customer ${index}. ${"So they go on. ".repeat(index % 15)}`,
      rating,
      publishedAt: new Date(FIRST_INSTANT + 1000 * index).toISOString(),
    });
    const all = feedPartition(store, { scope: "site", place: "all", language: "*", featured: false, rating });
    return [...entriesOf(testimonial)]
      .filter(([key]) => key.startsWith(`${all} `))
      .map(([, Item]) => ({ PutRequest: { Item } }));
  };
  const writer = async () => {
    while (next < count) {
      const from = next;
      next += BATCH;
      await write(
        table,
        Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => entry(from + index)).flat(),
      );
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
};

const Outcome = z.object({ rows: z.number(), bytes: z.number(), peakMb: z.number() });

/** Exports 100,000 testimonials and 10,000, each in a process of its own, and looks at how much memory each took at most. */
export const exportMemory = async (): Promise<ExportFigures> => {
  const { table, client, stop } = await startTable();
  try {
    const endpoint = await client.config.endpoint?.();
    if (endpoint === undefined) throw new Error("the engine has no address");
    const address = `${endpoint.protocol}//${endpoint.hostname}:${endpoint.port}`;
    const run = async (store: string, count: number) => {
      await fill(table, store, count);
      const script = join(import.meta.dirname, "export-once.ts");
      const { stdout } = await promisify(execFile)("node", [
        `--max-old-space-size=${HEAP_MB}`,
        script,
        address,
        table.tableName,
        store,
      ]);
      const outcome = Outcome.parse(JSON.parse(stdout));
      if (outcome.rows !== count) throw new Error(`${outcome.rows} of ${count} testimonials were exported`);
      return outcome;
    };
    const few = await run("few", FEW);
    const many = await run("many", MANY);
    return { rows: many.rows, megabytes: many.bytes / 1e6, fewMb: few.peakMb, manyMb: many.peakMb };
  } finally {
    await stop();
  }
};

// As a script: `npx node test/bench/feed-export.ts`.
if (import.meta.main) console.table(await exportMemory());

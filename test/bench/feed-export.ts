import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { BatchWriteItemCommand, type WriteRequest } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { entriesOf, feedPartition } from "../../shared/adapters/dynamo/testimonial-writes.ts";
import { StoreDraft } from "../../shared/domain/store.ts";
import { aTestimonial } from "../support/builders.ts";
import { startTable } from "../support/table.ts";

const FEW = 10_000;
const MANY = 100_000;
/** BatchWriteItem takes at most 25 items. Source: DynamoDB API reference. */
const BATCH = 25;
const WRITERS = 8;
/** What the exporting process may keep. */
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

const Package = z.object({ scripts: z.object({ viaggio: z.string() }) });

/** What `npm run viaggio` runs, so that its settings are measured too. */
const viaggio = async (): Promise<readonly string[]> => {
  const { scripts } = Package.parse(JSON.parse(await readFile("package.json", "utf8")));
  return scripts.viaggio.split(" ").slice(1);
};

type Export = { readonly rows: number; readonly bytes: number; readonly peakMb: number };

/** `viaggio export --testimonials` into a pipe, with a small heap. */
const exportOnce = async (endpoint: string, tableName: string, store: string): Promise<Export> => {
  const order = [`--max-old-space-size=${HEAP_MB}`, "--import", join(import.meta.dirname, "report-peak.ts")];
  const ask = ["--table", tableName, "export", "--store", store, "--testimonials", "--url", "https://voice.example"];
  const child = spawn("node", [...order, ...(await viaggio()), ...ask], {
    env: {
      ...process.env,
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AWS_REGION: "local",
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  const ended = once(child, "close");
  let lines = 0;
  let bytes = 0;
  // No text of these has a line end within.
  for await (const chunk of child.stdout) {
    bytes += chunk.length;
    lines += chunk.toString("latin1").split("\n").length - 1;
  }
  await ended;
  const peakMb = Number(/^peak: (\d+) MB$/m.exec(said)?.[1]);
  if (child.exitCode !== 0 || Number.isNaN(peakMb)) throw new Error(`the export failed: ${said}`);
  return { rows: lines - 1, bytes, peakMb };
};

/** Exports 10,000 testimonials and ten times as many, each by the command itself, and looks at how much memory each took at most. */
export const exportMemory = async (many = MANY): Promise<ExportFigures> => {
  const { table, client, stop } = await startTable();
  try {
    const at = await client.config.endpoint?.();
    if (at === undefined) throw new Error("the engine has no address");
    const run = async (store: string, count: number) => {
      await dynamoStores(table).create(
        StoreDraft.parse({ id: store, name: store, timeZone: "Europe/Rome", languages: ["it"] }),
        new Date(),
      );
      await fill(table, store, count);
      const exported = await exportOnce(`${at.protocol}//${at.hostname}:${at.port}`, table.tableName, store);
      if (exported.rows !== count) throw new Error(`${exported.rows} of ${count} testimonials were exported`);
      return exported;
    };
    const few = await run("few", FEW);
    const most = await run("many", many);
    return { rows: most.rows, megabytes: most.bytes / 1e6, fewMb: few.peakMb, manyMb: most.peakMb };
  } finally {
    await stop();
  }
};

// As a script: `npx node test/bench/feed-export.ts [how many]`.
if (import.meta.main) console.table(await exportMemory(Number(process.argv[2] ?? MANY)));

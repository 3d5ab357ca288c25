import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import * as z from "zod";
import { digest } from "../../functions/digest/digest.ts";
import { digestNeeds } from "../../functions/digest/needs.ts";
import { dynamoClient } from "../../shared/adapters/dynamo/dynamo-client.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { lexiconEngine } from "../../shared/adapters/lexicon/lexicon-engine.ts";
import type { Response } from "../../shared/domain/response.ts";
import type { SentimentEngine } from "../../shared/domain/sentiment.ts";
import { DataFolderInUse } from "../local/data-folder.ts";
import { startRuntime } from "../local/runtime.ts";
import type { CountResponses } from "./audit-look.ts";
import { UsageError } from "./usage-error.ts";

export type TableOptions = {
  /** Name of a table in AWS, or at `AWS_ENDPOINT_URL_DYNAMODB`. The local data folder is used when there is none. */
  readonly table?: string | undefined;
  readonly data: string;
};

/** The table that a command works on. */
export type OpenTable = {
  readonly table: TableClient;
  /** Names the table among all: an import must not go on in another one. */
  readonly name: string;
  readonly digest: CountResponses;
  /** Seconds that somebody may still read a store's configuration as it was. */
  readonly readerCacheSeconds: number;
  /** Resolves when what this command wrote is counted; at once when somebody else counts it. */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Seconds that a deployed reader may remember a store: the most that AUTH_CACHE_SECONDS can be set to. */
const MOST_READER_CACHE_SECONDS = 60;
const LOCAL_READER_CACHE_SECONDS = 1;

/** Reads nothing: a comment is left to the engine of the deployed digest, so that no trend mixes two engines. */
const leaveToDeployedEngine: SentimentEngine = {
  read: async (comments) => comments.map(() => ({ outcome: "failed", reason: "left to the deployed engine" })),
};

/**
 * As if nobody had tried to read its comment yet. Leaving it to the deployed engine looks to digest like a try that
 * failed; this way it costs none of the tries that the comment has, and the deployed digest reads it within a minute.
 */
const withoutReadingAttempts = ({ readingAttempts: _, ...response }: Response): Response => response;

const countWith = (table: TableClient, engine: SentimentEngine): CountResponses =>
  digest(digestNeeds(table, engine, () => new Date()));

const openRemote = async (tableName: string): Promise<OpenTable> => {
  const client = dynamoClient();
  const table = { client, tableName };
  const region = await client.config.region();
  const count = countWith(table, leaveToDeployedEngine);
  return {
    table,
    name: `${process.env.AWS_ENDPOINT_URL_DYNAMODB ?? region}/${tableName}`,
    digest: (responses) => count(responses.map(withoutReadingAttempts)),
    readerCacheSeconds: MOST_READER_CACHE_SECONDS,
    settle: async () => {},
    close: async () => client.destroy(),
  };
};

/** What a running server writes into its data folder. */
const EngineFile = z.object({ endpoint: z.url(), table: z.string() });

const openRunning = async (folder: string): Promise<OpenTable> => {
  const file = join(folder, "engine.json");
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) throw new UsageError(`A Viaggio is just starting or stopping on ${folder}: try again.`);
  const { endpoint, table: tableName } = EngineFile.parse(JSON.parse(text));
  const client = dynamoClient({
    endpoint,
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const table = { client, tableName };
  return {
    table,
    name: folder,
    digest: countWith(table, lexiconEngine()),
    readerCacheSeconds: LOCAL_READER_CACHE_SECONDS,
    settle: async () => {},
    close: async () => client.destroy(),
  };
};

const openFolder = async (folder: string): Promise<OpenTable> => {
  const runtime = await startRuntime({
    folder,
    port: 0,
    log: (level, event, fields) => {
      if (level !== "info") process.stderr.write(`${event} ${JSON.stringify(fields)}\n`);
    },
  });
  return {
    table: runtime.table,
    name: folder,
    digest: countWith(runtime.table, lexiconEngine()),
    readerCacheSeconds: LOCAL_READER_CACHE_SECONDS,
    settle: runtime.pump.idle,
    close: runtime.close,
  };
};

/**
 * Opens the table that a command works on: the one that is named, in AWS or at `AWS_ENDPOINT_URL_DYNAMODB`; else the
 * one in the data folder, through the server that runs on it, or with an engine and a digest for as long as this lasts.
 */
export const openTable = async ({ table, data }: TableOptions): Promise<OpenTable> => {
  if (table !== undefined) return openRemote(table);
  const folder = resolve(data);
  try {
    return await openFolder(folder);
  } catch (error) {
    if (error instanceof DataFolderInUse) return openRunning(folder);
    throw error;
  }
};

import { randomUUID } from "node:crypto";
import { readFile, rename, rm } from "node:fs/promises";
import type { DynamoDBRecord } from "aws-lambda";
import * as z from "zod";
import { appendLineDurably } from "./durable-file.ts";
import type { PumpedRecord, StreamHandler } from "./stream-record.ts";

/** A consumer as the file knows it. */
type Redeliverable = {
  readonly name: string;
  readonly handler: StreamHandler;
};

/** Why the pump gave up. Source: Lambda developer guide, "Retaining discarded records for a DynamoDB event source". */
export type GiveUpCondition = "RetryAttemptsExhausted" | "RecordAgeExceeded";

export type GivenUp = {
  readonly consumer: string;
  readonly condition: GiveUpCondition;
  readonly invocations: number;
  readonly error: string;
  readonly streamArn: string;
  readonly shardId: string;
  readonly records: readonly [PumpedRecord, ...PumpedRecord[]];
};

const isRecord = (value: unknown): value is DynamoDBRecord => typeof value === "object" && value !== null;
const Entry = z.looseObject({
  requestContext: z.looseObject({ functionArn: z.string() }),
  records: z.array(z.custom<DynamoDBRecord>(isRecord)).min(1),
});

/**
 * One line of the file: Lambda's on-failure message, and beside it what that lacks and a redrive needs, the records
 * themselves. When it resolves the line is on disk, so the checkpoint may move on.
 */
export const appendGivenUp = (path: string, given: GivenUp): Promise<void> => {
  const [first] = given.records;
  const last = given.records.at(-1) ?? first;
  return appendLineDurably(
    path,
    JSON.stringify({
      requestContext: {
        requestId: randomUUID(),
        functionArn: given.consumer,
        condition: given.condition,
        approximateInvokeCount: given.invocations,
      },
      responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
      version: "1.0",
      timestamp: new Date().toISOString(),
      DDBStreamBatchInfo: {
        shardId: given.shardId,
        startSequenceNumber: first.sequenceNumber,
        endSequenceNumber: last.sequenceNumber,
        approximateArrivalOfFirstRecord: new Date(first.createdAt).toISOString(),
        approximateArrivalOfLastRecord: new Date(last.createdAt).toISOString(),
        batchSize: given.records.length,
        streamArn: given.streamArn,
      },
      error: given.error,
      records: given.records.map(({ record }) => record),
    }),
  );
};

const readLines = async (path: string): Promise<readonly string[]> => {
  try {
    return (await readFile(path, "utf8")).split("\n").filter((line) => line !== "");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
};

const parseEntry = (line: string) => {
  try {
    return Entry.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
};

const redeliver = async (entry: z.infer<typeof Entry>, consumers: readonly Redeliverable[]): Promise<boolean> => {
  const consumer = consumers.find(({ name }) => name === entry.requestContext.functionArn);
  if (!consumer) return false;
  try {
    const response = await consumer.handler({ Records: entry.records });
    return !response?.batchItemFailures?.length;
  } catch {
    return false;
  }
};

/**
 * Delivers every record of the file once more to the consumer that it was for; those that fail again, or whose
 * consumer is gone, stay in it. Order is not kept, so handlers must not rely on it here. Killed half way, the next
 * call goes on with what is left (some of it twice). A line that a crash tore is dropped: its checkpoint had not moved,
 * so the pump delivers those records itself. One call at a time; a running pump may go on appending meanwhile.
 */
export const redrive = async (
  onFailureFile: string,
  consumers: readonly Redeliverable[],
): Promise<{ readonly redelivered: number; readonly failed: number }> => {
  const aside = `${onFailureFile}.redriving`;
  const leftOver = (await readLines(aside)).length > 0;
  if (!leftOver) {
    if ((await readLines(onFailureFile)).length === 0) return { redelivered: 0, failed: 0 };
    await rename(onFailureFile, aside);
  }
  let redelivered = 0;
  let failed = 0;
  for (const line of await readLines(aside)) {
    const entry = parseEntry(line);
    if (!entry) continue;
    if (await redeliver(entry, consumers)) redelivered += entry.records.length;
    else {
      failed += entry.records.length;
      await appendLineDurably(onFailureFile, line);
    }
  }
  await rm(aside, { force: true });
  return { redelivered, failed };
};

import { randomUUID } from "node:crypto";
import { appendLineDurably } from "./durable-file.ts";
import type { PumpedRecord } from "./stream-record.ts";

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

/**
 * One line of the file: Lambda's on-failure message, and beside it the error and the keys of the items. Never an image:
 * the line stays, and what a customer erases must not live on in it. When it resolves the line is on disk, so the
 * checkpoint may move on.
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
      keys: given.records.map(({ record }) => record.dynamodb?.Keys),
    }),
  );
};

import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";

/** A function that consumes a stream as in Lambda. */
// biome-ignore lint/suspicious/noConfusingVoidType: Lambda lets a handler return nothing at all
export type StreamHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | void>;

/** What a stream record must have for the pump to keep its place. */
export type PumpedRecord = {
  readonly sequenceNumber: string;
  /** Milliseconds since 1970, whole seconds as the stream gives them. */
  readonly createdAt: number;
  /** As Lambda's event has it. */
  readonly record: DynamoDBRecord;
};

/** One record of GetRecords as Lambda would pass it on. @throws when it has no sequence number */
export const pumpedRecord = (source: DynamoDBRecord, streamArn: string, shardId: string): PumpedRecord => {
  const { SequenceNumber: sequenceNumber, ApproximateCreationDateTime } = source.dynamodb ?? {};
  if (sequenceNumber === undefined) throw new Error("The stream has a record without a sequence number.");
  const createdAt = ApproximateCreationDateTime === undefined ? Date.now() : ApproximateCreationDateTime * 1000;
  return {
    sequenceNumber,
    createdAt,
    record: {
      ...source,
      // dynoxide's own id is the sequence number, unique per table only.
      eventID: `${shardId}:${sequenceNumber}`,
      eventSourceARN: streamArn,
      dynamodb: { ...source.dynamodb, ApproximateCreationDateTime: createdAt / 1000 },
    },
  };
};

import { DescribeTableCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetShardIteratorCommand,
} from "@aws-sdk/client-dynamodb-streams";
import { isAfter } from "./checkpoint.ts";
import { type PumpedRecord, pumpedRecord } from "./stream-record.ts";
import { getRecords } from "./stream-records.ts";

/** Records a page holds at most. Source: GetRecords reference; dynoxide does not cut a page at 1 MB, so always pass it. */
const PAGE_LIMIT = 1_000;

export type Shard = { readonly id: string; readonly parentId: string | undefined };

/** The stream of a table. @throws when the table has none */
export const streamArnOf = async (dynamodb: DynamoDBClient, tableName: string): Promise<string> => {
  const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: tableName }));
  if (!Table?.LatestStreamArn) throw new Error(`Table ${tableName} has no stream: there is nothing to pump.`);
  return Table.LatestStreamArn;
};

/**
 * All shards that the stream lists now. Ask rarely: dynoxide reads every record for it. Sequence ranges are left out,
 * since dynoxide gives its one open shard an end.
 */
export const listShards = async (streams: DynamoDBStreamsClient, streamArn: string): Promise<readonly Shard[]> => {
  const shards: Shard[] = [];
  let after: string | undefined;
  do {
    const { StreamDescription } = await streams.send(
      new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId: after }),
    );
    for (const { ShardId, ParentShardId } of StreamDescription?.Shards ?? []) {
      if (ShardId !== undefined) shards.push({ id: ShardId, parentId: ParentShardId });
    }
    after = StreamDescription?.LastEvaluatedShardId;
  } while (after !== undefined);
  return shards;
};

/** A page of a shard. */
export type Page = {
  readonly records: readonly PumpedRecord[];
  /** Nothing more was there when it was read. On AWS a page cut at 1 MB looks the same: then the next one shows more. */
  readonly reachedEnd: boolean;
  /** The shard has no more records and will get none: its children go on. */
  readonly closed: boolean;
};

const isTrimmed = (error: unknown): boolean => error instanceof Error && error.name === "TrimmedDataAccessException";

/**
 * Reads a shard page by page, from after a sequence number or, when that is undefined or trimmed, from its oldest record.
 * After an error, such as an iterator that expired (15 minutes), start anew from the checkpoint.
 */
export const shardPages = (
  streams: DynamoDBStreamsClient,
  streamArn: string,
  shardId: string,
  after: string | undefined,
): (() => Promise<Page>) => {
  let position = after;
  let fromOldest = after === undefined;
  let iterator: string | undefined;

  const openIterator = async (): Promise<string | undefined> => {
    const where = { StreamArn: streamArn, ShardId: shardId };
    const { ShardIterator } = await streams.send(
      new GetShardIteratorCommand(
        fromOldest
          ? { ...where, ShardIteratorType: "TRIM_HORIZON" }
          : { ...where, ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: position },
      ),
    );
    return ShardIterator;
  };

  const readPage = async (): Promise<Page> => {
    iterator ??= await openIterator();
    if (iterator === undefined) return { records: [], reachedEnd: true, closed: true };
    const page = await getRecords(streams, iterator, PAGE_LIMIT);
    // Read again from the oldest, records that are done with come back.
    const records = page.records
      .map((record) => pumpedRecord(record, streamArn, shardId))
      .filter((record) => isAfter(record.sequenceNumber, position));
    iterator = page.next;
    position = records.at(-1)?.sequenceNumber ?? position;
    if (records.length > 0) fromOldest = false;
    return { records, reachedEnd: page.records.length < PAGE_LIMIT, closed: page.next === undefined };
  };
  return async () => {
    try {
      return await readPage();
    } catch (error) {
      if (fromOldest || !isTrimmed(error)) throw error;
      fromOldest = true;
      iterator = undefined;
      return readPage();
    }
  };
};

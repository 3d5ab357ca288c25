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
  /** Sequence number of the last record of those that were read; undefined when there was none. */
  readonly lastRead: string | undefined;
  /** When it was asked for, in milliseconds of `performance.now()`: what was written before is in it, or was read before. */
  readonly readAt: number;
  /** Nothing more was there when it was read. On AWS a page cut at 1 MB looks the same: then the next one shows more. */
  readonly reachedEnd: boolean;
  /** The shard has no more records and will get none: its children go on. */
  readonly closed: boolean;
  /** Iterator of the page after it; undefined when closed. */
  readonly next: string | undefined;
};

/**
 * Reads the page after a sequence number or, when that is undefined or trimmed, the oldest one. The iterator is the one
 * that the page before gave; without, one is opened. After an error, such as one that expired (15 minutes), go without.
 */
export type ReadPage = (after: string | undefined, iterator: string | undefined) => Promise<Page>;

const isTrimmed = (error: unknown): boolean => error instanceof Error && error.name === "TrimmedDataAccessException";

/** Reads one shard. */
export const shardPages = (streams: DynamoDBStreamsClient, streamArn: string, shardId: string): ReadPage => {
  const openIterator = async (after: string | undefined): Promise<string | undefined> => {
    const where = { StreamArn: streamArn, ShardId: shardId };
    const { ShardIterator } = await streams.send(
      new GetShardIteratorCommand(
        after === undefined
          ? { ...where, ShardIteratorType: "TRIM_HORIZON" }
          : { ...where, ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: after },
      ),
    );
    return ShardIterator;
  };

  const readAt = async (iterator: string | undefined, after: string | undefined): Promise<Page> => {
    const readAt = performance.now();
    if (iterator === undefined) {
      return { records: [], lastRead: undefined, readAt, reachedEnd: true, closed: true, next: undefined };
    }
    const page = await getRecords(streams, iterator, PAGE_LIMIT);
    // Read again from the oldest, records that are done with come back.
    const records = page.records
      .map((record) => pumpedRecord(record, streamArn, shardId))
      .filter((record) => isAfter(record.sequenceNumber, after));
    return {
      records,
      lastRead: records.at(-1)?.sequenceNumber,
      readAt,
      reachedEnd: page.records.length < PAGE_LIMIT,
      closed: page.next === undefined,
      next: page.next,
    };
  };
  return async (after, iterator) => {
    try {
      return await readAt(iterator ?? (await openIterator(after)), after);
    } catch (error) {
      if (after === undefined || !isTrimmed(error)) throw error;
      return readAt(await openIterator(undefined), after);
    }
  };
};

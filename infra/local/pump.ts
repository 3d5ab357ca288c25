import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { openCheckpoints } from "./checkpoint.ts";
import type { Delivery } from "./deliver.ts";
import { compileFilter, type FilterPattern } from "./event-filter.ts";
import { naps } from "./nap.ts";
import { appendGivenUp } from "./on-failure-file.ts";
import { consumeShard, type ShardConsumer } from "./shard-consumer.ts";
import { sharePages } from "./shared-pages.ts";
import type { PumpedRecord, StreamHandler } from "./stream-record.ts";
import { listShards, type Shard, shardPages, streamArnOf } from "./stream-shards.ts";

/** One event source mapping: a handler and how its records are batched and retried. */
export type Consumer = {
  /** Names its checkpoint and its entries in the on-failure file, so it must stay the same from run to run. */
  readonly name: string;
  readonly handler: StreamHandler;
  /** One of these must match; none lets everything in. */
  readonly filter?: readonly FilterPattern[];
  readonly batchSize: number;
  /** How long to gather a batch that is not full. */
  readonly windowMs: number;
  /** Further attempts for a record that fails alone; −1: until it is too old. */
  readonly retries: number;
  /** A batch that fails is split in two; there is no other way here. */
  readonly bisect: true;
  /** A record that failed is given up when it is older; −1: never. */
  readonly maxRecordAgeSeconds: number;
};

export type PumpOptions = {
  readonly streams: DynamoDBStreamsClient;
  readonly dynamodb: DynamoDBClient;
  readonly tableName: string;
  readonly checkpointFile: string;
  /** Where records go that were given up, one JSON object a line; `viaggio audit --repair` counts their items. */
  readonly onFailureFile: string;
  readonly consumers: readonly Consumer[];
  readonly log?: (message: string, error?: unknown) => void;
  /** An attempt that takes longer has failed, as at a Lambda timeout; it may still be writing when the next one runs. */
  readonly handlerTimeoutMs?: number;
  /** Between attempts: doubles from the first to the second, each time between half and all of it. */
  readonly backOffMs?: { readonly first: number; readonly cap: number };
};

export type Pump = {
  /** Resolves when every record written so far is delivered (or given up) and its checkpoint is on disk. Not while paused. */
  readonly idle: () => Promise<void>;
  /** Everything written longer ago than this is done with. Grows while paused, failing or behind. */
  readonly lagMs: () => number;
  /** By shard, the last sequence number that every consumer is done with, as it is on disk; none where one has not begun. */
  readonly doneUpTo: () => Promise<ReadonlyMap<string, string>>;
  /** Delivers nothing more after the batches in hand. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Finishes the batches in hand and saves the checkpoints, 1.5 s at most; what is cut off comes again at the next start. Twice is harmless. */
  readonly stop: () => Promise<void>;
};

const STOP_WITHIN_MS = 1_500;
const RELIST_MS = 1_000;

/**
 * Delivers the stream of a table as Lambda's event source mappings do: at least once, in order per shard and so per
 * item, batched, filtered, with partial failures, retries, bisection and an on-failure destination. The first start
 * begins at the oldest record, any other after the checkpoint.
 *
 * Each consumer goes its own way, as each mapping does, so a slow one holds up nobody; what several want to read at
 * about the same time is read once. Several shards (DynamoDB Local, AWS) are read side by side, a child once its parent
 * is done with.
 * @throws when the table has no stream, a filter is not supported or the checkpoint file is damaged
 */
export const startPump = async (options: PumpOptions): Promise<Pump> => {
  const { streams, dynamodb, tableName, log = console.error } = options;
  const filters = new Map(options.consumers.map(({ name, filter }) => [name, compileFilter(filter)]));
  if (filters.size < options.consumers.length) throw new Error("Two consumers of the pump have the same name.");
  const isWantedByAny = ({ record }: PumpedRecord) => [...filters.values()].some((isWanted) => isWanted(record));

  const streamArn = await streamArnOf(dynamodb, tableName);
  const checkpoints = await openCheckpoints(options.checkpointFile, streamArn, (error) =>
    log("The pump's checkpoint could not be saved; the next one tries again.", error),
  );
  const firstShards = await listShards(streams, streamArn);

  const running = new Set<ShardConsumer>();
  const polls = naps();
  const retries = naps();
  let stopping = false;
  let hurryUpTo = 0;
  /** Closed while paused. */
  let gate: { readonly opened: Promise<void>; readonly open: () => void } | undefined;

  const backOff = (failuresInARow: number): Promise<void> => {
    const { first, cap } = options.backOffMs ?? { first: 50, cap: 1_000 };
    const full = Math.min(cap, first * 2 ** (failuresInARow - 1));
    return stopping ? Promise.resolve() : retries.nap(full * (0.5 + Math.random() / 2));
  };

  /** Who waits in `idle`, to look again whenever something was done. */
  const waiting = new Set<() => void>();
  const lookAgain = () => {
    for (const look of waiting) look();
  };

  const shared = new Map<string, ReturnType<typeof sharePages>>();
  const pagesOf = (shardId: string) => {
    const pages = shared.get(shardId) ?? sharePages(shardPages(streams, streamArn, shardId), isWantedByAny);
    shared.set(shardId, pages);
    return pages;
  };

  const startShard = (consumer: Consumer, shardId: string): ShardConsumer => {
    const isWanted = filters.get(consumer.name) ?? (() => true);
    const delivery: Delivery = {
      ...consumer,
      handlerTimeoutMs: options.handlerTimeoutMs ?? 60_000,
      checkpoint: (sequenceNumber) => checkpoints.advance(consumer.name, shardId, sequenceNumber),
      giveUp: async (records, condition, invocations, error) => {
        const [{ sequenceNumber }] = records;
        log(
          `Consumer ${consumer.name} gave up record ${sequenceNumber} (${condition}): ${error}. ` +
            "Once the cause is gone, npm run viaggio -- audit --repair counts what it left out.",
        );
        const given = { consumer: consumer.name, condition, invocations, error, streamArn, shardId, records };
        await appendGivenUp(options.onFailureFile, given);
      },
      backOff,
      isStopping: () => stopping,
    };
    const started = consumeShard({
      consumer,
      shardId,
      delivery,
      checkpoints,
      polls,
      readAfter: pagesOf(shardId).readAfter,
      isWanted: ({ record }) => isWanted(record),
      hurryUpTo: () => hurryUpTo,
      whileResumed: () => gate?.opened ?? Promise.resolve(),
      onCaughtUp: lookAgain,
      onError: (error) => log(`Consumer ${consumer.name} cannot read the stream and tries again.`, error),
    });
    running.add(started);
    return started;
  };

  /** Starts the shards of one consumer, parents before children, until the pump stops. */
  const consumeStream = async (consumer: Consumer): Promise<void> => {
    const open = new Map<string, Promise<void>>();
    const done = new Set<string>();
    const startReady = (shards: readonly Shard[]) => {
      const known = new Set(shards.map(({ id }) => id));
      for (const { id, parentId } of shards) {
        const mayStart = parentId === undefined || !known.has(parentId) || done.has(parentId);
        if (!mayStart || open.has(id) || done.has(id)) continue;
        const started = startShard(consumer, id);
        open.set(
          id,
          started.ended.then(() => {
            open.delete(id);
            done.add(id);
            running.delete(started);
          }),
        );
      }
    };
    startReady(firstShards);
    while (!stopping) {
      await (open.size > 0 ? Promise.race(open.values()) : polls.nap(RELIST_MS));
      if (stopping) break;
      try {
        startReady(await listShards(streams, streamArn));
      } catch (error) {
        log(`Consumer ${consumer.name} cannot list the stream's shards and tries again.`, error);
      }
      lookAgain();
    }
    await Promise.all(open.values());
  };

  const everything = Promise.all(options.consumers.map(consumeStream));

  const idle = async (): Promise<void> => {
    const asked = performance.now();
    hurryUpTo = asked;
    polls.wake();
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        const isDone = [...running].every(({ caughtUpTo }) => caughtUpTo() >= asked);
        if (!isDone && !stopping) return;
        waiting.delete(look);
        if (isDone) resolve();
        else reject(new Error("The pump was stopped before it was idle."));
      };
      waiting.add(look);
      look();
    });
    await checkpoints.flush();
  };

  const lagMs = () => {
    const lags = [...running].map(({ caughtUpTo, oldestAt }) => {
      // Records are stamped in whole seconds, so up to one second of their age may not be real.
      const oldest = oldestAt() ?? Date.now();
      return Math.max(performance.now() - caughtUpTo(), Date.now() - oldest - 1_000);
    });
    return Math.max(0, ...lags);
  };

  const doneUpTo = async () => {
    const done = checkpoints.ofAll(options.consumers.map(({ name }) => name));
    await checkpoints.flush();
    return done;
  };

  const resume = () => {
    gate?.open();
    gate = undefined;
  };
  const pause = () => {
    if (stopping || gate) return;
    const { promise: opened, resolve: open } = Promise.withResolvers<void>();
    gate = { opened, open };
  };
  const end = async () => {
    stopping = true;
    resume();
    polls.wake();
    retries.wake();
    lookAgain();
    let deadline: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      deadline = setTimeout(resolve, STOP_WITHIN_MS);
    });
    await Promise.race([everything.then(checkpoints.flush), late]);
    clearTimeout(deadline);
  };
  let ended: Promise<void> | undefined;
  const stop = () => {
    ended ??= end();
    return ended;
  };
  return { idle, lagMs, doneUpTo, pause, resume, stop };
};

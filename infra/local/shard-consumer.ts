import type { Checkpoints } from "./checkpoint.ts";
import { asBatch, type Delivery, deliver } from "./deliver.ts";
import type { Naps } from "./nap.ts";
import type { PageReader } from "./shared-pages.ts";
import type { PumpedRecord } from "./stream-record.ts";
import type { Page } from "./stream-shards.ts";

/** Between polls: while there is traffic, doubling up to the second when there is none. */
const BUSY_POLL_MS = 25;
const IDLE_POLL_MS = 200;

const NOTHING_READ: Page = {
  records: [],
  lastRead: undefined,
  readAt: 0,
  reachedEnd: false,
  closed: false,
  next: undefined,
};

/** What one consumer does with one shard. */
export type ShardWork = {
  readonly consumer: { readonly name: string; readonly batchSize: number; readonly windowMs: number };
  readonly shardId: string;
  /** Begins to read after a sequence number, or at the oldest record. */
  readonly readAfter: (sequenceNumber: string | undefined) => PageReader;
  readonly isWanted: (record: PumpedRecord) => boolean;
  readonly delivery: Delivery;
  readonly checkpoints: Checkpoints;
  readonly polls: Naps;
  /** Until caught up to this moment of `performance.now()`, deliver what is there rather than wait for full batches. */
  readonly hurryUpTo: () => number;
  readonly whileResumed: () => Promise<void>;
  readonly onCaughtUp: () => void;
  readonly onError: (error: unknown) => void;
};

export type ShardConsumer = {
  readonly shardId: string;
  /** Resolves when the shard is closed and done with, or the pump is stopping. */
  readonly ended: Promise<void>;
  /** Everything written before this moment of `performance.now()` is done with. */
  readonly caughtUpTo: () => number;
  /** When the oldest record in hand was written, in milliseconds since 1970, at most a second early. */
  readonly oldestAt: () => number | undefined;
};

/** Reads, gathers and delivers until the shard ends or the pump stops. A failure rewinds to the checkpoint. */
export const consumeShard = (work: ShardWork): ShardConsumer => {
  const { consumer, shardId, delivery, checkpoints } = work;
  let caughtUpTo = performance.now();
  let oldestAt: number | undefined;
  let errorsInARow = 0;
  const isHurried = () => caughtUpTo < work.hurryUpTo();

  const deliverFrom = async (reader: PageReader): Promise<void> => {
    /** Wanted and not yet delivered, in order. */
    let inHand: readonly PumpedRecord[] = [];
    let dueAt = 0;
    let pollMs = BUSY_POLL_MS;
    let lastRead: string | undefined;
    let page = NOTHING_READ;
    let ahead: Promise<Page> | undefined;

    /** With a backlog, the next page is read while a batch is delivered: the table and this process work side by side. */
    const readAhead = () => {
      if (page.reachedEnd || page.closed || ahead) return;
      ahead = reader.next();
      // Whoever takes the page hears of its failure.
      ahead.catch(() => {});
    };
    const read = async () => {
      page = await (ahead ?? reader.next());
      ahead = undefined;
      lastRead = page.lastRead ?? lastRead;
      pollMs = page.lastRead === undefined ? Math.min(IDLE_POLL_MS, pollMs * 2) : BUSY_POLL_MS;
      if (inHand.length === 0) dueAt = page.readAt + consumer.windowMs;
      inHand = [...inHand, ...page.records.filter(work.isWanted)];
    };
    const noteProgress = () => {
      errorsInARow = 0;
      oldestAt = inHand[0]?.createdAt;
      if (inHand.length > 0) return;
      if (lastRead !== undefined) checkpoints.passOver(consumer.name, shardId, lastRead);
      if (!page.reachedEnd && !page.closed) return;
      caughtUpTo = page.readAt;
      work.onCaughtUp();
    };
    const isDue = () => inHand.length >= consumer.batchSize || page.closed || performance.now() >= dueAt || isHurried();

    while (!delivery.isStopping()) {
      if (inHand.length < consumer.batchSize && !page.closed) await read();
      noteProgress();
      const batch = asBatch(inHand.slice(0, consumer.batchSize));
      if (batch && isDue()) {
        readAhead();
        await deliver(batch, delivery);
        if (delivery.isStopping()) return;
        inHand = inHand.slice(batch.length);
        dueAt = performance.now() + consumer.windowMs;
        noteProgress();
      } else if (page.closed) {
        return;
      } else if (page.reachedEnd && !isHurried()) {
        await work.polls.nap(batch ? Math.min(pollMs, dueAt - performance.now()) : pollMs);
      }
      await work.whileResumed();
    }
  };

  const run = async (): Promise<void> => {
    await work.whileResumed();
    while (!delivery.isStopping()) {
      const reader = work.readAfter(checkpoints.of(consumer.name, shardId));
      try {
        return await deliverFrom(reader);
      } catch (error) {
        errorsInARow += 1;
        if (errorsInARow === 1) work.onError(error);
        await delivery.backOff(errorsInARow);
      } finally {
        reader.close();
      }
    }
  };
  return { shardId, ended: run(), caughtUpTo: () => caughtUpTo, oldestAt: () => oldestAt };
};

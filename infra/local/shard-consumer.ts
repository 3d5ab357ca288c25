import type { Checkpoints } from "./checkpoint.ts";
import { asBatch, type Delivery, deliver } from "./deliver.ts";
import type { Naps } from "./nap.ts";
import type { PumpedRecord } from "./stream-record.ts";
import type { Page } from "./stream-shards.ts";

/** Between polls: while there is traffic, doubling up to the second when there is none. */
const BUSY_POLL_MS = 25;
const IDLE_POLL_MS = 200;

/** What one consumer does with one shard. */
export type ShardWork = {
  readonly consumer: { readonly name: string; readonly batchSize: number; readonly windowMs: number };
  readonly shardId: string;
  /** Begins to read after a sequence number, or at the oldest record. */
  readonly pagesAfter: (sequenceNumber: string | undefined) => () => Promise<Page>;
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

  const fromCheckpoint = async (): Promise<void> => {
    const nextPage = work.pagesAfter(checkpoints.of(consumer.name, shardId));
    /** Wanted and not yet delivered, in order. */
    let inHand: readonly PumpedRecord[] = [];
    let dueAt = 0;
    let pollMs = BUSY_POLL_MS;
    let lastRead: string | undefined;
    let readAt = 0;
    let page: Page = { records: [], reachedEnd: false, closed: false };
    let ahead: ReturnType<typeof ask> | undefined;

    const ask = async () => {
      const startedAt = performance.now();
      return { startedAt, page: await nextPage() };
    };
    /** With a backlog, the next page is read while a batch is delivered: the table and this process work side by side. */
    const readAhead = () => {
      if (page.reachedEnd || page.closed || ahead) return;
      ahead = ask();
      // Whoever takes the page hears of its failure.
      ahead.catch(() => {});
    };
    const read = async () => {
      const { startedAt, page: next } = await (ahead ?? ask());
      ahead = undefined;
      page = next;
      readAt = startedAt;
      lastRead = page.records.at(-1)?.sequenceNumber ?? lastRead;
      pollMs = page.records.length > 0 ? BUSY_POLL_MS : Math.min(IDLE_POLL_MS, pollMs * 2);
      if (inHand.length === 0) dueAt = startedAt + consumer.windowMs;
      inHand = [...inHand, ...page.records.filter(work.isWanted)];
    };
    const noteProgress = () => {
      errorsInARow = 0;
      oldestAt = inHand[0]?.createdAt;
      if (inHand.length > 0) return;
      if (lastRead !== undefined) checkpoints.passOver(consumer.name, shardId, lastRead);
      if (!page.reachedEnd && !page.closed) return;
      caughtUpTo = readAt;
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
      try {
        return await fromCheckpoint();
      } catch (error) {
        errorsInARow += 1;
        if (errorsInARow === 1) work.onError(error);
        await delivery.backOff(errorsInARow);
      }
    }
  };
  return { shardId, ended: run(), caughtUpTo: () => caughtUpTo, oldestAt: () => oldestAt };
};

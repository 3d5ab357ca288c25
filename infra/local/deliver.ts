import type { DynamoDBStreamEvent } from "aws-lambda";
import type { GiveUpCondition } from "./on-failure-file.ts";
import type { PumpedRecord, StreamHandler } from "./stream-record.ts";

export type Batch = readonly [PumpedRecord, ...PumpedRecord[]];

/** What delivering one consumer's batches takes. */
export type Delivery = {
  readonly handler: StreamHandler;
  /** Further attempts for a record that fails alone; −1: until it is too old. */
  readonly retries: number;
  /** A record that failed is given up when it is older; −1: never. One that was never tried is not too old. */
  readonly maxRecordAgeSeconds: number;
  readonly handlerTimeoutMs: number;
  /** All up to and including this one are done with. */
  readonly checkpoint: (sequenceNumber: string) => void;
  /** Notes down which records they were. Only when it resolves does the checkpoint move over them. */
  readonly giveUp: (records: Batch, condition: GiveUpCondition, invocations: number, error: string) => Promise<void>;
  /** Waits longer with each failure in a row: 1, 2, … */
  readonly backOff: (failuresInARow: number) => Promise<void>;
  readonly isStopping: () => boolean;
};

/** How many of the batch, from its start, are done; and when not all, what went wrong. */
type Outcome = { readonly done: number; readonly error: string };

/** Undefined when there is nothing to deliver. */
export const asBatch = ([first, ...rest]: readonly PumpedRecord[]): Batch | undefined => first && [first, ...rest];

const withTimeout = async <T>(work: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The handler did not end within ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** As Lambda reads an answer: done up to the lowest failure; one that names no record of the batch fails all of it. */
const invoke = async (batch: Batch, { handler, handlerTimeoutMs }: Delivery): Promise<Outcome> => {
  try {
    // Each attempt parses its own, as Lambda's does: a handler that alters its event must not alter the retry.
    const event: DynamoDBStreamEvent = JSON.parse(JSON.stringify({ Records: batch.map(({ record }) => record) }));
    const response = await withTimeout(handler(event), handlerTimeoutMs);
    const failures = response?.batchItemFailures ?? [];
    if (failures.length === 0) return { done: batch.length, error: "" };
    const failedAt = failures.map(({ itemIdentifier }) =>
      batch.findIndex(({ sequenceNumber }) => sequenceNumber === itemIdentifier),
    );
    return { done: Math.max(0, Math.min(...failedAt)), error: "reported in batchItemFailures" };
  } catch (error) {
    return { done: 0, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
};

/**
 * Delivers a batch in order and resolves when each of its records is done with or given up, or the pump is stopping.
 *
 * A batch that fails from its first record on is split in two, and splits are not retries, until the record at fault
 * is alone: so good records are never given up with it. Progress starts a new count of retries. (Lambda splits at the
 * reported record and may give up the good ones behind it: what is delivered here is a superset.)
 * @throws what `giveUp` throws; nothing is lost, the checkpoint has not moved over those records
 */
export const deliver = async (whole: Batch, delivery: Delivery): Promise<void> => {
  const { retries, maxRecordAgeSeconds, checkpoint, giveUp, backOff, isStopping } = delivery;
  const isTooOld = ({ createdAt }: PumpedRecord) =>
    maxRecordAgeSeconds >= 0 && Date.now() - createdAt > maxRecordAgeSeconds * 1000;

  /** What is still to be delivered, the next at the end. */
  const stack = [{ batch: whole, retried: 0, invoked: 0 }];
  let failuresInARow = 0;
  for (let next = stack.pop(); next && !isStopping(); next = stack.pop()) {
    const { batch, retried } = next;
    const invoked = next.invoked + 1;
    const { done, error } = await invoke(batch, delivery);
    const lastDone = batch[done - 1];
    if (lastDone) checkpoint(lastDone.sequenceNumber);
    const failed = asBatch(batch.slice(done));
    if (!failed) {
      failuresInARow = 0;
      continue;
    }
    if (done > 0) {
      failuresInARow = 1;
      stack.push({ batch: failed, retried: 0, invoked });
    } else {
      failuresInARow += 1;
      const half = asBatch(failed.slice(0, Math.ceil(failed.length / 2)));
      const otherHalf = asBatch(failed.slice(Math.ceil(failed.length / 2)));
      const [record] = failed;
      if (half && otherHalf) {
        stack.push({ batch: otherHalf, retried, invoked }, { batch: half, retried, invoked });
      } else if (isTooOld(record) || retried === retries) {
        await giveUp(failed, isTooOld(record) ? "RecordAgeExceeded" : "RetryAttemptsExhausted", invoked, error);
        checkpoint(record.sequenceNumber);
        continue;
      } else {
        stack.push({ batch: failed, retried: retried + 1, invoked });
      }
    }
    await backOff(failuresInARow);
  }
};

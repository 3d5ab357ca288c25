import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";

/** Seconds a stream record is kept, as on AWS. Source: DynamoDB Streams, "data retention limit of 24 hours". */
const RETENTION_SECONDS = 86_400;
/** Records removed at once, so that no put waits long for the database (500 take some 10 ms). */
const BATCH = 500;
/** Pause between two batches, in milliseconds, for the puts that wait. */
const PAUSE_MS = 10;

/** `app_sr_age` is named because the index of sequence numbers would read the whole stream to find nothing old in it. */
const REMOVE_BATCH = `
  DELETE FROM _stream_records WHERE id IN (
    SELECT id FROM _stream_records INDEXED BY app_sr_age
     WHERE table_name = :table AND created_at < :before AND shard_id = :shard
       AND CAST(sequence_number AS INTEGER) <= :doneUpTo
       AND CAST(sequence_number AS INTEGER) <
           (SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = :table)
     LIMIT ${BATCH})`;

/**
 * Removes the stream records of a table that are older than a day and that every consumer is done with: age alone
 * never removes one, for a server that was off for a day has not counted it yet. The newest record always stays, since
 * the engine takes the greatest sequence number plus one for the next, and would start again at 1 underneath old checkpoints.
 * @param doneUpTo by shard, the last sequence number that every consumer is done with
 * @returns how many records it removed
 */
export const trimStream = async (
  databaseFile: string,
  table: string,
  doneUpTo: ReadonlyMap<string, string>,
  now: Date,
): Promise<number> => {
  const database = new DatabaseSync(databaseFile, { timeout: 1_000 });
  try {
    const remove = database.prepare(REMOVE_BATCH);
    const before = Math.floor(now.getTime() / 1000) - RETENTION_SECONDS;
    let removed = 0;
    for (const [shard, sequenceNumber] of doneUpTo) {
      for (;;) {
        const { changes } = remove.run({ table, before, shard, doneUpTo: BigInt(sequenceNumber) });
        removed += Number(changes);
        if (changes < BATCH) break;
        await sleep(PAUSE_MS);
      }
    }
    return removed;
  } finally {
    database.close();
  }
};

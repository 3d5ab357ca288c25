import { readFile } from "node:fs/promises";
import * as z from "zod";
import { writeDurably } from "./durable-file.ts";

/** How far each consumer has come in each shard of one stream, kept in a file. */
export type Checkpoints = {
  /** The last sequence number done with; undefined when the consumer is new to the shard. */
  readonly of: (consumer: string, shardId: string) => string | undefined;
  /** By shard, the last sequence number that all these consumers are done with; without the shards that one of them is new to. */
  readonly ofAll: (consumers: readonly string[]) => ReadonlyMap<string, string>;
  /** Moves on and starts to save it; a save under way takes in what comes meanwhile, so it costs no wait per batch. */
  readonly advance: (consumer: string, shardId: string, sequenceNumber: string) => void;
  /** Moves on over records that nobody asked for; saved with the next `advance` or `flush`, for reading them again is harmless. */
  readonly passOver: (consumer: string, shardId: string, sequenceNumber: string) => void;
  /** Resolves when all moves so far are on disk. */
  readonly flush: () => Promise<void>;
};

const CheckpointFile = z.object({
  streamArn: z.string(),
  consumers: z.record(z.string(), z.record(z.string(), z.string().regex(/^\d+$/))),
});
type Positions = Map<string, Map<string, string>>;

/** Sequence numbers are decimal text of any length, "9" before "10". */
export const isAfter = (sequenceNumber: string, other: string | undefined): boolean =>
  other === undefined || BigInt(sequenceNumber) > BigInt(other);

const readPositions = async (path: string, streamArn: string): Promise<Positions> => {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return new Map();
    throw error;
  }
  try {
    const file = CheckpointFile.parse(JSON.parse(text));
    // Another stream has other sequence numbers: a table made anew is read from its start.
    if (file.streamArn !== streamArn) return new Map();
    return new Map(Object.entries(file.consumers).map(([name, shards]) => [name, new Map(Object.entries(shards))]));
  } catch (cause) {
    // Our own writes are all or nothing, so this was edited or damaged: say so, rather than silently start again.
    throw new Error(`${path} is not a checkpoint file. Remove it to deliver the stream again from its oldest record.`, {
      cause,
    });
  }
};

/**
 * @param onSaveError told when a save in the background fails; the next one tries again
 * @throws when the file is there but is not a checkpoint file
 */
export const openCheckpoints = async (
  path: string,
  streamArn: string,
  onSaveError: (error: unknown) => void,
): Promise<Checkpoints> => {
  const positions = await readPositions(path, streamArn);
  let saving: Promise<void> = Promise.resolve();
  let queued: Promise<void> | undefined;

  const write = () =>
    writeDurably(
      path,
      JSON.stringify({
        streamArn,
        consumers: Object.fromEntries([...positions].map(([name, shards]) => [name, Object.fromEntries(shards)])),
      }),
    );
  /** At most one save under way and one waiting, whatever the number of calls. */
  const save = (): Promise<void> => {
    queued ??= saving.then(() => {
      queued = undefined;
      const written = write();
      saving = written.catch(() => {});
      return written;
    });
    return queued;
  };
  const of = (consumer: string, shardId: string) => positions.get(consumer)?.get(shardId);
  const ofAll = (consumers: readonly string[]) => {
    const lowest = new Map<string, string>();
    const [first = "", ...others] = consumers;
    for (const [shardId, own] of positions.get(first) ?? []) {
      const all = [own, ...others.flatMap((name) => of(name, shardId) ?? [])];
      if (all.length < consumers.length) continue;
      lowest.set(
        shardId,
        all.reduce((low, each) => (isAfter(low, each) ? each : low)),
      );
    }
    return lowest;
  };
  const passOver = (consumer: string, shardId: string, sequenceNumber: string) => {
    if (!isAfter(sequenceNumber, of(consumer, shardId))) return;
    const shards = positions.get(consumer) ?? new Map<string, string>();
    positions.set(consumer, shards.set(shardId, sequenceNumber));
  };
  const advance = (consumer: string, shardId: string, sequenceNumber: string) => {
    passOver(consumer, shardId, sequenceNumber);
    save().catch(onSaveError);
  };
  return { of, ofAll, advance, passOver, flush: save };
};

import type { Item } from "../../shared/adapters/dynamo/table-client.ts";
import type { Random } from "./random.ts";

/** One change of one response, with the image that came with it. */
export type StreamRecord = { readonly id: string; readonly image: Item };

/** Records of one shard that are handled in order, by one live invocation at a time. */
export type Lane = { readonly records: StreamRecord[]; position: number; busy: boolean };

const MAX_BATCH = 10;
const SHARDS = 3;
/** Lambda's parallelization factor: each shard's records are split over so many lanes by their key. */
const PARALLEL = 2;
/** Share of batches before which a checkpoint is found to be older than it was. */
const REWINDS = 0.05;
const FURTHEST_REWIND = 20;

/** A stream as a Lambda event source gives it, harsher: records of one response may come by different shards, in any order. */
export const modelStream = (random: Random) => {
  const lanes: Lane[] = Array.from({ length: SHARDS * PARALLEL }, () => ({ records: [], position: 0, busy: false }));
  let rewinds = 0;

  const append = (record: StreamRecord) => {
    const lane = random.below(SHARDS) * PARALLEL + (record.id.charCodeAt(record.id.length - 1) % PARALLEL);
    lanes[lane]!.records.push(record);
  };

  const isWaiting = (lane: Lane) => !lane.busy && lane.position < lane.records.length;

  /** The next batch of a lane, from its checkpoint or, if `faulty`, now and then from an older one. */
  const nextBatch = (lane: Lane, faulty: boolean): readonly StreamRecord[] => {
    if (faulty && random.chance(REWINDS)) {
      lane.position = Math.max(0, lane.position - 1 - random.below(FURTHEST_REWIND));
      rewinds += 1;
    }
    return lane.records.slice(lane.position, lane.position + MAX_BATCH);
  };

  /** Back to the oldest record of all. */
  const rewindAll = () => {
    for (const lane of lanes) lane.position = 0;
  };

  return { append, waiting: () => lanes.filter(isWaiting), nextBatch, rewindAll, rewinds: () => rewinds };
};

import { USAGE, writeUnitsPerResponse } from "./usage.ts";

/** Write units per second that one partition takes. Source: DynamoDB developer guide, "Partitions and data distribution". */
export const PARTITION_UNITS = 1_000;
/** Write units per second that a new on-demand table takes at once. Source: the same guide, "On-demand capacity mode". */
export const NEW_TABLE_UNITS = 4_000;
/** Write units per second and table that an account may ask for without a word. Source: the same guide, "Quotas". */
export const TABLE_QUOTA_UNITS = 40_000;

/** Put and its index entry, and digest's update in a transaction: what a response writes to partitions of its own. */
const OWN_UNITS = 4;

/** Where the writes of one store meet, at a rate of responses per second. */
export type Heat = {
  readonly perSecond: number;
  /** Write units per second over the whole table. */
  readonly table: number;
  /** Write units per second to the partition of the store's cells, with `spread` 1. */
  readonly cells: number;
  /** `spread` that keeps each of them under three quarters of what a partition takes. */
  readonly spread: number;
  /** Warm throughput to ask for; undefined where a new table takes it anyway. */
  readonly warm: number | undefined;
  /** Touchpoints that the responses must come from: the index lists those of one touchpoint in one partition. */
  readonly touchpoints: number;
};

/** The heat of one store. The cells' share is measured at batches of 10; larger batches lower it. */
export const heatAt = (perSecond: number): Heat => {
  const { units } = writeUnitsPerResponse();
  const table = perSecond * units;
  const cells = perSecond * Math.max(0.1, units - OWN_UNITS);
  const usable = 0.75 * PARTITION_UNITS;
  return {
    perSecond,
    table,
    cells,
    spread: Math.max(1, Math.ceil(cells / usable)),
    warm: table > 0.75 * NEW_TABLE_UNITS ? Math.ceil((table * 1.3) / 1000) * 1000 : undefined,
    touchpoints: Math.max(1, Math.ceil(perSecond / usable)),
  };
};

/** Responses that share the writes of a cell, at which all of this was measured. */
export const MEASURED_BATCH = USAGE.digestBatch;

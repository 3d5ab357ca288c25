import * as z from "zod";

/** What one response adds to the cells: the day and slice it counts under, and its counters. */
export const Contribution = z.object({
  day: z.string(),
  slice: z.string(),
  add: z.record(z.string(), z.number().int()),
});
export type Contribution = z.infer<typeof Contribution>;

/**
 * The ledger that every response carries: what digest has counted of it, per generation of cells.
 * `version` is raised by every count, so that a stale count cannot be subtracted twice; `rev` is the revision counted.
 */
export const Counted = z.object({
  version: z.number().int().min(1),
  rev: z.number().int().min(0),
  formula: z.string(),
  in: z.record(z.string(), Contribution.nullable()).describe("By generation; null when it counts nothing (erased)."),
});
export type Counted = z.infer<typeof Counted>;

/** What the ledger holds of a response in a generation: nothing counts as null. */
export const countedIn = (counted: Counted | undefined, generation: number): Contribution | null =>
  counted?.in[String(generation)] ?? null;

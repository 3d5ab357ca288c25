import { ALL } from "../../shared/domain/cell.ts";
import { parseSliceKey } from "../../shared/domain/slice.ts";

/** Segments that some cells count, in alphabetical order; nobody's is left out. */
export const segmentsOf = (cells: Iterable<{ readonly slice: string }>): string[] => {
  const slices = new Set<string>();
  for (const { slice } of cells) slices.add(slice);
  slices.delete(ALL);
  const segments = new Set([...slices].map((slice) => parseSliceKey(slice).segment));
  segments.delete("");
  return [...segments].sort();
};

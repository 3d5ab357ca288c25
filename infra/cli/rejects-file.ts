import { type FileHandle, open, rm } from "node:fs/promises";
import { csvLine } from "../../shared/domain/csv-cell.ts";
import type { Reject } from "./import-csv.ts";

const COLUMNS = ["line", "column", "reason", "row"] as const;

/** The list of rejected rows, as CSV or (`.ndjson`, `.jsonl`) one JSON object a line. There is no file without a reject. It holds what customers wrote, so only its owner may read it. */
export type RejectsFile = {
  readonly add: (reject: Reject) => void;
  /** Write what was added. @returns the length of the file in bytes. */
  readonly flush: () => Promise<number>;
  readonly close: () => Promise<void>;
};

/** Begin the file anew, or go on after `from` bytes: what stands behind them was written by a run that was cut off. */
export const openRejects = async (path: string, from = 0): Promise<RejectsFile> => {
  const isJson = /\.(nd)?jsonl?$/.test(path);
  const lineOf = (reject: Reject) =>
    isJson ? `${JSON.stringify(reject)}\n` : csvLine(COLUMNS.map((column) => reject[column]));
  let file: FileHandle | undefined;
  let length = from;
  let added = "";
  if (from === 0) await rm(path, { force: true });
  else {
    file = await open(path, "r+");
    await file.truncate(from);
  }
  const flush = async () => {
    if (added === "") return length;
    file ??= await open(path, "w", 0o600);
    const header = length === 0 && !isJson ? csvLine(COLUMNS) : "";
    const bytes = Buffer.from(header + added);
    added = "";
    await file.write(bytes, 0, bytes.length, length);
    length += bytes.length;
    return length;
  };
  return {
    add: (reject) => {
      added += lineOf(reject);
    },
    flush,
    close: async () => {
      await flush();
      await file?.close();
    },
  };
};

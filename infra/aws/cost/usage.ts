import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { PROJECT } from "../bundle.ts";

const Figures = z.object({ write_units_per_response: z.number().positive().optional() });
const FIGURES_FILE = join(PROJECT, "docs/figures.json");

/** Write units of one response, all in, as the bench measured them last; 5.5 until it has. */
export const writeUnitsPerResponse = (): { readonly units: number; readonly measured: boolean } => {
  const figures = existsSync(FIGURES_FILE) ? Figures.parse(JSON.parse(readFileSync(FIGURES_FILE, "utf8"))) : {};
  const units = figures.write_units_per_response;
  return { units: units ?? 5.5, measured: units !== undefined };
};

/** What one request takes besides the table. All but the first are our estimates, on the high side. */
export const USAGE = {
  /** Billed milliseconds of a warm call: an acknowledgement takes a few here, the rest is for a slower network. */
  requestMs: 20,
  /** Billed milliseconds of a digest batch. */
  digestMs: 100,
  /** Responses that share a digest call and its write to the cells; the write units are measured at this. */
  digestBatch: 10,
  /** Bytes of a request in all logs: ours, the API's, and Lambda's START, END and REPORT. */
  logBytes: 1200,
  /** Share of requests that X-Ray keeps. Source: its default rule, beyond the first of each second. */
  traced: 0.05,
  /** Bytes of a response in table and indexes: answers, a comment of some 100 characters, ledger entry. */
  storedBytes: 1500,
  /** Units of Comprehend for a usual comment: the least that is billed. */
  comprehendUnits: 3,
  /** Largest response: 5,000 characters of four bytes each, and the rest of it. Source: shared/domain/text.ts. */
  largestBytes: 21_000,
  largestCharacters: 5_000,
} as const;

import type { Counters } from "./counters.ts";

/** What a map rests on, and what it leaves out. */
export type Coverage = {
  /** Responses that count. */
  readonly n: number;
  /** Of them, those whose customers reported an emotion themselves: only these make the curve. */
  readonly selfReported: number;
  /** Of them, those whose emotion is read from the text alone, kept apart. */
  readonly inferred: number;
  /** Of them, those that say nothing of an emotion. */
  readonly withoutEmotion: number;
  /** Begun on a survey's page and not sent: not counted. */
  readonly unfinished: number;
  /** Sent by a machine, as it seems: kept for people to see, not counted. */
  readonly suspect: number;
};

/** What numbers rest on, from the counters of a whole day or of many. */
export const coverageOf = ({ n = 0, ne = 0, ni = 0, st = 0, cm = 0, su = 0 }: Counters): Coverage => ({
  n,
  selfReported: ne,
  inferred: ni,
  withoutEmotion: n - ne - ni,
  unfinished: st - cm,
  suspect: su,
});

import { HIDDEN_BELOW } from "./figure.ts";
import { type Interval, shareInterval } from "./interval.ts";

/** A share in 0..1 with Wilson's 95 % interval; only the counts while there are fewer than five. */
export type Share = { readonly count: number; readonly n: number } & Partial<Interval & { readonly value: number }>;

/** The share that `count` of `n` are. */
export const shareOf = (count: number, n: number): Share =>
  n < HIDDEN_BELOW ? { count, n } : { count, n, value: count / n, ...shareInterval(count, n) };

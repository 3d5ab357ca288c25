import type { Counters } from "./counters.ts";
import { SMALL_BELOW } from "./figure.ts";
import { type Share, shareOf } from "./share.ts";

/** A response rate below this says that something is wrong: the moment, the mail, or whom it goes to. */
const LOW_RESPONSE = 0.05;

/** True when a response rate is certainly below 5 %, of at least 30 delivered. */
export const isResponseLow = ({ n, high }: Share): boolean =>
  n >= SMALL_BELOW && high !== undefined && high < LOW_RESPONSE;

/** What became of the invitations that went out by mail. Each stage counts those of the stage before. */
export type Funnel = {
  readonly invited: number;
  readonly delivered: number;
  /** Of those invited: answers that were begun, and those that were sent. */
  readonly began: number;
  readonly completed: number;
  readonly reminded: number;
  /** Mails that came back for good, and those that their readers called unwanted. */
  readonly bounced: number;
  readonly complained: number;
  /** Completed ÷ delivered. */
  readonly response: Share;
  /** True when the response rate is certainly below 5 %, of at least 30 delivered. */
  readonly lowResponse: boolean;
  /** Of those completed: within seven days of what they are about. */
  readonly rightTime: Share;
  /** Of those invited: the mail neither came back nor was called unwanted. */
  readonly rightCustomer: Share;
  /** Of those begun: completed, in the language that the mail was written in. */
  readonly rightMessage: Share;
};

/** Read the funnel that some counters hold. */
export const funnelFrom = (counters: Counters): Funnel => {
  const { iv = 0, dl = 0, ib = 0, ic = 0, rm = 0, bo = 0, co = 0, rt = 0, ml = 0 } = counters;
  const response = shareOf(ic, dl);
  return {
    invited: iv,
    delivered: dl,
    began: ib,
    completed: ic,
    reminded: rm,
    bounced: bo,
    complained: co,
    response,
    lowResponse: isResponseLow(response),
    rightTime: shareOf(rt, ic),
    rightCustomer: shareOf(Math.max(0, iv - bo - co), iv),
    rightMessage: shareOf(ml, ib),
  };
};

/** The funnel of touchpoints, from the sums of their slices, by the id of the touchpoint. Only those that invited. */
export const funnelsBy = (
  sums: readonly { readonly key: string; readonly counters: Counters }[],
): ReadonlyMap<string, Funnel> => {
  const merged = new Map<string, Record<string, number>>();
  for (const { key, counters } of sums) {
    if (counters.iv === undefined) continue;
    const known = merged.get(key) ?? {};
    for (const name in counters) known[name] = (known[name] ?? 0) + (counters[name] ?? 0);
    merged.set(key, known);
  }
  return new Map([...merged].map(([key, counters]) => [key, funnelFrom(counters)]));
};

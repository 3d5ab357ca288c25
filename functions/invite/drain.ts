import { setTimeout as sleep } from "node:timers/promises";
import type { Asks } from "../../shared/adapters/dynamo/asks.ts";
import type { Item } from "../../shared/adapters/dynamo/table-client.ts";
import type { AskKey } from "../../shared/domain/ask.ts";
import { errorFields, type Log } from "../log.ts";
import { MAX_TRIES, type SendOutcome } from "./send-outcome.ts";

export type DrainNeeds = {
  readonly now: () => Date;
  readonly log: Log;
  readonly asks: Pick<Asks, "due" | "putOff">;
  readonly sendAsk: (key: AskKey) => Promise<SendOutcome>;
  readonly setAside: (key: AskKey, problem: string) => Promise<void>;
  /** Mails that may be handed over a second: what SES allows. */
  readonly perSecond: number;
};

/** What a drain did, by outcome. `oldestMs`: how late the oldest was that was due; 0 when nothing was. */
export type Drained = Readonly<Record<SendOutcome, number>> & { readonly oldestMs: number };

/** Asks that are handled at a time. */
const AT_ONCE = 16;
/** How long an ask is put off that could not be handled: most often it is the table that could not be reached. */
const FAILED_WAIT_MS = 120_000;
/** Keys that are read at a time. */
const PAGE = 200;

/** Gives each caller a moment of its own, so that there are at most so many a second. */
const pacer = (perSecond: number) => {
  let next = 0;
  return async (): Promise<void> => {
    const now = performance.now();
    const mine = Math.max(now, next);
    next = mine + 1000 / perSecond;
    if (mine > now) await sleep(mine - now);
  };
};

/**
 * Sends everything that is due, the oldest first, until nothing is or the time is over. What cannot be handled is put off,
 * and after some times set aside for people: no ask keeps the others waiting.
 * @param untilMs stops after so many milliseconds, and finishes what is in hand
 */
export const drain =
  (needs: DrainNeeds) =>
  async (untilMs = Number.POSITIVE_INFINITY): Promise<Drained> => {
    const startedAt = performance.now();
    const isOver = () => performance.now() - startedAt >= untilMs;
    const done: Record<SendOutcome, number> = {
      sent: 0,
      not_asked: 0,
      later: 0,
      unknown: 0,
      failed: 0,
      throttled: 0,
      nothing: 0,
    };
    const turn = pacer(needs.perSecond);
    let oldestMs = 0;

    const giveUpFor = async (key: AskKey, error: unknown): Promise<SendOutcome> => {
      needs.log("error", "send.failed", errorFields(error));
      const problem = error instanceof Error ? error.name : "error";
      // Counted on the item by the table itself: it may not even be readable.
      const tries = await needs.asks.putOff(key, new Date(needs.now().getTime() + FAILED_WAIT_MS), problem);
      if (tries < MAX_TRIES) return "later";
      await needs.setAside(key, problem);
      return "failed";
    };
    const handle = async (key: AskKey): Promise<void> => {
      try {
        done[await needs.sendAsk(key)] += 1;
      } catch (error) {
        try {
          done[await giveUpFor(key, error)] += 1;
        } catch (worse) {
          needs.log("error", "send.failed", errorFields(worse));
          done.later += 1;
        }
      }
    };

    let after: Item | undefined;
    do {
      const page = await needs.asks.due(needs.now(), PAGE, after);
      after = page.after;
      const [oldest] = page.asks;
      if (oldest !== undefined) oldestMs = Math.max(oldestMs, needs.now().getTime() - Date.parse(oldest.due));
      const queue = [...page.asks];
      const work = async () => {
        for (let key = queue.shift(); key !== undefined && !isOver(); key = queue.shift()) {
          if (done.throttled > 0) return;
          await turn();
          await handle(key);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    } while (after !== undefined && !isOver() && done.throttled === 0);
    const { sent, not_asked: notAsked, later, unknown, failed, throttled } = done;
    if (oldestMs > 0) needs.log("info", "send", { sent, notAsked, later, unknown, failed, throttled, oldestMs });
    return { ...done, oldestMs };
  };

import { setTimeout as delay } from "node:timers/promises";
import {
  type Count,
  type Ledger,
  MAX_TRANSACTION_ITEMS,
  transactionItems,
} from "../../shared/adapters/dynamo/ledger.ts";
import { countedNow } from "../../shared/domain/contribution.ts";
import { needsReading, type Response, type TextReading } from "../../shared/domain/response.ts";
import type { Reading, SentimentEngine } from "../../shared/domain/sentiment.ts";
import type { Store } from "../../shared/domain/store.ts";

/** Tries to commit one transaction before its responses are given back to the stream. */
const COMMIT_TRIES = 8;
/** Longest wait between two tries, in milliseconds; each wait is random up to it (full jitter). */
const MAX_BACKOFF_MS = 400;
/** Waits before a comment is read again, in minutes; after the last one we stop asking. */
const READING_WAITS_MINUTES = [1, 5, 15, 60, 240, 720, 1440, 1440];

export type DigestNeeds = {
  readonly ledger: Ledger;
  /** The store that a response belongs to; may be a few seconds old. */
  readonly store: (id: string) => Promise<Store>;
  readonly engine: SentimentEngine;
  readonly now: () => Date;
  readonly random?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
};

/** What digest did with a batch: how many it counted, how many comments it could not read yet, and which responses failed. */
export type DigestResult = {
  readonly counted: number;
  readonly unread: number;
  readonly failed: ReadonlyMap<string, unknown>;
};

/** Names a response among those of all stores. */
export const responseName = ({ store, id }: Pick<Response, "store" | "id">): string => `${store}/${id}`;

/** What a reading means for the ledger: something learnt, or a time to try again. */
const afterReading = (response: Response, reading: Reading, now: Date): Pick<Count, "reading" | "again"> => {
  if (reading.outcome !== "failed") return { reading: reading satisfies TextReading };
  const attempts = (response.readingAttempts ?? 0) + 1;
  const wait = READING_WAITS_MINUTES[attempts - 1];
  if (wait === undefined) {
    return { reading: { outcome: "unreadable", reason: `given up after ${attempts} tries: ${reading.reason}` } };
  }
  return { again: { attempts, due: new Date(now.getTime() + wait * 60_000).toISOString() } };
};

/** Generations to count in: those of the store, and any later one that the ledger knows already. */
const liveGenerations = (store: Store, response: Response): number[] => {
  const oldest = Math.min(...store.generations);
  const known = Object.keys(response.counted?.in ?? {}).map(Number);
  return [...new Set([...store.generations, ...known])].filter((generation) => generation >= oldest);
};

/** True when digest has nothing left to do for a response. */
const isSettled = (response: Response): boolean =>
  response.pending === undefined && response.counted?.rev === response.rev;

/**
 * The one consumer that changes data. It reads the comments that need it, works out what each response adds to the
 * cells, and commits ledger and cells together. Run it twice, late, out of order or in parallel: the counts stay exact,
 * because a count applies only to the response as it was seen (docs/decisions/0001).
 */
export const digest = (needs: DigestNeeds) => {
  const random = needs.random ?? Math.random;
  const sleep = needs.sleep ?? delay;

  const read = async (responses: readonly Response[]): Promise<Map<string, Pick<Count, "reading" | "again">>> => {
    const unread = responses.filter(needsReading);
    const readings = await needs.engine.read(
      unread.map(({ answers, language }) => ({ text: answers.comment ?? "", locale: language })),
    );
    const now = needs.now();
    return new Map(
      unread.map((response, index) => {
        const reading = readings[index] ?? { outcome: "failed", reason: "the engine gave no answer" };
        return [responseName(response), afterReading(response, reading, now)];
      }),
    );
  };

  const countOf = async (response: Response, learnt: Pick<Count, "reading" | "again">): Promise<Count> => {
    const store = await needs.store(response.store);
    const known = learnt.reading === undefined ? response : { ...response, reading: learnt.reading };
    return {
      store,
      seen: response,
      counted: countedNow(known, store.timeZone, liveGenerations(store, response)),
      ...learnt,
    };
  };

  /** Commit some counts, seeing again those that changed meanwhile; gives back the names of those it could not commit. */
  const commit = async (counts: readonly Count[]): Promise<ReadonlyMap<string, unknown>> => {
    let left = counts;
    let cause: unknown = new Error("the ledger stayed busy");
    for (let attempt = 0; left.length > 0; attempt++) {
      if (attempt === COMMIT_TRIES) return new Map(left.map((count) => [responseName(count.seen), cause]));
      if (transactionItems(left) > MAX_TRANSACTION_ITEMS) return commitInChunks(left);
      const result = await needs.ledger.commit(left);
      if (result.outcome === "committed") return new Map();
      if (result.outcome === "busy") {
        cause = result.cause;
        await sleep(random() * Math.min(MAX_BACKOFF_MS, 10 * 2 ** attempt));
        continue;
      }
      const changed = new Map(result.stale.map(({ index, now }) => [index, now]));
      const again = result.stale.flatMap(({ now }) => (now === undefined || isSettled(now) ? [] : [now]));
      const learnt = await read(again);
      left = [
        ...left.filter((_, index) => !changed.has(index)),
        ...(await Promise.all(again.map((response) => countOf(response, learnt.get(responseName(response)) ?? {})))),
      ];
    }
    return new Map();
  };

  const commitInChunks = async (counts: readonly Count[]): Promise<ReadonlyMap<string, unknown>> => {
    const failed = new Map<string, unknown>();
    let chunk: Count[] = [];
    const flush = async () => {
      if (chunk.length === 0) return;
      for (const [name, cause] of await commit(chunk)) failed.set(name, cause);
      chunk = [];
    };
    for (const count of counts) {
      if (transactionItems([...chunk, count]) > MAX_TRANSACTION_ITEMS) await flush();
      chunk.push(count);
    }
    await flush();
    return failed;
  };

  /** Count responses as they were seen, one image of each. Never throws for one of them: it is among the failed. */
  return async (responses: readonly Response[]): Promise<DigestResult> => {
    const learnt = await read(responses);
    const counts: Count[] = [];
    const failed = new Map<string, unknown>();
    for (const response of responses) {
      try {
        counts.push(await countOf(response, learnt.get(responseName(response)) ?? {}));
      } catch (error) {
        failed.set(responseName(response), error);
      }
    }
    for (const [name, cause] of await commitInChunks(counts)) failed.set(name, cause);
    return {
      counted: responses.length - failed.size,
      unread: [...learnt.values()].filter(({ again }) => again !== undefined).length,
      failed,
    };
  };
};

import { setTimeout as delay } from "node:timers/promises";
import { type CommitResult, type Count, inTransactions, type Ledger } from "../../shared/adapters/dynamo/ledger.ts";
import { countedNow } from "../../shared/domain/contribution.ts";
import { needsReading, type Response, type TextReading } from "../../shared/domain/response.ts";
import type { CommentToRead, Reading, SentimentEngine } from "../../shared/domain/sentiment.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Follow } from "./follow.ts";

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
  /** Has the testimonial of a response follow it; called for those only that ever agreed to be published. */
  readonly follow: Follow;
  readonly now: () => Date;
  /**
   * Transactions of a batch under way at one time; 1 when absent, for all of a day touch the same cell and would
   * conflict on AWS. A table that runs them one after the other has the next one at hand with 2.
   */
  readonly commitsAtOnce?: number;
  readonly random?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
};

/** What digest did with a batch: how many it counted, how many comments it could not read yet, and which responses failed. */
export type DigestResult = {
  readonly counted: number;
  readonly unread: number;
  readonly failed: ReadonlyMap<string, unknown>;
};

/** How far a batch has come: which responses failed, and the others as they are once they are counted. */
type Progress = { readonly failed: Map<string, unknown>; readonly settled: Map<string, Response> };

/** Names a response among those of all stores. */
export const responseName = ({ store, id }: Pick<Response, "store" | "id">): string => `${store}/${id}`;

/** Counting never waits for sentiment: an engine that breaks has read nothing, and is asked again later. */
const readAll = async (engine: SentimentEngine, comments: readonly CommentToRead[]): Promise<readonly Reading[]> => {
  try {
    return await engine.read(comments);
  } catch (error) {
    const reason = error instanceof Error ? error.name : "the engine broke";
    return comments.map(() => ({ outcome: "failed", reason }));
  }
};

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

/** True when digest has nothing left to do for a response: it is counted as it is, in every generation of its store. */
const isSettled = ({ pending, counted, rev }: Response, store: Store): boolean =>
  pending === undefined &&
  counted?.rev === rev &&
  store.generations.every((generation) => String(generation) in counted.in);

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
    const readings = await readAll(
      needs.engine,
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

  const countOf = (response: Response, store: Store, learnt: Pick<Count, "reading" | "again"> = {}): Count => {
    const known = learnt.reading === undefined ? response : { ...response, reading: learnt.reading };
    return {
      store,
      seen: response,
      counted: countedNow(known, store.timeZone, liveGenerations(store, response)),
      ...learnt,
    };
  };

  /** Counts of those responses that are still to be counted. */
  const countsOf = async (
    responses: readonly Response[],
    isOpen: (response: Response, store: Store) => boolean,
    { failed, settled }: Progress,
  ): Promise<Count[]> => {
    const open = new Map<Response, Store>();
    for (const response of responses) {
      try {
        const store = await needs.store(response.store);
        if (isOpen(response, store)) open.set(response, store);
        else settled.set(responseName(response), response);
      } catch (cause) {
        failed.set(responseName(response), cause);
      }
    }
    const learnt = await read([...open.keys()]);
    const counts: Count[] = [];
    for (const [response, store] of open) {
      try {
        counts.push(countOf(response, store, learnt.get(responseName(response))));
      } catch (cause) {
        failed.set(responseName(response), cause);
      }
    }
    return counts;
  };

  /** Commit some counts, seeing again those that changed meanwhile. */
  const commit = async (counts: readonly Count[], progress: Progress): Promise<void> => {
    const { failed, settled } = progress;
    let left = counts;
    let cause: unknown = new Error("the ledger stayed busy");
    for (let attempt = 0; left.length > 0 && attempt < COMMIT_TRIES; attempt++) {
      // What was seen again may touch more cells than before.
      if (inTransactions(left).length > 1) return commitAll(left, progress);
      let result: CommitResult;
      try {
        result = await needs.ledger.commit(left);
      } catch (error) {
        cause = error;
        // One of them is at fault: each alone, only that one fails.
        if (left.length > 1) return commitOneByOne(left, progress);
        break;
      }
      if (result.outcome === "committed") {
        for (const { seen, counted, reading = seen.reading } of left) {
          settled.set(responseName(seen), { ...seen, counted, reading });
        }
        return;
      }
      if (result.outcome === "busy") {
        cause = result.cause;
        await sleep(random() * Math.min(MAX_BACKOFF_MS, 10 * 2 ** attempt));
        continue;
      }
      const changed = new Map(result.stale.map(({ index, now }) => [index, now]));
      const there = [...changed.values()].filter((now) => now !== undefined);
      left = [
        ...left.filter((_, index) => !changed.has(index)),
        ...(await countsOf(there, (now, store) => !isSettled(now, store), progress)),
      ];
    }
    for (const { seen } of left) failed.set(responseName(seen), cause);
  };

  const commitOneByOne = async (counts: readonly Count[], progress: Progress): Promise<void> => {
    for (const count of counts) await commit([count], progress);
  };

  const commitAll = async (counts: readonly Count[], progress: Progress): Promise<void> => {
    const waiting = inTransactions(counts);
    const commitNext = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await commit(next, progress);
    };
    await Promise.all(Array.from({ length: needs.commitsAtOnce ?? 1 }, commitNext));
  };

  /** A response whose testimonial cannot follow has failed: it comes again, and is found to be counted already. */
  const followAll = async ({ failed, settled }: Progress): Promise<void> => {
    for (const [name, response] of settled) {
      if (response.consent === undefined) continue;
      try {
        await needs.follow(response, await needs.store(response.store));
      } catch (cause) {
        failed.set(name, cause);
      }
    }
  };

  /** Count responses as they were seen, one image of each. Never throws for one of them: it is among the failed. */
  return async (responses: readonly Response[]): Promise<DigestResult> => {
    const progress: Progress = { failed: new Map(), settled: new Map() };
    const { failed } = progress;
    const counts = await countsOf(responses, () => true, progress);
    await commitAll(counts, progress);
    await followAll(progress);
    return {
      counted: responses.length - failed.size,
      unread: counts.filter(({ again }) => again !== undefined).length,
      failed,
    };
  };
};

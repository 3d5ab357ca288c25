import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { startFeedWorld } from "../feed/feed-world.ts";
import { median } from "./statistics.ts";

/** Testimonials on the page that is asked for. */
const ENTRIES = 12;
/** About what such a page weighs when it is compressed. */
const PAGE_BYTES = 1200;
const CONNECTIONS = 32;
const ROUND_MS = 1500;
const ROUNDS = 5;

export type FeedRates = {
  /** Answers a second of a handler that answers with constant bytes, through the same server. */
  readonly constant: number;
  readonly unchanged: number;
  readonly page: number;
  /** How the other two compare with it, by round. */
  readonly unchangedRatio: number;
  readonly pageRatio: number;
};

/** Answers a second, asked for by another process. */
const rateOf = async (url: string, status: number, headers: readonly string[]): Promise<number> => {
  const script = join(import.meta.dirname, "ask-again.ts");
  const order = [script, url, String(CONNECTIONS), String(ROUND_MS), String(status), ...headers];
  const { stdout } = await promisify(execFile)("node", order);
  return Number(stdout);
};

/**
 * How fast a feed of 12 testimonials is given out, unchanged (304) and whole (200, compressed), beside a handler that
 * answers with the same bytes and does nothing else: all three on one server with a real table, asked in turns.
 */
export const feedRates = async (): Promise<FeedRates> => {
  const world = await startFeedWorld({
    cacheSeconds: 30,
    constant: { path: "/constant", body: Buffer.alloc(PAGE_BYTES, "x") },
  });
  try {
    await world.addStore();
    for (let index = 0; index < ENTRIES; index++) {
      await world.publish({ id: `testimonial-${index}`, text: `Words of customer ${index}. `.repeat(1 + (index % 4)) });
    }
    const feed = `${world.url}/f/bottega/testimonials.json`;
    const compressed = "accept-encoding: gzip";
    const etag = (await fetch(feed)).headers.get("etag") ?? "";
    const rounds: { constant: number; unchanged: number; page: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({
        constant: await rateOf(`${world.url}/constant`, 200, [compressed]),
        unchanged: await rateOf(feed, 304, [`if-none-match: ${etag}`]),
        page: await rateOf(feed, 200, [compressed]),
      });
    }
    return {
      constant: median(rounds.map(({ constant }) => constant)),
      unchanged: median(rounds.map(({ unchanged }) => unchanged)),
      page: median(rounds.map(({ page }) => page)),
      unchangedRatio: median(rounds.map(({ constant, unchanged }) => unchanged / constant)),
      pageRatio: median(rounds.map(({ constant, page }) => page / constant)),
    };
  } finally {
    await world.stop();
  }
};

// As a script: `npx node test/bench/feed-rate.ts`.
if (import.meta.main) console.table(await feedRates());

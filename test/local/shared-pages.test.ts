import { describe, expect, it } from "vitest";
import { sharePages } from "../../infra/local/shared-pages.ts";
import type { Page, ReadPage } from "../../infra/local/stream-shards.ts";

const LIMIT = 10;

/** A shard that holds so many records, and the positions that were read from it. */
const aShard = (written: number, isWanted: (sequenceNumber: number) => boolean = () => true) => {
  const shard = { written, reads: [] as (string | undefined)[], fail: false };
  const readPage: ReadPage = async (after) => {
    shard.reads.push(after);
    await Promise.resolve();
    if (shard.fail) throw new Error("expired");
    const first = Number(after ?? 0) + 1;
    const last = Math.min(shard.written, first + LIMIT - 1);
    const records = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => ({
      sequenceNumber: String(first + index),
      createdAt: 0,
      record: {},
    }));
    return {
      records,
      lastRead: records.at(-1)?.sequenceNumber,
      readAt: 0,
      reachedEnd: records.length < LIMIT,
      closed: false,
      next: `after ${last}`,
    };
  };
  const { readAfter } = sharePages(readPage, ({ sequenceNumber }) => isWanted(Number(sequenceNumber)));
  return { shard, readAfter };
};

const numbersIn = ({ records }: Page) => records.map(({ sequenceNumber }) => Number(sequenceNumber));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe("shared pages", () => {
  it("are read once for two who ask at the same time", async () => {
    const { shard, readAfter } = aShard(15);
    const [one, other] = [readAfter(undefined), readAfter(undefined)];
    const pages = await Promise.all([one.next(), other.next()]);
    expect(pages.map(numbersIn)).toEqual([range(1, 10), range(1, 10)]);
    expect(shard.reads).toEqual([undefined]);
  });

  it("stay for one who is behind, in order", async () => {
    const { shard, readAfter } = aShard(25);
    const [ahead, behind] = [readAfter(undefined), readAfter(undefined)];
    for (let page = 0; page < 3; page++) await ahead.next();
    const pages = [await behind.next(), await behind.next(), await behind.next()];
    expect(pages.flatMap(numbersIn)).toEqual(range(1, 25));
    expect(shard.reads).toEqual([undefined, "10", "20"]);
  });

  it("begin where a reader stands, be it in the middle of one", async () => {
    const { shard, readAfter } = aShard(20);
    const [first, second] = [readAfter(undefined), readAfter("7")];
    await first.next();
    expect(numbersIn(await second.next())).toEqual(range(8, 10));
    expect(numbersIn(await second.next())).toEqual(range(11, 20));
    expect(shard.reads).toEqual([undefined, "10"]);
  });

  it("hold only what somebody wants, and tell how far they go", async () => {
    const { readAfter } = aShard(10, (sequenceNumber) => sequenceNumber % 5 === 0);
    const page = await readAfter(undefined).next();
    expect(numbersIn(page)).toEqual([5, 10]);
    expect(page.lastRead).toBe("10");
  });

  it("are read again by one who comes when the others have had them", async () => {
    const { shard, readAfter } = aShard(10);
    await readAfter(undefined).next();
    expect(numbersIn(await readAfter(undefined).next())).toEqual(range(1, 10));
    expect(shard.reads).toEqual([undefined, undefined]);
  });

  it("are read again when they are more than there is room for, and none is left out", async () => {
    const { shard, readAfter } = aShard(4_000);
    const [ahead, behind] = [readAfter(undefined), readAfter(undefined)];
    for (let page = 0; page < 400; page++) await ahead.next();
    expect(shard.reads).toHaveLength(400);
    const seen: number[] = [];
    for (let page = 0; page < 400; page++) seen.push(...numbersIn(await behind.next()));
    expect(seen).toEqual(range(1, 4_000));
    expect(shard.reads.length).toBeGreaterThan(500);
    expect(shard.reads.length).toBeLessThan(800);
  });

  it("are not kept for one who has gone", async () => {
    const { shard, readAfter } = aShard(10);
    const [reader, gone] = [readAfter(undefined), readAfter(undefined)];
    gone.close();
    await reader.next();
    await readAfter(undefined).next();
    expect(shard.reads).toEqual([undefined, undefined]);
  });

  it("that were empty are asked for again", async () => {
    const { shard, readAfter } = aShard(0);
    const [one, other] = [readAfter(undefined), readAfter(undefined)];
    expect(numbersIn(await one.next())).toEqual([]);
    shard.written = 3;
    expect(numbersIn(await other.next())).toEqual(range(1, 3));
    expect(numbersIn(await one.next())).toEqual(range(1, 3));
    expect(shard.reads).toHaveLength(2);
  });

  it("that could not be read fail for all who asked, and are read the next time", async () => {
    const { shard, readAfter } = aShard(3);
    const [one, other] = [readAfter(undefined), readAfter(undefined)];
    shard.fail = true;
    expect(await Promise.allSettled([one.next(), other.next()])).toMatchObject([
      { reason: new Error("expired") },
      { reason: new Error("expired") },
    ]);
    shard.fail = false;
    expect(numbersIn(await one.next())).toEqual(range(1, 3));
    expect(numbersIn(await other.next())).toEqual(range(1, 3));
  });
});

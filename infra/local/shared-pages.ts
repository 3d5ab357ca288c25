import type { PumpedRecord } from "./stream-record.ts";
import type { Page, ReadPage } from "./stream-shards.ts";

/** Pages and records kept for readers that are behind, together: some MB. What finds no room they read themselves. */
const ROOM = 3_000;

/** One reader's way through a shard. */
export type PageReader = {
  /** The page after the one before; one at a time. */
  readonly next: () => Promise<Page>;
  /** Nothing is kept for it any more. */
  readonly close: () => void;
};

type Place = { readonly position: bigint; readonly iterator: string | undefined };
type KeptPage = { readonly page: Page; readonly from: bigint; readonly to: bigint };

/** Where a reader stands that has read nothing. */
const OLDEST = -1n;
const positionOf = (sequenceNumber: string | undefined) =>
  sequenceNumber === undefined ? OLDEST : BigInt(sequenceNumber);

/**
 * Lets the readers of one shard read its pages once between them: a page stays in memory until all of them have had it,
 * as far as there is room. None waits for another: whoever is ahead reads on, and who finds a page gone, because it is
 * far behind or goes back to its checkpoint, reads it again.
 * @param isWanted by any of them: only these records are kept
 */
export const sharePages = (readPage: ReadPage, isWanted: (record: PumpedRecord) => boolean) => {
  const places = new Set<() => Place>();
  const underWay = new Map<bigint, Promise<Page>>();
  let kept: readonly KeptPage[] = [];

  const isNeeded = ({ to }: KeptPage) => [...places].some((place) => place().position < to);
  const dropOthers = () => {
    kept = kept.filter(isNeeded);
  };
  const keep = (page: Page, from: bigint) => {
    if (page.lastRead === undefined) return;
    const held = kept.reduce((sum, one) => sum + 1 + one.page.records.length, 0);
    if (held + 1 + page.records.length <= ROOM) kept = [...kept, { page, from, to: BigInt(page.lastRead) }];
  };

  const read = async ({ position, iterator }: Place): Promise<Page> => {
    const after = position === OLDEST ? undefined : String(position);
    const page = await readPage(after, iterator);
    const wanted = { ...page, records: page.records.filter(isWanted) };
    keep(wanted, position);
    return wanted;
  };
  /** What was read after a position; from the middle of a kept page on, its rest. */
  const pageAt = (place: Place): Promise<Page> => {
    const { position } = place;
    const known = kept.find(({ from, to }) => from <= position && position < to);
    if (known) {
      const { page, from } = known;
      if (from === position) return Promise.resolve(page);
      const rest = page.records.filter(({ sequenceNumber }) => BigInt(sequenceNumber) > position);
      return Promise.resolve({ ...page, records: rest });
    }
    const reading = underWay.get(position) ?? read(place).finally(() => underWay.delete(position));
    underWay.set(position, reading);
    return reading;
  };

  /** Begins after a sequence number or, when that is undefined, at the oldest record. */
  const readAfter = (sequenceNumber: string | undefined): PageReader => {
    let place: Place = { position: positionOf(sequenceNumber), iterator: undefined };
    const here = () => place;
    places.add(here);
    const next = async () => {
      const page = await pageAt(place);
      place = {
        position: page.lastRead === undefined ? place.position : BigInt(page.lastRead),
        iterator: page.next,
      };
      dropOthers();
      return page;
    };
    const close = () => {
      places.delete(here);
      dropOthers();
    };
    return { next, close };
  };
  return { readAfter };
};

import { createHash } from "node:crypto";
import type { FeedItem, TestimonialFeed } from "../../shared/contract/feeds.ts";
import type { FeedEntry, FeedSummary, Selection } from "../../shared/domain/feed.ts";
import type { Store } from "../../shared/domain/store.ts";
import { shownText } from "./shown-text.ts";
import type { Wording } from "./wording.ts";

/** A page of a feed before it is worded. */
export type FeedPage = {
  readonly store: Pick<Store, "id" | "name">;
  readonly entries: readonly FeedEntry[];
  readonly selection: Selection;
  readonly summary: FeedSummary;
  readonly updatedAt?: string | undefined;
};

/** Where things are, as whole addresses. */
export type FeedLinks = {
  readonly self: string;
  readonly verify: string;
  readonly next?: string | undefined;
  readonly photo: (id: string) => string;
};

/** A testimonial as every format shows it, with what only some formats tell. */
export type ShownItem = FeedItem & {
  /** The same for ever and everywhere: `urn:uuid:…`. */
  readonly urn: string;
  /** When the store published it, not when its author answered. */
  readonly publishedAt: string;
  readonly changedAt: string;
};

/** A feed as every format shows it. */
export type ShownFeed = Omit<TestimonialFeed, "entries"> & {
  readonly urn: string;
  readonly entries: readonly ShownItem[];
};

/** A name of our own as a URN that is registered: a UUID made of its hash (version 8, RFC 9562). */
const urnOf = (...parts: readonly string[]): string => {
  const bytes = createHash("sha256").update(JSON.stringify(parts)).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return `urn:uuid:${bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")}`;
};

const showItem = (store: string, entry: FeedEntry, { photo }: FeedLinks, { texts, day }: Wording): ShownItem => ({
  id: entry.id,
  text: shownText(entry.text),
  ...(entry.displayName !== undefined && { displayName: shownText(entry.displayName) }),
  ...(entry.rating !== undefined && { rating: entry.rating, ratingText: texts.rating(entry.rating) }),
  ...(entry.face !== undefined && { face: entry.face }),
  date: entry.date,
  dateText: day(entry.date),
  stage: entry.stage,
  stageName: shownText(entry.stageName),
  touchpoint: entry.touchpoint,
  touchpointName: shownText(entry.touchpointName),
  ...(entry.language !== undefined && { language: entry.language }),
  provenance: entry.provenance,
  provenanceText: texts.provenances[entry.provenance],
  incentivized: entry.incentivized,
  ...(entry.tags.length > 0 && { tags: entry.tags }),
  ...(entry.featured && { featured: true }),
  ...(entry.reply !== undefined && {
    reply: { text: shownText(entry.reply.text), date: entry.reply.date, dateText: day(entry.reply.date) },
  }),
  ...(entry.photo !== undefined && {
    photo: { url: photo(entry.photo.id), width: entry.photo.width, height: entry.photo.height },
  }),
  urn: urnOf("testimonial", store, entry.id),
  publishedAt: entry.publishedAt,
  changedAt: entry.changedAt,
});

const showSummary = (
  { period, responses, ratings, average, published }: FeedSummary,
  { texts, count, mean }: Wording,
): TestimonialFeed["summary"] => {
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = ratings;
  return {
    ...period,
    responses,
    ratings: { 1: one, 2: two, 3: three, 4: four, 5: five },
    ...(average !== undefined && { average, averageText: texts.average(mean(average)) }),
    countText: texts.counts(count(one + two + three + four + five), count(published)),
    published,
  };
};

/** A page of a feed, worded: what each format writes in its own way. */
export const presentFeed = (page: FeedPage, links: FeedLinks, wording: Wording): ShownFeed => {
  const { texts, language } = wording;
  const store = { id: page.store.id, name: shownText(page.store.name) };
  return {
    urn: urnOf("feed", store.id),
    title: texts.title(store.name),
    lang: language,
    store,
    selection: page.selection,
    summary: showSummary(page.summary, wording),
    entries: page.entries.map((entry) => showItem(store.id, entry, links, wording)),
    ...(page.updatedAt !== undefined && { updatedAt: page.updatedAt }),
    links: { self: links.self, verify: links.verify, ...(links.next !== undefined && { next: links.next }) },
    texts: {
      title: texts.heading,
      selection: texts.selection[page.selection],
      incentivized: texts.incentivized,
      reply: texts.reply(store.name),
      anonymous: texts.anonymous,
      verify: texts.verify,
      more: texts.more,
      previous: texts.previous,
      next: texts.next,
      empty: texts.empty,
      photo: texts.photo,
    },
  };
};

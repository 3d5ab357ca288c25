import { type FeedFormat, type FeedQuery, filterOf } from "../../shared/contract/feeds.ts";
import {
  type FeedEntry,
  type FeedStamp,
  type PublishedTestimonial,
  publishedCount,
  selectionOf,
} from "../../shared/domain/feed.ts";
import { feedSummary, summaryPeriod } from "../../shared/domain/feed-summary.ts";
import { type Language, localized } from "../../shared/domain/language.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import { toAtom } from "./formats/atom.ts";
import { toCsv } from "./formats/csv.ts";
import { toGoogle } from "./formats/google.ts";
import { toJson } from "./formats/json.ts";
import { toJsonFeed } from "./formats/json-feed.ts";
import { toJsonLd } from "./formats/json-ld.ts";
import { toRss } from "./formats/rss.ts";
import { toWall } from "./formats/wall.ts";
import { toWallHtml } from "./formats/wall-html.ts";
import { toWallPage } from "./formats/wall-page.ts";
import type { FeedNeeds } from "./needs.ts";
import { presentFeed, type ShownFeed } from "./present-feed.ts";
import { ratedProduct, refuseUnrated } from "./rated-product.ts";
import { readEntries } from "./read-entries.ts";
import { languageOf, nextAddress, photoAddress, selfAddress, verifyAddress, type Wish } from "./wish.ts";
import { wordingIn } from "./wording.ts";

/** Entries with the names of where they were given, in a language. */
export const namedEntries = (
  entries: readonly PublishedTestimonial[],
  { stages, languages }: Pick<Store, "stages" | "languages">,
  touchpoints: readonly Touchpoint[],
  language: Language,
): FeedEntry[] => {
  const namesOf = (places: readonly Pick<Touchpoint, "id" | "name">[]) =>
    new Map(places.map(({ id, name }) => [id, localized(name, language, languages)]));
  const stageNames = namesOf(stages);
  const touchpointNames = namesOf(touchpoints);
  return entries.map((entry) => ({
    ...entry,
    stageName: stageNames.get(entry.stage) ?? entry.stage,
    touchpointName: touchpointNames.get(entry.touchpoint) ?? entry.touchpoint,
  }));
};

const write = (format: FeedFormat, feed: ShownFeed, touchpoints: readonly Touchpoint[], query: FeedQuery): string => {
  const { layout = "grid" } = query;
  switch (format) {
    case "json":
      return toJson(feed);
    case "json-feed":
      return toJsonFeed(feed);
    case "rss":
      return toRss(feed);
    case "atom":
      return toAtom(feed);
    case "csv":
      return toCsv(feed);
    case "json-ld":
      refuseUnrated(feed);
      return toJsonLd(feed, ratedProduct(touchpoints, query));
    case "wall":
      return toWall(feed, layout);
    case "wall-html":
      return toWallHtml(feed, layout, query.about === undefined ? undefined : ratedProduct(touchpoints, query));
    case "wall-page":
      return toWallPage(feed, layout);
    case "google":
      return toGoogle(
        feed,
        new Map(touchpoints.flatMap(({ id, product }) => (product === undefined ? [] : [[id, product]]))),
      );
  }
};

/** A feed as text, and the address of its next page. */
export type MadeFeed = { readonly text: string; readonly next: string | undefined };

/** Make a feed from the table. Entries are read after the stamp, so what is kept under the stamp is never older than it. */
export const makeFeed = async (wish: Wish, stamp: FeedStamp, needs: FeedNeeds): Promise<MadeFeed> => {
  const { format, query, store } = wish;
  const touchpoints = await needs.touchpoints(store.id);
  // What cannot be had costs no reading.
  if (format === "json-ld" || query.about !== undefined) ratedProduct(touchpoints, query);
  const filter = filterOf(query);
  const language = languageOf(wish);
  const period = summaryPeriod(store, needs.now());
  const [{ entries, cursor }, sums] = await Promise.all([
    readEntries(wish, touchpoints, needs),
    needs.sums(store, period.from, period.to),
  ]);
  const next = cursor === undefined ? undefined : nextAddress(wish, cursor);
  const feed = presentFeed(
    {
      store,
      entries: namedEntries(entries, store, touchpoints, language),
      selection: selectionOf(filter, stamp),
      summary: feedSummary(sums, filter, period, publishedCount(stamp)),
      updatedAt: stamp.changedAt,
    },
    {
      self: selfAddress(wish),
      verify: verifyAddress(wish, language),
      next,
      photo: (id) => photoAddress(wish, id),
    },
    wordingIn(language),
  );
  return { text: write(format, feed, touchpoints, query), next };
};

import type { ShownFeed, ShownItem } from "../present-feed.ts";
import { safeJson } from "./safe-json.ts";

const item = (
  { urn, text, publishedAt, changedAt, displayName, language, tags, photo, ...rest }: ShownItem,
  { texts }: ShownFeed,
) => ({
  id: urn,
  content_text: text,
  date_published: publishedAt,
  date_modified: changedAt,
  authors: [{ name: displayName ?? texts.anonymous }],
  ...(language !== undefined && { language }),
  ...(tags !== undefined && { tags }),
  ...(photo !== undefined && { image: photo.url }),
  _viaggio: rest,
});

/** JSON Feed 1.1. What it has no field for stands in `_viaggio`. Source: https://www.jsonfeed.org/version/1.1/ */
export const toJsonFeed = (feed: ShownFeed): string =>
  safeJson({
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.links.verify,
    feed_url: feed.links.self,
    description: `${feed.texts.selection}. ${feed.summary.countText}`,
    ...(feed.links.next !== undefined && { next_url: feed.links.next }),
    language: feed.lang,
    authors: [{ name: feed.store.name }],
    _viaggio: { about: feed.links.verify, selection: feed.selection, summary: feed.summary },
    items: feed.entries.map((entry) => item(entry, feed)),
  });

import type { FeedItem, TestimonialFeed } from "../../../shared/contract/feeds.ts";
import type { ShownFeed, ShownItem } from "../present-feed.ts";
import { safeJson } from "./safe-json.ts";

const itemOf = ({ urn: _urn, publishedAt: _at, changedAt: _changed, ...item }: ShownItem): FeedItem => item;

/** Our own JSON: `TestimonialFeed` of the contract. */
export const toJson = ({ urn: _, entries, ...feed }: ShownFeed): string =>
  safeJson({ ...feed, entries: entries.map(itemOf) } satisfies TestimonialFeed);

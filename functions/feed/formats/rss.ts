import { FEED_CACHE_SECONDS } from "../../../shared/contract/feeds.ts";
import type { ShownFeed, ShownItem } from "../present-feed.ts";
import { asText, feedFacts, itemFacts, itemHtml, itemTitle, NAMESPACE, xml, xmlDocument } from "./xml.ts";

/** Day and time as RSS writes them (RFC 822 with four digits of the year). */
const rssDate = (instant: string): string => new Date(instant).toUTCString();

const item = (entry: ShownItem, feed: ShownFeed) => xml`
<item><title>${itemTitle(entry)}</title><description>${asText(itemHtml(entry, feed))}</description><guid isPermaLink="false">${
  entry.urn
}</guid><pubDate>${rssDate(entry.publishedAt)}</pubDate><dc:creator>${entry.displayName ?? feed.texts.anonymous}</dc:creator>${
  entry.language !== undefined && xml`<dc:language>${entry.language}</dc:language>`
}${(entry.tags ?? []).map((tag) => xml`<category>${tag}</category>`)}${itemFacts(entry)}</item>`;

/** RSS 2.0. Source: https://www.rssboard.org/rss-specification */
export const toRss = (feed: ShownFeed): string =>
  xmlDocument(xml`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:v="${NAMESPACE}"><channel>
<title>${feed.title}</title><link>${feed.links.verify}</link><description>${feed.texts.selection}. ${feed.summary.countText}</description>
<language>${feed.lang}</language>${feed.updatedAt !== undefined && xml`<lastBuildDate>${rssDate(feed.updatedAt)}</lastBuildDate>`}<ttl>${Math.ceil(
    FEED_CACHE_SECONDS / 60,
  )}</ttl><generator>Viaggio</generator>
<atom:link rel="self" type="application/rss+xml" href="${feed.links.self}"/>${
    feed.links.next !== undefined && xml`<atom:link rel="next" type="application/rss+xml" href="${feed.links.next}"/>`
  }
${feedFacts(feed)}${feed.entries.map((entry) => item(entry, feed))}
</channel></rss>`);

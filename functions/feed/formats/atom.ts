import type { ShownFeed, ShownItem } from "../present-feed.ts";
import { asText, feedFacts, itemFacts, itemHtml, itemTitle, NAMESPACE, xml, xmlDocument } from "./xml.ts";

const entry = (item: ShownItem, feed: ShownFeed) => xml`
<entry><id>${item.urn}</id><title>${itemTitle(item)}</title><updated>${item.changedAt}</updated><published>${
  item.publishedAt
}</published><author><name>${item.displayName ?? feed.texts.anonymous}</name></author><content type="html">${asText(
  itemHtml(item, feed),
)}</content>${(item.tags ?? []).map((tag) => xml`<category term="${tag}"/>`)}${itemFacts(item)}</entry>`;

/** Atom. Source: RFC 4287; `next` is that of RFC 5005. */
export const toAtom = (feed: ShownFeed): string =>
  xmlDocument(xml`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:v="${NAMESPACE}" xml:lang="${feed.lang}">
<id>${feed.urn}</id><title>${feed.title}</title><subtitle>${feed.texts.selection}. ${feed.summary.countText}</subtitle><updated>${
    // Nothing was ever published: the first day of the numbers is a time as good as any, and it must be there.
    feed.updatedAt ?? `${feed.summary.from}T00:00:00Z`
  }</updated><author><name>${feed.store.name}</name></author><generator>Viaggio</generator>
<link rel="self" type="application/atom+xml" href="${feed.links.self}"/><link rel="alternate" type="text/html" href="${feed.links.verify}"/>${
    feed.links.next !== undefined && xml`<link rel="next" type="application/atom+xml" href="${feed.links.next}"/>`
  }
${feedFacts(feed)}${feed.entries.map((item) => entry(item, feed))}
</feed>`);

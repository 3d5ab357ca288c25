import type { Product } from "../../../shared/domain/touchpoint.ts";
import type { ShownFeed, ShownItem } from "../present-feed.ts";
import { shownText } from "../shown-text.ts";
import { safeJson } from "./safe-json.ts";

/** Longest name of an author that Google takes. Source: Google Search Central, review snippet. */
const LONGEST_AUTHOR = 99;

const review = (item: ShownItem, { texts }: ShownFeed) => ({
  "@type": "Review",
  "@id": item.urn,
  author: { "@type": "Person", name: (item.displayName ?? texts.anonymous).slice(0, LONGEST_AUTHOR) },
  datePublished: item.date,
  reviewBody: item.text,
  ...(item.language !== undefined && { inLanguage: item.language }),
  reviewRating: { "@type": "Rating", ratingValue: item.rating, bestRating: 5, worstRating: 1 },
});

/**
 * schema.org: a product with the mean of all its ratings and the reviews of this page. A review without stars is none that
 * a search engine reads, so it is left out. Source: Google Search Central, "Review snippet" and "Product snippet".
 */
export const toJsonLd = (feed: ShownFeed, product: Product): string => {
  const rated = Object.values(feed.summary.ratings).reduce((sum, n) => sum + n, 0);
  const reviews = feed.entries.filter(({ rating }) => rating !== undefined);
  return safeJson({
    "@context": "https://schema.org",
    "@type": "Product",
    "@id": product.url,
    name: shownText(product.name),
    url: product.url,
    ...(product.gtin !== undefined && { gtin: product.gtin }),
    ...(product.sku !== undefined && { sku: shownText(product.sku) }),
    ...(product.brand !== undefined && { brand: { "@type": "Brand", name: shownText(product.brand) } }),
    ...(feed.summary.average !== undefined && {
      aggregateRating: {
        "@type": "AggregateRating",
        ratingValue: feed.summary.average,
        ratingCount: rated,
        bestRating: 5,
        worstRating: 1,
      },
    }),
    ...(reviews.length > 0 && { review: reviews.map((item) => review(item, feed)) }),
  });
};

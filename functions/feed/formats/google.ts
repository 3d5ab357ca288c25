import type { Provenance } from "../../../shared/domain/response.ts";
import type { Product } from "../../../shared/domain/touchpoint.ts";
import type { ShownFeed, ShownItem } from "../present-feed.ts";
import { shownText } from "../shown-text.ts";
import { xml, xmlDocument } from "./xml.ts";

const SCHEMA = "http://www.google.com/shopping/reviews/schema/product/2.4/product_reviews.xsd";

/** How Google names the ways that a review was asked for. Of an import nobody knows. */
const COLLECTED: Readonly<Partial<Record<Provenance, string>>> = {
  verified_purchase: "post_fulfillment",
  invited: "post_fulfillment",
  open: "unsolicited",
};

const ids = ({ gtin, sku, brand }: Product) =>
  (gtin !== undefined || sku !== undefined) &&
  xml`<product_ids>${gtin !== undefined && xml`<gtins><gtin>${gtin}</gtin></gtins>`}${
    sku !== undefined && xml`<skus><sku>${shownText(sku)}</sku></skus>`
  }${brand !== undefined && xml`<brands><brand>${shownText(brand)}</brand></brands>`}</product_ids>`;

const review = (item: ShownItem, product: Product, { texts }: ShownFeed) => {
  const collected = COLLECTED[item.provenance];
  return xml`
<review><review_id>${item.id}</review_id><reviewer>${
    item.displayName === undefined
      ? xml`<name is_anonymous="true">${texts.anonymous}</name>`
      : xml`<name>${item.displayName}</name>`
    // The day alone: the exact time of an answer is nobody's business.
  }</reviewer><review_timestamp>${item.date}T00:00:00Z</review_timestamp><content>${item.text}</content><review_url type="group">${
    product.url
  }</review_url><ratings><overall min="1" max="5">${item.rating}</overall></ratings><products><product>${ids(product)}<product_name>${shownText(
    product.name,
  )}</product_name><product_url>${product.url}</product_url></product></products>${
    item.provenance !== "imported" &&
    xml`<is_verified_purchase>${String(item.provenance === "verified_purchase")}</is_verified_purchase>`
  }<is_incentivized_review>${String(item.incentivized)}</is_incentivized_review>${
    collected !== undefined && xml`<collection_method>${collected}</collection_method>`
  }</review>`;
};

/**
 * Google Merchant Center's product reviews, schema 2.4: every published testimonial with stars that was given where a
 * product is rated. What is missing from a file is deleted by Google, so it must be all of them.
 * Source: https://developers.google.com/product-review-feeds/schema
 */
export const toGoogle = (feed: ShownFeed, products: ReadonlyMap<string, Product>): string => {
  const reviews = feed.entries.flatMap((item) => {
    const product = products.get(item.touchpoint);
    return product === undefined || item.rating === undefined ? [] : [review(item, product, feed)];
  });
  return xmlDocument(xml`<feed xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="${SCHEMA}">
<version>2.4</version><publisher><name>${feed.store.name}</name></publisher>${
    reviews.length > 0 && xml`<reviews>${reviews}\n</reviews>`
  }
</feed>`);
};

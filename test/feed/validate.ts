import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { validateXML } from "xmllint-wasm";
import * as z from "zod";
import { JSON_FEED_SCHEMA } from "./schemas/json-feed-1.1.ts";

/** Schemas of the formats that are XML, by the file they are in. */
const KINDS = {
  "rss-2.0.rng": "relaxng",
  "atom.rng": "relaxng",
  "google-product-reviews-2.4.xsd": "schema",
} as const;
export type XmlSchema = keyof typeof KINDS;

/** What libxml finds wrong with a feed by the schema of its format; nothing when it is valid. */
export const xmlProblems = async (xml: string, schema: XmlSchema): Promise<readonly string[]> => {
  const { valid, errors } = await validateXML({
    xml: [{ fileName: "feed.xml", contents: xml }],
    schema: [readFileSync(join(import.meta.dirname, "schemas", schema), "utf8")],
    extension: KINDS[schema],
  });
  return valid ? [] : errors.map(({ message }) => message);
};

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const isJsonFeed = ajv.compile(JSON_FEED_SCHEMA);

/** What is wrong with a JSON Feed; nothing when it is valid. */
export const jsonFeedProblems = (feed: unknown): readonly string[] =>
  isJsonFeed(feed) ? [] : (isJsonFeed.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

const Rating = { "@type": z.literal("Rating"), bestRating: z.literal(5), worstRating: z.literal(1) };

/** A product with reviews and their mean. Source: Google Search Central, "Review snippet": required and recommended properties. */
export const RatedProduct = z.looseObject({
  "@context": z.literal("https://schema.org"),
  "@type": z.literal("Product"),
  name: z.string().min(1),
  url: z.url(),
  aggregateRating: z.strictObject({
    ...Rating,
    "@type": z.literal("AggregateRating"),
    ratingValue: z.number().min(1).max(5),
    ratingCount: z.int().min(1),
  }),
  review: z.array(
    z.looseObject({
      "@type": z.literal("Review"),
      author: z.strictObject({ "@type": z.literal("Person"), name: z.string().min(1).max(99) }),
      datePublished: z.iso.date(),
      reviewRating: z.strictObject({ ...Rating, ratingValue: z.int().min(1).max(5) }),
    }),
  ),
});

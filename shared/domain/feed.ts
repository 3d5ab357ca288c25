import * as z from "zod";
import { ConsentScope, DisplayName } from "./consent.ts";
import { Language } from "./language.ts";
import { Photo } from "./photo.ts";
import { Provenance } from "./response.ts";
import { Slug } from "./stage.ts";

/** `newest` published first; `best`: most stars first, the newest of each first, those without stars last. */
export const FEED_ORDERS = ["newest", "best"] as const;
export const FeedOrder = z.enum(FEED_ORDERS);
export type FeedOrder = z.infer<typeof FeedOrder>;

/**
 * What a feed shows. Every combination costs the same at 100 testimonials and at a million, which is why there is at
 * most one of stage, touchpoint and tag, and why feeds beyond the store's own site know neither stages nor tags.
 */
export const FeedFilter = z.object({
  scope: ConsentScope.default("site").describe("What the authors must have agreed to."),
  stage: Slug.optional(),
  touchpoint: Slug.optional(),
  tag: Slug.optional(),
  language: Language.optional(),
  minRating: z.number().int().min(1).max(5).optional(),
  featured: z.boolean().default(false).describe("Only what the store has featured."),
  order: FeedOrder.default("newest"),
});
export type FeedFilter = z.infer<typeof FeedFilter>;

/** Everything that the public may know of a published testimonial, and nothing else: entries of feeds are made of it. */
export const PublishedTestimonial = z.object({
  id: z.string(),
  text: z.string().describe("The author's words, cut to the excerpt, with masks."),
  displayName: DisplayName.optional(),
  rating: z.number().int().min(1).max(5).optional(),
  face: z.number().int().min(1).max(5).optional(),
  date: z.iso.date().describe("Day of the answer in the store's time zone."),
  stage: z.string(),
  touchpoint: z.string(),
  language: z.string().optional(),
  provenance: Provenance,
  incentivized: z.boolean(),
  tags: z.array(Slug),
  featured: z.boolean(),
  reply: z.object({ text: z.string(), date: z.iso.date() }).optional(),
  photo: Photo.optional(),
  publishedAt: z.iso.datetime().describe("When the store published it."),
  changedAt: z.iso.datetime().describe("When it last changed for the public."),
});
export type PublishedTestimonial = z.infer<typeof PublishedTestimonial>;

/** An entry as a feed shows it, with names in the asked language. */
export type FeedEntry = PublishedTestimonial & { readonly stageName: string; readonly touchpointName: string };

/** A page of published testimonials; `cursor` when there is more. */
export type PublishedPage = {
  readonly entries: readonly PublishedTestimonial[];
  readonly cursor?: string | undefined;
};

/** In the tally: how many of the published come from a verified purchase. */
export const VERIFIED_PUBLISHED = "verified_published";

/** How many testimonials of a store stand where, by rating: `candidate_5`, `published_0` (0: no stars); and `VERIFIED_PUBLISHED`. */
export type Tally = Readonly<Record<string, number>>;

/**
 * What tells whether a feed of a store may have changed, in one read: `changes` is raised by every change of any
 * testimonial of the store, together with it.
 */
export type FeedStamp = {
  readonly changes: number;
  /** Of the last change; absent while there was none. */
  readonly changedAt?: string | undefined;
  readonly tally: Tally;
};

/** What a page of a feed asks for. */
export type FeedWish = {
  readonly store: string;
  readonly filter: FeedFilter;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/** Reads what is published. Strongly consistent: what was withdrawn before the call is not in its answer. */
export type FeedReader = {
  /** @throws AppError `invalid_input` for a cursor of another store or filter. */
  readonly page: (wish: FeedWish) => Promise<PublishedPage>;
  readonly stamp: (store: string) => Promise<FeedStamp>;
};

/** The honest numbers beside the quotes: over all eligible responses, published or not. */
export type FeedSummary = {
  readonly period: { readonly from: string; readonly to: string };
  readonly responses: number;
  /** How many gave 1, 2, 3, 4, 5 stars. */
  readonly ratings: readonly number[];
  readonly average?: number | undefined;
  /** Testimonials of the whole store that are published. */
  readonly published: number;
};

/** `all`: every testimonial that its author agreed to have published is here; `curated`: somebody or something chose. */
export type Selection = "all" | "curated";

/** Testimonials of a store in a state, whatever their rating. */
export const tallied = (tally: Tally, state: string): number =>
  Object.entries(tally).reduce((sum, [name, n]) => (name.startsWith(`${state}_`) ? sum + n : sum), 0);

/** Testimonials of a store that are published. */
export const publishedCount = ({ tally }: Pick<FeedStamp, "tally">): number => tallied(tally, "published");

/** What may be said of a feed's selection. A candidate or a rejection anywhere in the store makes every feed curated. */
export const selectionOf = (filter: FeedFilter, { tally }: Pick<FeedStamp, "tally">): Selection =>
  filter.minRating !== undefined ||
  filter.featured ||
  filter.tag !== undefined ||
  tallied(tally, "candidate") + tallied(tally, "rejected") > 0
    ? "curated"
    : "all";

import * as z from "zod";
import { ConsentScope } from "../domain/consent.ts";
import { type FeedFilter, FeedOrder } from "../domain/feed.ts";
import { baseLanguage, isLanguage, Language } from "../domain/language.ts";
import { filterProblem } from "../domain/publication.ts";
import { Provenance } from "../domain/response.ts";
import { Slug } from "../domain/stage.ts";
import { Cursor, Day, limit } from "./parts.ts";
import { WallLayout } from "./wall.ts";

/** Seconds that anybody may keep a public feed. A browser subtracts the seconds that a CDN has kept it already. */
export const FEED_CACHE_SECONDS = 30;

/** Most testimonials on a page. */
const MOST_ENTRIES = 50;

/** Most testimonials of a file that is not paged: beyond them, `viaggio export` writes as many as there are. */
export const MOST_IN_FILE = 5000;

/**
 * The formats of a feed: the file that it is asked for by, and what it is sent as. A spreadsheet and Google take no pages:
 * their files hold everything.
 */
export const FEED_FORMATS = {
  json: { file: "testimonials.json", type: "application/json", name: "Our JSON", whole: false },
  "json-feed": { file: "testimonials.feed.json", type: "application/feed+json", name: "JSON Feed 1.1", whole: false },
  rss: { file: "testimonials.rss", type: "application/rss+xml", name: "RSS 2.0", whole: false },
  atom: { file: "testimonials.atom", type: "application/atom+xml", name: "Atom", whole: false },
  "json-ld": { file: "testimonials.jsonld", type: "application/ld+json", name: "schema.org as JSON-LD", whole: false },
  google: { file: "testimonials.google.xml", type: "application/xml", name: "Google product reviews 2.4", whole: true },
  csv: { file: "testimonials.csv", type: "text/csv", name: "CSV", whole: true },
  wall: { file: "wall.json", type: "application/json", name: "what a wall shows", whole: false },
  "wall-html": { file: "wall.html", type: "text/html", name: "HTML for a page or an e-mail", whole: false },
  "wall-page": { file: "wall", type: "text/html", name: "a page for a frame", whole: false },
} as const;
export type FeedFormat = keyof typeof FEED_FORMATS;
export const FEED_FORMAT_NAMES: readonly FeedFormat[] = [
  "json",
  "json-feed",
  "rss",
  "atom",
  "json-ld",
  "google",
  "csv",
  "wall",
  "wall-html",
  "wall-page",
];

/** A page has the language that it has: on a wall, one that we do not speak is no mistake of whoever asks. */
const PageLanguage = z
  .string()
  .max(35)
  .transform((tag): Language | undefined => [baseLanguage(tag)].find(isLanguage))
  .describe("Language of labels and names; the store's own if absent. A wall takes any tag, such as pt-BR.");

const Query = z.strictObject({
  stage: Slug.optional(),
  touchpoint: Slug.optional(),
  tag: Slug.optional(),
  language: Language.optional().describe("Language of the testimonials."),
  rating: z
    .string()
    .regex(/^[1-5]$/, "must be a whole number from 1 to 5")
    .transform(Number)
    .optional()
    .describe("Fewest stars, 1 to 5. A feed that leaves stars out says that it is curated."),
  featured: z.literal("true", "must be true or left out").optional().describe("Only what the store has featured."),
  scope: ConsentScope.optional().describe("What the authors agreed to; site if absent, the others need a feed key."),
  order: FeedOrder.default("newest"),
  limit: limit(MOST_ENTRIES, 12),
  cursor: Cursor.optional(),
  lang: PageLanguage.optional(),
  layout: WallLayout.optional().describe("Only for walls: grid if absent."),
  about: z
    .enum(["product", "organization", "local_business"])
    .optional()
    .describe(
      "Only for JSON-LD, alone or in a wall as HTML: what the stars are of. Search engines take stars of products only.",
    ),
  key: z
    .string()
    .regex(/^fk_[A-Za-z0-9_-]{16,64}$/, "is not a feed key")
    .optional()
    .describe("A feed key, for what is not public."),
});

/** What of a query narrows a feed down. */
export const filterOf = (query: z.output<typeof Query>): FeedFilter => {
  const { stage, touchpoint, tag, language, rating, featured, scope, order } = query;
  return {
    scope: scope ?? "site",
    order,
    featured: featured === "true",
    ...(stage !== undefined && { stage }),
    ...(touchpoint !== undefined && { touchpoint }),
    ...(tag !== undefined && { tag }),
    ...(language !== undefined && { language }),
    ...(rating !== undefined && { minRating: rating }),
  };
};

/** What a feed can be asked for. */
export const FeedQuery = Query.superRefine((query, context) => {
  const problem = filterProblem(filterOf(query));
  if (problem !== undefined) context.addIssue({ code: "custom", path: [problem.part], message: problem.message });
});
export type FeedQuery = z.output<typeof FeedQuery>;

/** One testimonial as a feed shows it: the words to the letter, and labels that are ready to be shown. */
export const FeedItem = z.strictObject({
  id: z.string(),
  text: z.string().describe("The customer's words: plain text, never markup. ▇ covers personal data."),
  displayName: z.string().optional(),
  rating: z.number().int().min(1).max(5).optional(),
  ratingText: z.string().optional(),
  face: z.number().int().min(1).max(5).optional().describe("What the customer felt, as a face from 1 to 5."),
  date: Day.describe("Day of the answer in the store's time zone. The exact time is nobody's business."),
  dateText: z.string(),
  stage: z.string(),
  stageName: z.string(),
  touchpoint: z.string(),
  touchpointName: z.string(),
  language: z.string().optional(),
  provenance: Provenance,
  provenanceText: z.string().describe("How the answer came in. Say it wherever you show the words."),
  incentivized: z.boolean().describe("Whether something was promised for the answer. Say so wherever you show it."),
  tags: z.array(z.string()).optional(),
  featured: z.literal(true).optional(),
  reply: z.strictObject({ text: z.string(), date: Day, dateText: z.string() }).optional().describe("The store's."),
  photo: z.strictObject({ url: z.string(), width: z.number().int(), height: z.number().int() }).optional(),
});
export type FeedItem = z.infer<typeof FeedItem>;

/** A page of a feed in our own JSON; every other format is made from it. What is absent is left out, never null. */
export const TestimonialFeed = z.strictObject({
  title: z.string(),
  lang: Language.describe("Language of the labels."),
  store: z.strictObject({ id: z.string(), name: z.string() }),
  selection: z
    .enum(["all", "curated"])
    .describe("all: every testimonial that its author agreed to have published is in this feed."),
  summary: z
    .strictObject({
      from: Day,
      to: Day,
      responses: z.number().int().describe("Eligible responses, with or without words."),
      ratings: z.strictObject({
        1: z.number().int(),
        2: z.number().int(),
        3: z.number().int(),
        4: z.number().int(),
        5: z.number().int(),
      }),
      average: z.number().optional().describe("Mean stars with two decimals; absent while nobody gave any."),
      averageText: z.string().optional(),
      countText: z.string(),
      published: z.number().int().describe("Testimonials of the store that are published."),
    })
    .describe("Over all eligible responses of twelve months, published or not: show it beside the quotes."),
  entries: z.array(FeedItem).readonly(),
  updatedAt: z.iso.datetime().optional().describe("When a testimonial of the store last changed for the public."),
  links: z.strictObject({
    self: z.string(),
    verify: z.string().describe("How this store verifies testimonials, as a page."),
    next: z.string().optional(),
  }),
  texts: z
    .strictObject({
      title: z.string(),
      selection: z.string(),
      incentivized: z.string(),
      reply: z.string(),
      anonymous: z.string(),
      verify: z.string(),
      more: z.string(),
      previous: z.string(),
      next: z.string(),
      empty: z.string(),
      photo: z.string(),
    })
    .describe("Words for whoever draws it."),
});
export type TestimonialFeed = z.infer<typeof TestimonialFeed>;

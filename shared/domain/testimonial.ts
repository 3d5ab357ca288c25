import * as z from "zod";
import { Consent, DisplayName } from "./consent.ts";
import { Photo } from "./photo.ts";
import { Reply } from "./reply.ts";
import { Provenance, Source } from "./response.ts";
import { Slug } from "./stage.ts";
import { Channel } from "./touchpoint.ts";

/**
 * Where a testimonial stands.
 * - `candidate`: its author agreed to have it published; nobody has looked at it yet.
 * - `published`, `rejected`: a person of the store decided so.
 * - `withdrawn`: its author took the agreement back; the words are gone.
 */
export const TESTIMONIAL_STATES = ["candidate", "published", "rejected", "withdrawn"] as const;
export const TestimonialState = z.enum(TESTIMONIAL_STATES);
export type TestimonialState = z.infer<typeof TestimonialState>;

/** Why words may be kept from the public. The list is closed, and no reason speaks of the score or of praise. */
export const REJECTION_REASONS = [
  "personal_data",
  "offensive",
  "unlawful",
  "advertising",
  "off_topic",
  "not_genuine",
  "unreadable",
  "duplicate",
] as const;
export const RejectionReason = z.enum(REJECTION_REASONS);
export type RejectionReason = z.infer<typeof RejectionReason>;

/** What a text may give away of a person. The first five are found by rules of ours, the others by Comprehend. */
const PII_KINDS = ["email", "phone", "iban", "card", "url", "name", "address", "account", "other"] as const;
export const PiiKind = z.enum(PII_KINDS);
export type PiiKind = z.infer<typeof PiiKind>;

/** Most tags of a testimonial: every one makes entries of the feeds, and all of them change in one transaction. */
export const MAX_TAGS = 5;
/** Most stretches of a text that can be masked. */
export const MAX_MASKS = 40;
/** Entries of the trail that are kept; the oldest go first. */
export const MAX_TRAIL = 50;

/** A stretch of a text in code points, `from` included and `to` not. */
export const Stretch = z
  .object({ from: z.number().int().min(0), to: z.number().int().min(1) })
  .refine(({ from, to }) => from < to, "is empty: `to` must be greater than `from`");
export type Stretch = z.infer<typeof Stretch>;

/** A stretch that seems to hold personal data: for a person to look at, never masked by itself. */
export const PiiFinding = z.object({ kind: PiiKind, from: z.number().int(), to: z.number().int() });
export type PiiFinding = z.infer<typeof PiiFinding>;

/** What was done to a testimonial. `changed`: its author changed words, name or agreement; `withdrawn`: took them back. */
const TRAIL_ACTIONS = [
  "proposed",
  "approve",
  "reject",
  "reopen",
  "feature",
  "tag",
  "mask",
  "excerpt",
  "reply",
  "changed",
  "withdrawn",
] as const;
export const TrailAction = z.enum(TRAIL_ACTIONS);
export type TrailAction = z.infer<typeof TrailAction>;

/** Who did what, and when. */
export const TrailEntry = z.object({
  at: z.iso.datetime(),
  by: z.string().describe("Id of the key that was used, or `customer`."),
  action: TrailAction,
  detail: z
    .string()
    .max(300)
    .optional()
    .describe("The reason of a rejection, the tags given, and the like: never the words."),
});
export type TrailEntry = z.infer<typeof TrailEntry>;

/** Who acts in the trail when it is the author. */
export const CUSTOMER = "customer";

/** What is stored of a testimonial, back to the very first item; only ever loosen. It has the id of its response. */
export const Testimonial = z.object({
  id: z.string(),
  store: z.string(),
  rev: z.number().int().min(1).describe("Raised by every change, so that two moderators cannot overwrite each other."),
  state: TestimonialState,
  response: z
    .object({ rev: z.number().int().min(1) })
    .describe("The revision of the response that this was taken from."),
  text: z.string().optional().describe("The comment to the letter; gone once withdrawn."),
  excerpt: Stretch.optional().describe("The part that is shown; all of it if absent."),
  masks: z.array(Stretch).max(MAX_MASKS).optional().describe("What is covered, in order and apart."),
  displayName: DisplayName.optional(),
  rating: z.number().int().min(1).max(5).optional(),
  face: z.number().int().min(1).max(5).optional(),
  language: z.string().optional().describe("Base language, such as it."),
  stage: z.string(),
  channel: Channel,
  touchpoint: z.string(),
  answeredAt: z.iso.datetime(),
  answeredOn: z.iso.date().describe("The day of the answer in the store's time zone: all that the public sees of it."),
  provenance: Provenance,
  source: Source,
  incentivized: z.boolean(),
  consent: Consent,
  pii: z.array(PiiFinding),
  piiEngine: z
    .enum(["rules", "comprehend"])
    .describe("Who looked for personal data: our rules, or Comprehend with them."),
  featured: z.boolean(),
  tags: z.array(Slug).max(MAX_TAGS),
  rejection: z.object({ reason: RejectionReason, at: z.iso.datetime() }).optional(),
  reply: Reply.extend({ on: z.iso.date().describe("Its day in the store's time zone.") }).optional(),
  photo: Photo.optional(),
  publishedAt: z.iso.datetime().optional().describe("Since when it is public; set while published."),
  changedAt: z.iso.datetime(),
  trail: z.array(TrailEntry),
});
export type Testimonial = z.infer<typeof Testimonial>;

/** A trail with one more entry; the oldest go when there are too many. */
export const addToTrail = (trail: readonly TrailEntry[], entry: TrailEntry): TrailEntry[] =>
  [...trail, entry].slice(-MAX_TRAIL);

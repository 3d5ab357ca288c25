import * as z from "zod";
import { Language } from "../domain/language.ts";
import { Decision, Moderation } from "../domain/moderation.ts";
import { Slug } from "../domain/stage.ts";
import { MAX_TRAIL, Testimonial, TestimonialState } from "../domain/testimonial.ts";
import type { Operation } from "./operation.ts";
import { Cursor, Day, limit } from "./parts.ts";

/** What the operations below share, unless they say otherwise. */
const ofTestimonials = {
  tag: "testimonials",
  errors: [],
  function: "admin",
  throttle: { perSecond: 10, burst: 20 },
} as const;

/** Most testimonials that one call decides on. */
export const MAX_BULK = 100;

const TestimonialId = z.string().regex(/^[A-Za-z0-9_-]{22}$/, "is not the id of a testimonial");
const Rev = z.number().int().min(1).describe("The `rev` that you read: a change made meanwhile is not overwritten.");

/** A testimonial as its moderators see it. */
export const TestimonialView = Testimonial.omit({ store: true, trail: true, source: true });

/** Stars as a query string holds them; 0 for none. */
const Stars = z
  .string()
  .regex(/^[0-5]$/, "must be 1 to 5, or 0 for those without stars")
  .transform(Number);

export const listTestimonials = {
  ...ofTestimonials,
  id: "listTestimonials",
  method: "GET",
  path: "/v1/testimonials",
  summary: "List testimonials of one state",
  description:
    "By the time of the answer. A page may hold fewer than asked for while there is a `cursor`: filters are applied as the " +
    "list is read.",
  scopes: ["moderate"],
  input: z.object({
    query: z.strictObject({
      state: TestimonialState.default("candidate"),
      stage: Slug.optional(),
      touchpoint: Slug.optional(),
      language: Language.optional(),
      rating: Stars.optional().describe("Stars, 1 to 5; 0 for those without."),
      tag: Slug.optional(),
      from: Day.optional().describe("First day of the answer, in the store's time zone."),
      to: Day.optional().describe("Last day, included."),
      order: z.enum(["newest", "oldest"]).default("oldest").describe("What has waited longest comes first, if absent."),
      limit: limit(100, 25),
      cursor: Cursor.optional(),
    }),
  }),
  status: 200,
  output: z.object({ testimonials: z.array(TestimonialView), cursor: Cursor.optional() }),
} as const satisfies Operation;

export const readTestimonial = {
  ...ofTestimonials,
  id: "readTestimonial",
  method: "GET",
  path: "/v1/testimonials/{id}",
  summary: "Read one testimonial and who did what to it",
  description: `With its last ${MAX_TRAIL} changes: who, when and what, never the words.`,
  scopes: ["moderate"],
  input: z.object({ path: z.object({ id: TestimonialId }) }),
  status: 200,
  output: TestimonialView.extend({ trail: Testimonial.shape.trail }),
  errors: ["not_found"],
} as const satisfies Operation;

export const moderateTestimonial = {
  ...ofTestimonials,
  id: "moderateTestimonial",
  method: "PATCH",
  path: "/v1/testimonials/{id}",
  summary: "Decide on a testimonial, or change how it is shown",
  description:
    "Publish it, reject it for a reason of the list, feature it, tag it, answer it; cover stretches of its words or show " +
    "only a part of them. Words are never changed. All of it happens at once or not at all, and every feed follows " +
    "with it. What its author has changed or withdrawn meanwhile is refused.",
  scopes: ["moderate"],
  input: z.object({ path: z.object({ id: TestimonialId }), body: Moderation.safeExtend({ rev: Rev }) }),
  status: 200,
  output: TestimonialView,
  errors: ["not_found", "conflict"],
} as const satisfies Operation;

export const moderateTestimonials = {
  ...ofTestimonials,
  id: "moderateTestimonials",
  method: "POST",
  path: "/v1/moderation",
  summary: "One decision on many testimonials",
  description: "Each by itself: those that cannot be changed are told, and the others are changed.",
  scopes: ["moderate"],
  input: z.object({
    body: z.strictObject({
      decision: Decision,
      testimonials: z
        .array(z.strictObject({ id: TestimonialId, rev: Rev }))
        .min(1)
        .max(MAX_BULK)
        .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, "names a testimonial twice"),
    }),
  }),
  status: 200,
  output: z.object({
    results: z
      .array(
        z.object({
          id: z.string(),
          rev: z.number().int().optional().describe("The new `rev`; absent where it was refused."),
          refused: z.object({ code: z.string(), message: z.string() }).optional(),
        }),
      )
      .describe("In the order asked for."),
  }),
  throttle: { perSecond: 1, burst: 5 },
} as const satisfies Operation;

const Interval = z.object({ low: z.number(), high: z.number() });

/** A share of something, absent while there is nothing to have a share of. */
const share = (meaning: string) => ({
  share: z.number().optional().describe(`${meaning}, 0 to 1.`),
  interval: Interval.optional().describe("95 % interval of the share (Wilson)."),
});

const treated = {
  waiting: z.number().int(),
  published: z.number().int(),
  rejected: z.number().int(),
  ...share("Published of all of them"),
};

export const readModeration = {
  ...ofTestimonials,
  id: "readModeration",
  method: "GET",
  path: "/v1/moderation",
  summary: "How many agree to be published, and how each rating is treated",
  description:
    "How many of those who are asked agree, in the last twelve months; at most 20 minutes old. How many of the testimonials of each rating are published, of all that customers agreed to have published. " +
    "`differsByScore` warns when high and low ratings are not treated alike beyond chance.",
  scopes: ["moderate", "read"],
  input: z.object({}),
  status: 200,
  output: z.object({
    consent: z.object({
      period: z.object({ from: Day, to: Day }).describe("Days of the answers, in the store's time zone."),
      asked: z
        .number()
        .int()
        .describe(
          "Who wrote a comment and is asked, on their own page or in the widget, whether it may be published. Imports are not asked.",
        ),
      agreed: z.number().int().describe("Who agrees; a withdrawal ends it."),
      ...share("Who agrees, of those who are asked"),
    }),
    all: z.object(treated).describe("Testimonials of any rating, of any time."),
    byRating: z.array(z.object({ rating: z.number().int().describe("Stars; 0 for none."), ...treated })),
    gap: Interval.extend({ value: z.number() })
      .optional()
      .describe(
        "Share of 4 and 5 stars minus that of 1 and 2, with its 95 % interval (Newcombe); absent with too few.",
      ),
    differsByScore: z.boolean(),
  }),
} as const satisfies Operation;

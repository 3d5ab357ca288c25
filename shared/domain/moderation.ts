import * as z from "zod";
import { AppError, type Issue, invalidRequest } from "./errors.ts";
import { MAX_REPLY_LENGTH } from "./reply.ts";
import { Slug } from "./stage.ts";
import { dayIn } from "./store.ts";
import {
  addToTrail,
  MAX_MASKS,
  MAX_TAGS,
  RejectionReason,
  Stretch,
  type Testimonial,
  type TrailAction,
} from "./testimonial.ts";
import { plainText } from "./text.ts";
import { codePoints, joinStretches, showsWords, stretchProblem } from "./words.ts";

const tags = z
  .array(Slug)
  .max(MAX_TAGS)
  .refine((list) => new Set(list).size === list.length, "names a tag twice");

/** What may be done to many testimonials at once: nothing that looks at one text. */
export const Decision = z
  .strictObject({
    state: z.enum(["published", "rejected"]).optional().describe("The decision on it."),
    reason: RejectionReason.optional().describe("Why it is rejected; needed with `rejected`, and only there."),
    featured: z.boolean().optional(),
    tags: tags.optional().describe("All of its tags: those that are left out are taken off."),
  })
  .refine(({ state, reason }) => state !== "rejected" || reason !== undefined, {
    path: ["reason"],
    message: "is needed to reject",
  })
  .refine(({ state, reason }) => state === "rejected" || reason === undefined, {
    path: ["reason"],
    message: "belongs to a rejection",
  });
export type Decision = z.infer<typeof Decision>;

/** What a moderator may do to one testimonial. Words are covered or left out, never changed. */
export const Moderation = z
  .strictObject({
    ...Decision.shape,
    masks: z.array(Stretch).max(MAX_MASKS).optional().describe("All that is covered, in code points of `text`."),
    excerpt: Stretch.nullable()
      .optional()
      .describe("The part that is shown, in code points of `text`; null for all of it."),
    reply: plainText(MAX_REPLY_LENGTH).nullable().optional().describe("The store's public answer; null takes it away."),
  })
  .refine(({ state, reason }) => (state === "rejected") === (reason !== undefined), {
    path: ["reason"],
    message: "is needed to reject, and belongs to nothing else",
  });
export type Moderation = z.infer<typeof Moderation>;

/** Who moderates, when, and in which time zone the store's days begin. */
export type Moderator = { readonly by: string; readonly now: Date; readonly timeZone: string };

type Step = (testimonial: Testimonial, moderator: Moderator) => Testimonial;

/** One more entry in the trail, and the time of the change. */
const traced = (
  testimonial: Testimonial,
  action: TrailAction,
  { by, now }: Moderator,
  detail?: string,
): Testimonial => ({
  ...testimonial,
  changedAt: now.toISOString(),
  trail: addToTrail(testimonial.trail, { at: now.toISOString(), by, action, ...(detail !== undefined && { detail }) }),
});

/** Published from now on; what is published already stays as it is. */
const approve: Step = (testimonial, moderator) => {
  if (testimonial.state === "published") return testimonial;
  const { rejection: _, ...rest } = testimonial;
  return traced({ ...rest, state: "published", publishedAt: moderator.now.toISOString() }, "approve", moderator);
};

/** Kept from the public, or taken from it, for one of the reasons of the list. */
const reject =
  (reason: RejectionReason): Step =>
  (testimonial, moderator) => {
    if (testimonial.state === "rejected" && testimonial.rejection?.reason === reason) return testimonial;
    const { publishedAt: _, ...rest } = testimonial;
    const rejection = { reason, at: moderator.now.toISOString() };
    return traced({ ...rest, state: "rejected", rejection }, "reject", moderator, reason);
  };

/** Put among those that the store shows first, or taken from them. */
const feature =
  (featured: boolean): Step =>
  (testimonial, moderator) =>
    testimonial.featured === featured
      ? testimonial
      : traced({ ...testimonial, featured }, "feature", moderator, featured ? "yes" : "no");

/** Given these tags and no others. */
const tag =
  (wanted: readonly string[]): Step =>
  (testimonial, moderator) => {
    const sorted = [...wanted].sort();
    return sorted.join() === testimonial.tags.join()
      ? testimonial
      : traced({ ...testimonial, tags: sorted }, "tag", moderator, sorted.join(" "));
  };

const sameStretches = (one: readonly Stretch[], other: readonly Stretch[]): boolean =>
  one.length === other.length &&
  one.every(({ from, to }, index) => from === other[index]?.from && to === other[index]?.to);

/** These stretches covered and no others; whole words. @throws AppError `invalid_input` */
const mask =
  (wanted: readonly Stretch[]): Step =>
  (testimonial, moderator) => {
    const points = codePoints(testimonial.text ?? "");
    const issues = wanted.flatMap((stretch, index): Issue[] => {
      const message = stretchProblem(points, stretch);
      return message === undefined ? [] : [{ path: `body.masks.${index}`, message }];
    });
    if (issues.length > 0) throw invalidRequest(issues);
    const masks = joinStretches(wanted);
    if (sameStretches(masks, testimonial.masks ?? [])) return testimonial;
    const { masks: _, ...rest } = testimonial;
    return traced(masks.length === 0 ? rest : { ...rest, masks }, "mask", moderator, `${masks.length}`);
  };

/** Only this part shown, or all of it; whole words. @throws AppError `invalid_input` */
const cutTo =
  (wanted: Stretch | null): Step =>
  (testimonial, moderator) => {
    const { excerpt: before, ...rest } = testimonial;
    if (wanted === null) return before === undefined ? testimonial : traced(rest, "excerpt", moderator, "all");
    const message = stretchProblem(codePoints(testimonial.text ?? ""), wanted);
    if (message !== undefined) throw invalidRequest([{ path: "body.excerpt", message }]);
    if (before !== undefined && sameStretches([wanted], [before])) return testimonial;
    return traced({ ...rest, excerpt: wanted }, "excerpt", moderator, `${wanted.from}-${wanted.to}`);
  };

/** Answered in public by the store, or no more. */
const answer =
  (text: string | null): Step =>
  (testimonial, moderator) => {
    const { reply: before, ...rest } = testimonial;
    if (text === null) return before === undefined ? testimonial : traced(rest, "reply", moderator, "removed");
    if (before?.text === text) return testimonial;
    const { now, timeZone } = moderator;
    return traced({ ...rest, reply: { text, at: now.toISOString(), on: dayIn(timeZone, now) } }, "reply", moderator);
  };

const stepsOf = ({ state, reason, featured, tags, masks, excerpt, reply }: Moderation): Step[] => [
  // What is shown comes before the decision to show it.
  ...(masks === undefined ? [] : [mask(masks)]),
  ...(excerpt === undefined ? [] : [cutTo(excerpt)]),
  ...(reply === undefined ? [] : [answer(reply)]),
  ...(featured === undefined ? [] : [feature(featured)]),
  ...(tags === undefined ? [] : [tag(tags)]),
  ...(state === "published" ? [approve] : []),
  ...(state === "rejected" && reason !== undefined ? [reject(reason)] : []),
];

/**
 * A testimonial after all that a moderator asks for, as one change; the same object when nothing is to be done.
 * @throws AppError `conflict` once its author has withdrawn it, `invalid_input` for stretches that the text does not have
 * or that leave nothing to read.
 */
export const moderate = (testimonial: Testimonial, wanted: Moderation, moderator: Moderator): Testimonial => {
  if (testimonial.state === "withdrawn" || testimonial.text === undefined) {
    throw new AppError("conflict", "Its author has withdrawn it: nothing can be done to it any more.");
  }
  const changed = stepsOf(wanted).reduce((current, step) => step(current, moderator), testimonial);
  if (changed === testimonial) return testimonial;
  if (!showsWords(testimonial.text, changed)) {
    const part = wanted.excerpt == null ? "masks" : "excerpt";
    throw invalidRequest([{ path: `body.${part}`, message: "leaves no words to read: reject it instead" }]);
  }
  return { ...changed, rev: testimonial.rev + 1 };
};

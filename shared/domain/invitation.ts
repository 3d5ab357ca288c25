import * as z from "zod";
import { Language } from "./language.ts";
import { Slug } from "./stage.ts";
import { nameText } from "./text.ts";

/**
 * A signed, single-use link to a survey for one customer and one occasion, as it is kept: a hash of the id that the
 * link carries, so that nobody who reads the table can follow it. What comes of it is `invited`, by `link`.
 */
export const Invitation = z.object({
  idHash: z.string(),
  store: z.string(),
  survey: z.string(),
  language: Language.optional().describe("Language that the page opens in."),
  segment: z.string().optional(),
  customer: z.string().optional().describe("Whom it invites, in no readable form."),
  order: z.string().optional().describe("The order that it asks about."),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().describe("When the link ends, to the second."),
  usedAt: z.iso.datetime().optional(),
});
export type Invitation = z.infer<typeof Invitation>;

/** Days that a link may be open for. */
const MAX_INVITATION_DAYS = 365;
export const USUAL_INVITATION_DAYS = 30;

/** A name of the caller's own making. */
const Reference = z.string().regex(/^[\x21-\x7e]{1,200}$/, "must be 1 to 200 visible ASCII characters");

/** Whom to invite. No name and no address: those stay with whoever sends the link. */
export const InvitationDraft = z.strictObject({
  survey: Slug.describe("A published survey."),
  language: Language.optional().describe("Language that the page opens in; else the browser's."),
  segment: Slug.optional().describe("Customer segment, as the store names it."),
  days: z
    .number()
    .int()
    .min(1)
    .max(MAX_INVITATION_DAYS)
    .default(USUAL_INVITATION_DAYS)
    .describe("Days until the link ends."),
  occasion: Reference.optional().describe(
    "Names what the invitation is for, such as an order: the same occasion gives the same link. Not kept.",
  ),
  recipient: Reference.optional().describe(
    "Names the customer in your own way, such as a number: who unsubscribed is invited no more. Kept as a hash.",
  ),
});
export type InvitationDraft = z.infer<typeof InvitationDraft>;

/** Answers a minute that an open link takes unless it says otherwise, and the most that it may: what its route takes in all. */
const USUAL_PER_MINUTE = 60;
const MAX_PER_MINUTE = 600;

/**
 * A link that anyone may open and answer: on a poster, in a newsletter, on a kiosk. What comes of it is `open`, never
 * verified. Its id is public; what makes the link is the signature.
 */
export const OpenLink = z.object({
  id: z.string(),
  store: z.string(),
  survey: z.string(),
  name: z.string().describe("Where it hangs, for people."),
  source: z.enum(["link", "kiosk"]).describe("A kiosk begins anew after each answer."),
  language: Language.optional(),
  segment: z.string().optional(),
  perMinute: z
    .number()
    .int()
    .min(1)
    .max(MAX_PER_MINUTE)
    .default(USUAL_PER_MINUTE)
    .describe("New answers that it takes within a minute; whoever comes then is asked to send again in a moment."),
  createdAt: z.iso.datetime(),
});
export type OpenLink = z.infer<typeof OpenLink>;

export const OpenLinkDraft = z.strictObject({
  survey: Slug.describe("A published survey."),
  name: nameText(80).describe("Where it hangs, for people."),
  source: OpenLink.shape.source.default("link"),
  language: Language.optional().describe("Language that the page opens in; else the browser's."),
  segment: Slug.optional().describe("Customer segment, as the store names it."),
  perMinute: OpenLink.shape.perMinute,
});
export type OpenLinkDraft = z.infer<typeof OpenLinkDraft>;

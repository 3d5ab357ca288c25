import * as z from "zod";
import { Language } from "./language.ts";

/** Where a testimonial may appear. Each is agreed to by itself. */
export const CONSENT_SCOPES = ["site", "social", "advertising"] as const;
export const ConsentScope = z.enum(CONSENT_SCOPES);
export type ConsentScope = z.infer<typeof ConsentScope>;

/** Name under which the words appear, as the customer wrote it: one line. */
export const DisplayName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .refine((name) => name.isWellFormed(), "holds half a character (a lone surrogate)")
  .refine((name) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(name), "holds characters that do not show");

/** Version of what customers agree to: raised when a word of it changes, in any language. */
export const CONSENT_VERSION = "publication@2";

/** Longest text of a consent, in characters. */
export const MAX_CONSENT_LENGTH = 2000;

/** Agreement to have one's words published: what was read, what was agreed to, how, and since when. */
export const Consent = z.object({
  version: z.string().describe("Version of the text that was shown."),
  language: Language.describe("Language that the text was shown in."),
  text: z
    .string()
    .max(MAX_CONSENT_LENGTH)
    .describe("The text that was shown, to the letter; of an import, what the store states instead."),
  given: z
    .enum(["page", "import"])
    .optional()
    .describe("How: by the customer on their own page (so when absent), or as the store stated when it imported them."),
  scopes: z.array(ConsentScope).min(1),
  displayName: DisplayName.optional().describe("Absent: published without a name."),
  givenAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().optional().describe("Since when it holds no more."),
});
export type Consent = z.infer<typeof Consent>;

/** True while a consent was given and not withdrawn. */
export const holds = (consent: Consent | undefined): consent is Consent =>
  consent !== undefined && consent.withdrawnAt === undefined;

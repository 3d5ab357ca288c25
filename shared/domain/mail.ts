import * as z from "zod";
import { type Language, localizedText } from "./language.ts";
import { toMailAddress } from "./mail-address.ts";
import { nameText, plainText } from "./text.ts";

const Address = z
  .string()
  .trim()
  .refine((text) => toMailAddress(text) !== undefined, "is not an e-mail address that mail can be sent to")
  .overwrite((text) => toMailAddress(text) ?? text);

/** What a store decides about the mail that invites its customers. */
export const MailSettings = z.strictObject({
  identity: plainText(300).describe(
    "Who writes, as the law asks: legal name and postal address. It ends every mail; without it none is sent.",
  ),
  name: nameText(60).optional().describe("Name of the sender; the store's, unless it says otherwise."),
  address: Address.optional().describe("Address of the sender. On AWS it, or its domain, must be verified with SES."),
  replyTo: Address.optional().describe("Where answers to the mail go; to the sender, unless it says otherwise."),
  subject: localizedText(nameText(120)).optional().describe("The subject, by language; ours where it has none."),
});
export type MailSettings = z.infer<typeof MailSettings>;

/** An ask is mailed once, and once more at most to who has not answered. */
const MAIL_KINDS = ["invitation", "reminder"] as const;
export const MailKind = z.enum(MAIL_KINDS);
export type MailKind = z.infer<typeof MailKind>;

/** What a mail is about: by this, news of it find their way back. */
export const MailSubject = z.object({ store: z.string(), order: z.string(), survey: z.string(), kind: MailKind });
export type MailSubject = z.infer<typeof MailSubject>;

/** A mail that is ready to go. */
export type Mail = {
  /** With its angle brackets. The same mail has the same, however often it is tried. */
  readonly messageId: string;
  readonly about: MailSubject;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly replyTo?: string | undefined;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: Language;
  readonly date: Date;
  /** Where one POST unsubscribes (RFC 8058). */
  readonly unsubscribeUrl: string;
};

/**
 * What became of handing a mail over.
 * - `accepted`: it is on its way; with `deliveredAt`, it is there. `refused`: it never will be, whatever the time.
 * - `later`: it was not taken, and may be another time; with `throttled`, because we are too fast.
 * - `unknown`: no answer came, or one that leaves it open. It may have been taken.
 */
export type MailOutcome =
  | { readonly outcome: "accepted"; readonly deliveredAt?: string }
  | { readonly outcome: "refused"; readonly problem: string }
  | { readonly outcome: "later"; readonly problem: string; readonly throttled?: boolean }
  | { readonly outcome: "unknown"; readonly problem: string };

/** Whoever takes mail. */
export type Mailer = {
  readonly send: (mail: Mail) => Promise<MailOutcome>;
  /**
   * True when two mails of one Message-ID are one to it: then a mail of which nobody knows whether it was taken may be handed
   * over again. To any other it never is.
   */
  readonly knowsAgain: boolean;
};

/** News of a mail that was handed over. `bounced` is for good; one that may pass is no news. */
export type MailNews = {
  readonly about: MailSubject;
  readonly happened: "accepted" | "delivered" | "bounced" | "complained" | "rejected";
  readonly at: string;
};

import * as z from "zod";
import { MailKind, type MailNews } from "../../domain/mail.ts";
import { Slug } from "../../domain/stage.ts";

const At = z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString());
const tag = <Schema extends z.ZodType>(schema: Schema) => z.tuple([schema]).transform(([value]) => value);

/** As much of an event of SES as counts here. Source: SES developer guide, event data published to EventBridge. */
const SesEvent = z.object({
  detail: z.object({
    eventType: z.string(),
    mail: z.object({
      timestamp: At,
      tags: z.object({
        store: tag(Slug),
        order: tag(z.string().transform((text) => Buffer.from(text, "base64url").toString("utf8"))),
        survey: tag(Slug),
        kind: tag(MailKind),
      }),
    }),
    bounce: z.object({ bounceType: z.string(), timestamp: At }).optional(),
    complaint: z.object({ timestamp: At }).optional(),
    delivery: z.object({ timestamp: At }).optional(),
  }),
});

/** What an event of SES tells of a mail of ours; undefined for one that tells nothing. @throws ZodError */
export const newsOf = (event: unknown): MailNews | undefined => {
  const { eventType, mail, bounce, complaint, delivery } = SesEvent.parse(event).detail;
  const told = (happened: MailNews["happened"], at = mail.timestamp): MailNews => ({ about: mail.tags, happened, at });
  switch (eventType) {
    case "Send":
      return told("accepted");
    case "Delivery":
      return told("delivered", delivery?.timestamp);
    case "Bounce":
      // One that is not for good may be over tomorrow: a full mailbox, a server out of reach.
      return bounce?.bounceType === "Permanent" ? told("bounced", bounce.timestamp) : undefined;
    case "Complaint":
      return told("complained", complaint?.timestamp);
    case "Reject":
    case "Rendering Failure":
      return told("rejected");
    default:
      return undefined;
  }
};

import MailComposer from "nodemailer/lib/mail-composer";
import type { Mail } from "../../domain/mail.ts";

/**
 * A mail as it goes over the wire (RFC 5322): text and HTML as alternatives, seven bits, with one-click unsubscribing
 * (RFC 8058), and marked as written by a program, so that no program answers it (RFC 3834).
 */
export const composeMail = async (mail: Mail): Promise<Buffer> =>
  new MailComposer({
    messageId: mail.messageId,
    from: mail.from,
    to: { name: "", address: mail.to },
    ...(mail.replyTo !== undefined && { replyTo: { name: "", address: mail.replyTo } }),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: mail.date,
    textEncoding: "quoted-printable",
    headers: {
      "Content-Language": mail.language,
      "List-Unsubscribe": `<${mail.unsubscribeUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "Auto-Submitted": "auto-generated",
    },
    // Nothing here comes from a file or an address, and nothing shall.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();

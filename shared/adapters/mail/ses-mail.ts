import { type SESv2Client, SESv2ServiceException, SendEmailCommand } from "@aws-sdk/client-sesv2";
import type { Mailer, MailOutcome, MailSubject } from "../../domain/mail.ts";
import { composeMail } from "./compose-mail.ts";

/** What SES says of a mail that it will never take. Source: SES API v2 reference, SendEmail. */
const REFUSED = new Set(["MessageRejected", "BadRequestException"]);
/** What it says when it is asked too fast, or has sent all that it may today. */
const THROTTLED = new Set(["TooManyRequestsException", "ThrottlingException", "LimitExceededException"]);

/** Tags take letters, digits, `_` and `-` alone, so an order's id goes as base64url. Source: SES API v2, MessageTag. */
const encoded = (text: string): string => Buffer.from(text).toString("base64url");

/** By these tags the news of a mail say what it is about. No tag holds anything of its reader. */
const tagsOf = ({ store, order, survey, kind }: MailSubject): Readonly<Record<string, string>> => ({
  store,
  order: encoded(order),
  survey,
  kind,
});

/** Errors of a connection that never was: nothing can have been taken. Source: Node's system errors. */
const NOT_REACHED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

const wasReached = (error: unknown): boolean =>
  !(error instanceof Error && "code" in error && typeof error.code === "string" && NOT_REACHED.has(error.code));

const outcomeOf = (error: unknown): MailOutcome => {
  const problem = error instanceof Error ? error.name : "error";
  if (error instanceof SESv2ServiceException && (error.$metadata.httpStatusCode ?? 500) < 500) {
    if (REFUSED.has(problem)) return { outcome: "refused", problem };
    return { outcome: "later", problem, ...(THROTTLED.has(problem) && { throttled: true }) };
  }
  // An error of the service's own, or no answer at all, leaves open whether the mail was taken.
  return { outcome: wasReached(error) ? "unknown" : "later", problem };
};

/**
 * Mail by SES. The client must try once only (`maxAttempts: 1`): SES knows no two mails as one, so a second try of a call
 * whose answer was lost could be a second mail.
 */
export const sesMail = ({
  client,
  configurationSet,
}: {
  readonly client: SESv2Client;
  readonly configurationSet: string;
}): Mailer => ({
  knowsAgain: false,
  send: async (mail) => {
    const raw = await composeMail(mail);
    try {
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: mail.from.address,
          Destination: { ToAddresses: [mail.to] },
          Content: { Raw: { Data: raw } },
          ConfigurationSetName: configurationSet,
          EmailTags: Object.entries(tagsOf(mail.about)).map(([Name, Value]) => ({ Name, Value })),
        }),
      );
      return { outcome: "accepted" };
    } catch (error) {
      return outcomeOf(error);
    }
  },
});

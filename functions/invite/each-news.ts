import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { newsOf } from "../../shared/adapters/mail/ses-news.ts";
import type { MailNews } from "../../shared/domain/mail.ts";
import { errorFields, type Log } from "../log.ts";

export type EachNewsNeeds = { readonly note: (news: MailNews) => Promise<unknown>; readonly log: Log };

/** News of mails from a queue, one after the other, since those of one mail touch the same ask. What failed comes again. */
export const eachNews =
  ({ note, log }: EachNewsNeeds) =>
  async ({ Records }: Pick<SQSEvent, "Records">): Promise<SQSBatchResponse> => {
    const failed: string[] = [];
    for (const { messageId, body } of Records) {
      try {
        const news = newsOf(JSON.parse(body));
        if (news !== undefined) await note(news);
      } catch (error) {
        failed.push(messageId);
        // Its name alone: the event holds an address.
        log("error", "news.failed", { messageId, error: errorFields(error).error });
      }
    }
    log("info", "news", { messages: Records.length, failed: failed.length });
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };

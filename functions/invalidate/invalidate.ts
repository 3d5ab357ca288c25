import { createHash } from "node:crypto";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import * as z from "zod";
import type { DropCopies } from "../../shared/adapters/cdn/cloudfront-copies.ts";
import { Slug } from "../../shared/domain/stage.ts";
import { errorFields, type Log } from "../log.ts";

export type InvalidateNeeds = { readonly dropCopies: DropCopies; readonly log: Log };

/** As much of an event as counts here: whose copies must go. */
const Withdrawal = z.object({ detail: z.object({ store: Slug }) });

/** One name for the same messages, in whatever order they come. */
const referenceOf = (messageIds: readonly string[]): string =>
  createHash("sha256")
    .update([...messageIds].sort().join())
    .digest("hex");

/**
 * Drops the CDN's copies of the stores that a batch of events names, all at once. A message that is no such event is given
 * back alone. @throws when CloudFront refuses: the queue brings the batch again
 */
export const invalidate =
  ({ dropCopies, log }: InvalidateNeeds) =>
  async ({ Records }: Pick<SQSEvent, "Records">): Promise<SQSBatchResponse> => {
    const stores = new Set<string>();
    const heard: string[] = [];
    const failed: string[] = [];
    for (const { messageId, body } of Records) {
      try {
        stores.add(Withdrawal.parse(JSON.parse(body)).detail.store);
        heard.push(messageId);
      } catch (error) {
        failed.push(messageId);
        log("error", "message.unreadable", { messageId, error: errorFields(error).error });
      }
    }
    if (stores.size > 0) await dropCopies(stores, referenceOf(heard));
    log("info", "invalidate", { messages: Records.length, stores: stores.size, failed: failed.length });
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };

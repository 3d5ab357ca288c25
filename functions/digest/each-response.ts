import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { fromItem } from "../../shared/adapters/dynamo/table-client.ts";
import { Response } from "../../shared/domain/response.ts";
import { errorFields, type Log } from "../log.ts";
import type { StreamHandler } from "../stream/stream-handler.ts";
import { type DigestResult, responseName } from "./digest.ts";

/**
 * The pipeline of a batch of stream records: the newest image of each response goes to `digest` once; the records of
 * those that failed are given back, so that only they come again. What cannot be read as a response fails alone.
 */
export const eachResponse =
  (
    digest: (responses: readonly Response[]) => Promise<DigestResult>,
    needs: { log: Log; now: () => Date },
  ): StreamHandler =>
  async ({ Records }) => {
    const newest = new Map<string, Response>();
    const recordsOf = new Map<string, string[]>();
    const unreadable: string[] = [];
    for (const { dynamodb } of Records) {
      const sequenceNumber = dynamodb?.SequenceNumber ?? "";
      try {
        // Lambda's images are the SDK's but for binary values, and we keep none.
        const response = fromItem(Response, (dynamodb?.NewImage ?? {}) as Record<string, AttributeValue>);
        const name = responseName(response);
        newest.set(name, response);
        recordsOf.set(name, [...(recordsOf.get(name) ?? []), sequenceNumber]);
      } catch (error) {
        unreadable.push(sequenceNumber);
        needs.log("error", "record.unreadable", { sequenceNumber, ...errorFields(error) });
      }
    }
    const responses = [...newest.values()];
    const { counted, unread, failed } = await digest(responses);
    for (const error of new Set(failed.values())) needs.log("error", "digest.failed", errorFields(error));
    const oldest = Math.min(...responses.map(({ pending, receivedAt }) => Date.parse(pending ?? receivedAt)));
    needs.log("info", "digest", {
      records: Records.length,
      counted,
      unread,
      failed: failed.size + unreadable.length,
      ...(responses.length > 0 && { lagMs: needs.now().getTime() - oldest }),
    });
    const failedRecords = [...failed.keys()].flatMap((name) => recordsOf.get(name) ?? []);
    return { batchItemFailures: [...unreadable, ...failedRecords].map((itemIdentifier) => ({ itemIdentifier })) };
  };

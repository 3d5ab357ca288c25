import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { StreamRecord } from "aws-lambda";
import type { Asks } from "../../shared/adapters/dynamo/asks.ts";
import { fromItem } from "../../shared/adapters/dynamo/table-client.ts";
import type { Ask, AskKey } from "../../shared/domain/ask.ts";
import { counts, Response } from "../../shared/domain/response.ts";
import type { Store } from "../../shared/domain/store.ts";
import { errorFields, type Log } from "../log.ts";
import type { StreamHandler } from "../stream/stream-handler.ts";

export type AnswerNeeds = {
  readonly store: (id: string) => Promise<Store | undefined>;
  readonly asks: Pick<Asks, "update">;
  readonly log: Log;
};

const responseIn = (image: StreamRecord["NewImage"]): Response | undefined =>
  // Lambda's images are the SDK's but for binary values, and we keep none.
  image === undefined ? undefined : fromItem(Response, image as Record<string, AttributeValue>);

/** What the funnel is told of a response: that it was begun, or given, and when. Of one that does not count, nothing. */
const answerFrom = (response: Response): NonNullable<Ask["answer"]> => {
  const { rev, answeredAt, language } = response;
  if (counts(response)) {
    return { rev, startedAt: answeredAt, completedAt: answeredAt, ...(language !== undefined && { language }) };
  }
  const isBegun = response.partial === true && response.suspect === undefined && response.erasedAt === undefined;
  return isBegun ? { rev, startedAt: answeredAt } : { rev };
};

/** The ask that a response came of. What is erased names it no more, but did before. */
const askOf = (before: Response | undefined, after: Response): AskKey | undefined => {
  const { store } = after;
  const order = after.order ?? before?.order;
  const survey = (after.survey ?? before?.survey)?.id;
  return order === undefined || survey === undefined ? undefined : { store, order, survey };
};

/** Carries what was answered to the ask that it came of, so that the funnel shows it. Records that failed come again. */
export const eachAnswer =
  ({ store, asks, log }: AnswerNeeds): StreamHandler =>
  async ({ Records }) => {
    const failed: string[] = [];
    for (const { dynamodb = {} } of Records) {
      try {
        const after = responseIn(dynamodb.NewImage);
        const key = after && askOf(responseIn(dynamodb.OldImage), after);
        if (after === undefined || key === undefined) continue;
        const answer = answerFrom(after);
        const counted = await store(key.store);
        if (counted === undefined) continue;
        await asks.update(key, counted, (ask) => {
          const known = ask.answer;
          const isNews = known === undefined || answer.rev > known.rev;
          return isNews ? { ...ask, answer } : undefined;
        });
      } catch (error) {
        failed.push(dynamodb.SequenceNumber ?? "");
        log("error", "answer.failed", errorFields(error));
      }
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };

import type { DynamoDBRecord } from "aws-lambda";
import {
  CUSTOMER_SORT_KEY,
  ORDER_SORT_KEY,
  RESPONSE_SORT_KEY,
  TABLE,
  TESTIMONIAL_SORT_KEY,
} from "../../shared/table.ts";
import type { StreamHandler } from "../stream/stream-handler.ts";

/** What follows from a change, by what it is that changed. */
export type Followers = {
  /** Tells the world what enters and leaves the feeds. */
  readonly testimonial: StreamHandler;
  /** Puts an order to the rules of its store. */
  readonly order: StreamHandler;
  /** Keeps the answers in the profile of whoever gave a response. */
  readonly response: StreamHandler;
  /** Counts a customer into the customers' cells. */
  readonly customer: StreamHandler;
};

const FOLLOWER_OF: Readonly<Record<string, keyof Followers>> = {
  [TESTIMONIAL_SORT_KEY]: "testimonial",
  [ORDER_SORT_KEY]: "order",
  [RESPONSE_SORT_KEY]: "response",
  [CUSTOMER_SORT_KEY]: "customer",
};

const followerOf = ({ dynamodb }: DynamoDBRecord): keyof Followers | undefined =>
  FOLLOWER_OF[dynamodb?.Keys?.[TABLE.sortKey]?.S ?? ""];

/** Two that follow the same records. What either gives back comes again to both, which is harmless: twice is once. */
export const both =
  (one: StreamHandler, other: StreamHandler): StreamHandler =>
  async (event) => {
    const answers = await Promise.all([one(event), other(event)]);
    const failed = new Set(
      answers.flatMap(({ batchItemFailures }) => batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)),
    );
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };

/**
 * The stream's second reader: hands each record to what follows from it. A shard of a stream serves two readers and
 * digest is the other, so all that must follow a change stands behind this one. What one follower gives back does not
 * keep the others from their records.
 */
export const follow =
  (followers: Followers): StreamHandler =>
  async ({ Records }) => {
    const answers = await Promise.all(
      [...Map.groupBy(Records, followerOf)].map(([name, records]) =>
        name === undefined ? { batchItemFailures: [] } : followers[name]({ Records: records }),
      ),
    );
    return { batchItemFailures: answers.flatMap(({ batchItemFailures }) => batchItemFailures) };
  };

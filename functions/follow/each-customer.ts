import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { DynamoDBRecord } from "aws-lambda";
import * as z from "zod";
import { fromItem } from "../../shared/adapters/dynamo/table-client.ts";
import { errorFields, type Log } from "../log.ts";
import type { StreamHandler } from "../stream/stream-handler.ts";

/** Customers that are looked after at a time. */
const AT_ONCE = 10;

const Profile = z.object({ store: z.string(), id: z.string() });
const Answer = z.object({ store: z.string(), id: z.string(), customer: z.string() });

/** Whom a record is about, and which of their responses. */
type Concern = { readonly store: string; readonly customer: string; readonly response?: string };
type Concerned = {
  readonly store: string;
  readonly customer: string;
  readonly responses: Set<string>;
  readonly numbers: string[];
};

// Lambda's images are the SDK's but for binary values, and we keep none.
const image = (of: object | undefined) => (of ?? {}) as Record<string, AttributeValue>;

const ofProfile = ({ dynamodb }: DynamoDBRecord): Concern => {
  const { store, id } = fromItem(Profile, image(dynamodb?.NewImage));
  return { store, customer: id };
};

/** An erased response names nobody any more: what it was before does. */
const ofAnswer = ({ dynamodb }: DynamoDBRecord): Concern => {
  const { store, id, customer } = fromItem(Answer, image(dynamodb?.OldImage));
  return { store, customer, response: id };
};

const each =
  (
    event: string,
    concernOf: (record: DynamoDBRecord) => Concern,
    run: (concerned: Concerned) => Promise<void>,
    { log }: { readonly log: Log },
  ): StreamHandler =>
  async ({ Records }) => {
    const failed: string[] = [];
    const concerned = new Map<string, Concerned>();
    for (const record of Records) {
      const sequenceNumber = record.dynamodb?.SequenceNumber ?? "";
      try {
        const { store, customer, response } = concernOf(record);
        const name = JSON.stringify([store, customer]);
        const known = concerned.get(name) ?? { store, customer, responses: new Set(), numbers: [] };
        if (response !== undefined) known.responses.add(response);
        known.numbers.push(sequenceNumber);
        concerned.set(name, known);
      } catch (error) {
        failed.push(sequenceNumber);
        log("error", "record.unreadable", { sequenceNumber, ...errorFields(error) });
      }
    }
    const runOne = async (one: Concerned) => {
      try {
        await run(one);
      } catch (error) {
        failed.push(...one.numbers);
        log("error", `${event}.failed`, errorFields(error));
      }
    };
    const all = [...concerned.values()];
    for (let start = 0; start < all.length; start += AT_ONCE) {
      await Promise.all(all.slice(start, start + AT_ONCE).map(runOne));
    }
    log("info", event, { records: Records.length, customers: all.length, failed: failed.length });
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };

/** The pipeline of changed responses: each customer once for all of theirs; the records of those that failed come again. */
export const eachRespondent = (
  keep: (store: string, customer: string, responses: readonly string[]) => Promise<void>,
  needs: { readonly log: Log },
): StreamHandler =>
  each("answers", ofAnswer, ({ store, customer, responses }) => keep(store, customer, [...responses]), needs);

/** The pipeline of changed profiles: each customer is counted once. */
export const eachCustomer = (
  count: (store: string, customer: string) => Promise<void>,
  needs: { readonly log: Log },
): StreamHandler => each("customers", ofProfile, ({ store, customer }) => count(store, customer), needs);

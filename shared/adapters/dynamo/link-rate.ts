import { ConditionalCheckFailedException, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { TABLE } from "../../table.ts";
import { type TableClient, toItem, toValue } from "./table-client.ts";

const MINUTE_MS = 60_000;
/** Seconds that the count of a minute is kept after it began. */
const KEPT_SECONDS = 3600;

const minuteOf = (now: Date): number => Math.floor(now.getTime() / MINUTE_MS);

// S#<store>#L#<open link> | <minute>, counted from 1970
const rateKey = (store: string, link: string, minute: number) =>
  toItem({ [TABLE.partitionKey]: `S#${store}#L#${link}`, [TABLE.sortKey]: String(minute) });

/** Who seems to answer. Each has a count of its own, so that machines cannot use up what people may send. */
export type Lane = "people" | "machines";

/** Whole seconds until the next minute begins, at least 1. */
export const secondsToNextMinute = (now: Date): number =>
  Math.max(1, Math.ceil(((minuteOf(now) + 1) * MINUTE_MS - now.getTime()) / 1000));

export type LinkRate = ReturnType<typeof dynamoLinkRate>;

/** How often an open link is answered, by the minute, whichever instance of a function takes the answer. */
export const dynamoLinkRate = ({ client, tableName }: TableClient) => {
  /** Counts one more answer of this minute; false, and nothing is counted, when there were `limit` of its lane already. */
  const take = async (store: string, link: string, lane: Lane, limit: number, now: Date): Promise<boolean> => {
    const minute = minuteOf(now);
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: rateKey(store, link, minute),
          UpdateExpression: "ADD #lane :one SET #expiresAt = :expiresAt",
          ConditionExpression: "attribute_not_exists(#lane) OR #lane < :limit",
          ExpressionAttributeNames: { "#lane": lane, "#expiresAt": TABLE.timeToLive },
          ExpressionAttributeValues: {
            ":one": toValue(1),
            ":limit": toValue(limit),
            ":expiresAt": toValue(minute * 60 + KEPT_SECONDS),
          },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  return { take };
};

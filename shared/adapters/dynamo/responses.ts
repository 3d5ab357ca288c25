import { setTimeout as sleep } from "node:timers/promises";
import {
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { Consent } from "../../domain/consent.ts";
import { AppError } from "../../domain/errors.ts";
import { type Answers, Response } from "../../domain/response.ts";
import { TABLE } from "../../table.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { fromItem, type Item, type TableClient, toItem, toValue } from "./table-client.ts";

/** Days that the shell of an erased response stays: longer than any stream or queue could bring back (DESIGN.md). */
const TOMBSTONE_DAYS = 40;
/** BatchGetItem takes at most 100 keys. Source: DynamoDB API reference. */
const MAX_BATCH = 100;
/** Times that the keys which DynamoDB left unread are asked for, with random pauses in between. */
const MAX_BATCH_TRIES = 6;

// S#<store>#R#<id> | R
const RESPONSE = "R";
export const responseKey = ({ store, id }: { readonly store: string; readonly id: string }): Item =>
  toItem({ [TABLE.partitionKey]: `S#${store}#R#${id}`, [TABLE.sortKey]: RESPONSE });

// list index: S#<store>#TP#<touchpoint> | <answeredAt>#<id>, newest first by reading backwards
const listKey = (store: string, touchpoint: string) => `S#${store}#TP#${touchpoint}`;

/** True when an item of the table is a response. */
export const isResponseItem = (item: Item): boolean =>
  item[TABLE.sortKey]?.S === RESPONSE && /^S#[^#]+#R#/.test(item[TABLE.partitionKey]?.S ?? "");

export const responseItem = (response: Response): Item =>
  toItem({
    ...response,
    [TABLE.partitionKey]: `S#${response.store}#R#${response.id}`,
    [TABLE.sortKey]: RESPONSE,
    [TABLE.listIndex.partitionKey]: listKey(response.store, response.touchpoint),
    [TABLE.listIndex.sortKey]: `${response.answeredAt}#${response.id}`,
  });

export type ResponseList = {
  readonly store: string;
  readonly touchpoints: readonly string[];
  /** First instant, included; ISO 8601 in UTC. */
  readonly from?: string | undefined;
  /** Last instant, included. */
  readonly to?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** What the caller chose by, so that a cursor stays good when touchpoints are added; the touchpoints if absent. */
  readonly filter?: readonly string[] | undefined;
};
export type ResponsePage = { readonly responses: readonly Response[]; readonly cursor?: string | undefined };

/**
 * What may change together with the answers of a response. `complete`: it was sent, so it is partial no more. `suspect`:
 * the signals of this change; none clears those of before.
 */
export type Also = {
  readonly complete?: true;
  readonly consent?: Consent;
  readonly suspect?: readonly string[];
};

export type Responses = ReturnType<typeof dynamoResponses>;

export const dynamoResponses = ({ client, tableName }: TableClient) => {
  const keyOf = (item: Item): Item => ({
    [TABLE.partitionKey]: item[TABLE.partitionKey]!,
    [TABLE.sortKey]: item[TABLE.sortKey]!,
  });

  /** Add a response. When its id is taken, nothing is written and the one that is there comes back. */
  const add = async (response: Response): Promise<{ added: true } | { added: false; existing: Response }> => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: responseItem(response),
          ConditionExpression: "attribute_not_exists(#pk)",
          ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        }),
      );
      return { added: true };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException) || error.Item === undefined) throw error;
      return { added: false, existing: fromItem(Response, error.Item) };
    }
  };

  const get = async (store: string, id: string): Promise<Response | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: responseKey({ store, id }), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : fromItem(Response, Item);
  };

  /**
   * Give a response new answers, and what else changes with them. A comment that changed loses its reading.
   * @throws AppError `conflict` when it was changed or erased meanwhile.
   */
  const revise = async (response: Response, answers: Answers, now: Date, also: Also = {}): Promise<void> => {
    const set: Record<string, unknown> = {
      answers,
      rev: response.rev + 1,
      revisedAt: now.toISOString(),
      pending: now.toISOString(),
      ...(also.consent !== undefined && { consent: also.consent }),
      ...(also.suspect !== undefined && also.suspect.length > 0 && { suspect: also.suspect }),
    };
    const remove = [
      ...(answers.comment === response.answers.comment
        ? []
        : ["reading", "readingAttempts", TABLE.workIndex.partitionKey, TABLE.workIndex.sortKey]),
      ...(also.complete === true ? ["partial"] : []),
      ...(also.suspect?.length === 0 ? ["suspect"] : []),
    ];
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: responseKey(response),
          UpdateExpression: [
            `SET ${Object.keys(set)
              .map((name) => `#${name} = :${name}`)
              .join(", ")}`,
            ...(remove.length > 0 ? [`REMOVE ${remove.map((name) => `#${name}`).join(", ")}`] : []),
          ].join(" "),
          ConditionExpression: "#rev = :seen AND attribute_not_exists(#erasedAt)",
          ExpressionAttributeNames: Object.fromEntries(
            [...Object.keys(set), ...remove, "erasedAt"].map((name) => [`#${name}`, name]),
          ),
          ExpressionAttributeValues: {
            ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, toValue(value)])),
            ":seen": toValue(response.rev),
          },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      throw new AppError("conflict", "The response was changed or erased meanwhile: read it again.", { cause: error });
    }
  };

  /** Erase what a customer said: a tombstone stays until nothing can bring the response back. False when there was nothing to erase. */
  const erase = async (store: string, id: string, now: Date): Promise<boolean> => {
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: responseKey({ store, id }),
          UpdateExpression:
            "SET #answers = :none, #rev = #rev + :one, #erasedAt = :now, #pending = :now, #expiresAt = :expiresAt " +
            "REMOVE #reading, #readingAttempts, #fingerprint, #language, #segment, #consent, #reply, #work, #due",
          ConditionExpression: "attribute_exists(#pk) AND attribute_not_exists(#erasedAt)",
          ExpressionAttributeNames: {
            "#pk": TABLE.partitionKey,
            "#answers": "answers",
            "#rev": "rev",
            "#erasedAt": "erasedAt",
            "#pending": "pending",
            "#expiresAt": TABLE.timeToLive,
            "#reading": "reading",
            "#readingAttempts": "readingAttempts",
            "#fingerprint": "fingerprint",
            "#language": "language",
            "#segment": "segment",
            "#consent": "consent",
            "#reply": "reply",
            "#work": TABLE.workIndex.partitionKey,
            "#due": TABLE.workIndex.sortKey,
          },
          ExpressionAttributeValues: {
            ":none": toValue({}),
            ":one": toValue(1),
            ":now": toValue(now.toISOString()),
            ":expiresAt": toValue(Math.floor(now.getTime() / 1000) + TOMBSTONE_DAYS * 86_400),
          },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  /** Responses by key, in the order asked; those that are gone are left out. */
  const getMany = async (keys: readonly Item[]): Promise<Response[]> => {
    const found = new Map<string, Response>();
    for (let start = 0; start < keys.length; start += MAX_BATCH) {
      let wanted: Item[] | undefined = keys.slice(start, start + MAX_BATCH);
      for (let attempt = 1; wanted !== undefined && wanted.length > 0; attempt++) {
        if (attempt > MAX_BATCH_TRIES) throw new AppError("unavailable", "The table is busy: try again in a moment.");
        if (attempt > 1) await sleep(Math.random() * 25 * 2 ** attempt);
        const answer: BatchGetItemCommandOutput = await client.send(
          // As they are now: what was erased a moment ago must not come back.
          new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: wanted, ConsistentRead: true } } }),
        );
        for (const item of answer.Responses?.[tableName] ?? []) {
          found.set(item[TABLE.partitionKey]?.S ?? "", fromItem(Response, item));
        }
        wanted = answer.UnprocessedKeys?.[tableName]?.Keys;
      }
    }
    return keys.flatMap((key) => found.get(key[TABLE.partitionKey]?.S ?? "") ?? []);
  };

  const keysOfTouchpoint = async (list: ResponseList, touchpoint: string, after: string | undefined) => {
    // A day's bounds and the cursor are all sort keys; "~" sorts after every character of an id.
    const from = list.from ?? "0";
    const upTo = after ?? `${list.to ?? "9999"}~`;
    // BETWEEN must not be asked backwards.
    if (upTo < from) return [];
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: TABLE.listIndex.name,
        KeyConditionExpression: "#list = :list AND #at BETWEEN :from AND :to",
        ExpressionAttributeNames: { "#list": TABLE.listIndex.partitionKey, "#at": TABLE.listIndex.sortKey },
        ExpressionAttributeValues: {
          ":list": toValue(listKey(list.store, touchpoint)),
          ":from": toValue(from),
          ":to": toValue(upTo),
        },
        ScanIndexForward: false,
        // The cursor itself is within BETWEEN: one more than asked, and it is dropped below.
        Limit: list.limit + 2,
      }),
    );
    return Items.filter((item) => item[TABLE.listIndex.sortKey]?.S !== after);
  };

  /** Responses of some touchpoints, newest first, erased ones left out. A page may be short; the cursor says whether there is more. */
  const list = async (wanted: ResponseList): Promise<ResponsePage> => {
    const filter = wanted.filter ?? wanted.touchpoints;
    const scope = ["responses", wanted.store, ...filter, wanted.from ?? "", wanted.to ?? ""];
    const after = wanted.cursor === undefined ? undefined : decodeCursor(scope, wanted.cursor);
    const perTouchpoint = await Promise.all(
      wanted.touchpoints.map((touchpoint) => keysOfTouchpoint(wanted, touchpoint, after)),
    );
    const at = (item: Item) => item[TABLE.listIndex.sortKey]?.S ?? "";
    const merged = perTouchpoint.flat().sort((a, b) => (at(a) < at(b) ? 1 : -1));
    const page = merged.slice(0, wanted.limit);
    const responses = await getMany(page.map(keyOf));
    const last = page.at(-1);
    return {
      responses: responses.filter((response) => response.erasedAt === undefined),
      cursor: last !== undefined && merged.length > page.length ? encodeCursor(scope, at(last)) : undefined,
    };
  };

  return { add, get, revise, erase, getMany, list };
};

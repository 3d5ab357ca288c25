import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { type Consent, holds } from "../../domain/consent.ts";
import { AppError } from "../../domain/errors.ts";
import { takenBack } from "../../domain/follow-response.ts";
import type { Photo } from "../../domain/photo.ts";
import { type Answers, Response, type SurveyVersion } from "../../domain/response.ts";
import { Testimonial } from "../../domain/testimonial.ts";
import { RESPONSE_SORT_KEY, TABLE } from "../../table.ts";
import { scanAll } from "./all-pages.ts";
import { batchGet, keyOf } from "./batch-get.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { fromItem, type Item, type TableClient, toItem, toValue } from "./table-client.ts";
import { testimonialKey, testimonialWrites } from "./testimonial-writes.ts";
import { transact } from "./transact.ts";

/** Days that the shell of an erased response stays: longer than any stream or queue could bring back (docs/privacy.md). */
const TOMBSTONE_DAYS = 40;
/** Responses read at once in a search. */
const MAX_READ_AT_ONCE = 100;
/** Times that an erasure begins anew because the response or its testimonial changed under it. */
const MAX_ERASE_TRIES = 8;

// S#<store>#R#<id> | R
export const responseKey = ({ store, id }: { readonly store: string; readonly id: string }): Item =>
  toItem({ [TABLE.partitionKey]: `S#${store}#R#${id}`, [TABLE.sortKey]: RESPONSE_SORT_KEY });

// list index: S#<store>#TP#<touchpoint> | <answeredAt>#<id>, newest first by reading backwards
const listKey = (store: string, touchpoint: string) => `S#${store}#TP#${touchpoint}`;
const listSortKey = (answeredAt: string, id: string) => `${answeredAt}#${id}`;
/** The sort key of what the list index gave, and the response that it is of. */
const listAt = (item: Item): string => item[TABLE.listIndex.sortKey]?.S ?? "";
const idOf = (item: Item): string => listAt(item).slice(listAt(item).indexOf("#") + 1);

/** True when an item of the table is a response. */
export const isResponseItem = (item: Item): boolean =>
  item[TABLE.sortKey]?.S === RESPONSE_SORT_KEY && /^S#[^#]+#R#/.test(item[TABLE.partitionKey]?.S ?? "");

export const responseItem = (response: Response): Item =>
  toItem({
    ...response,
    [TABLE.partitionKey]: `S#${response.store}#R#${response.id}`,
    [TABLE.sortKey]: RESPONSE_SORT_KEY,
    [TABLE.listIndex.partitionKey]: listKey(response.store, response.touchpoint),
    [TABLE.listIndex.sortKey]: listSortKey(response.answeredAt, response.id),
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
  /** Only responses of which this is true; all if absent. */
  readonly accept?: ((response: Response) => boolean) | undefined;
  /** Responses that are looked at for one page before it ends short; `limit` if absent. */
  readonly lookAt?: number | undefined;
};
export type ResponsePage = {
  readonly responses: readonly Response[];
  /** Responses that were looked at for this page: what the cursor goes on after. */
  readonly lookedAt: number;
  readonly cursor?: string | undefined;
};

/**
 * What may change together with the answers of a response. `complete`: it was sent, so it is partial no more and was
 * answered now. `suspect`: the signals of this change; none clears those of before.
 */
export type Also = {
  readonly complete?: true;
  /** It was a machine's so far, and a person has only begun. */
  readonly begun?: true;
  readonly language?: string;
  readonly survey?: SurveyVersion;
  readonly askedToPublish?: boolean;
  /** Something was promised for it; what was promised once stays so. */
  readonly incentivized?: boolean;
  readonly consent?: Consent;
  /** Null takes it away. */
  readonly photo?: Photo | null;
  readonly suspect?: readonly string[];
};

const changedMeanwhile = (cause?: unknown): AppError =>
  new AppError("conflict", "The response was changed or erased meanwhile: read it again.", { cause });

/** The update that gives a response new answers, if it is still as it was seen. */
const revision = (tableName: string, response: Response, answers: Answers, now: Date, also: Also) => {
  const set: Record<string, unknown> = {
    answers,
    rev: response.rev + 1,
    revisedAt: now.toISOString(),
    pending: now.toISOString(),
    // Agreeing to be published, or a photo, raises `rev` too and says nothing else.
    ...(answers !== response.answers &&
      also.complete === undefined &&
      also.begun === undefined && { changes: (response.changes ?? 0) + 1 }),
    ...(also.begun === true && { partial: true }),
    ...(also.complete === true && {
      answeredAt: now.toISOString(),
      receivedAt: now.toISOString(),
      [TABLE.listIndex.sortKey]: listSortKey(now.toISOString(), response.id),
    }),
    ...(also.language !== undefined && { language: also.language }),
    ...(also.survey !== undefined && { survey: also.survey }),
    ...(also.askedToPublish === true && { askedToPublish: true }),
    ...(also.incentivized === true && { incentivized: true }),
    ...(also.consent !== undefined && { consent: also.consent }),
    ...(also.photo && { photo: also.photo }),
    ...(also.suspect !== undefined && also.suspect.length > 0 && { suspect: also.suspect }),
  };
  const remove = [
    ...(answers.comment === response.answers.comment
      ? []
      : ["reading", "readingAttempts", TABLE.workIndex.partitionKey, TABLE.workIndex.sortKey]),
    ...(also.askedToPublish === false ? ["askedToPublish"] : []),
    ...(also.photo === null ? ["photo"] : []),
    ...(also.complete === true ? ["partial"] : []),
    ...(also.suspect?.length === 0 ? ["suspect"] : []),
  ];
  return {
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
  };
};

/** What a response loses when it is erased. */
const PERSONAL = [
  "reading",
  "readingAttempts",
  "fingerprint",
  "language",
  "segment",
  "customer",
  "order",
  "consent",
  "reply",
  "photo",
  TABLE.workIndex.partitionKey,
  TABLE.workIndex.sortKey,
] as const;

/**
 * The update that erases a response: one that was seen, if it is still so; otherwise whichever is there, unless it has
 * agreed to be published and so may have a testimonial.
 */
const erasure = (tableName: string, response: { store: string; id: string; rev?: number }, now: Date) => ({
  TableName: tableName,
  Key: responseKey(response),
  UpdateExpression:
    "SET #answers = :none, #rev = #rev + :one, #erasedAt = :now, #pending = :now, #expiresAt = :expiresAt " +
    `REMOVE ${PERSONAL.map((name) => `#${name}`).join(", ")}`,
  ConditionExpression:
    response.rev === undefined
      ? "attribute_exists(#rev) AND attribute_not_exists(#erasedAt) AND attribute_not_exists(#consent)"
      : "#rev = :rev AND attribute_not_exists(#erasedAt)",
  ExpressionAttributeNames: {
    "#answers": "answers",
    "#rev": "rev",
    "#erasedAt": "erasedAt",
    "#pending": "pending",
    "#expiresAt": TABLE.timeToLive,
    ...Object.fromEntries(PERSONAL.map((name) => [`#${name}`, name])),
  },
  ExpressionAttributeValues: {
    ":none": toValue({}),
    ":one": toValue(1),
    ":now": toValue(now.toISOString()),
    ":expiresAt": toValue(Math.floor(now.getTime() / 1000) + TOMBSTONE_DAYS * 86_400),
    ...(response.rev !== undefined && { ":rev": toValue(response.rev) }),
  },
});

export type Responses = ReturnType<typeof dynamoResponses>;

export const dynamoResponses = ({ client, tableName }: TableClient) => {
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
    try {
      await client.send(new UpdateItemCommand(revision(tableName, response, answers, now, also)));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      throw changedMeanwhile(error);
    }
  };

  /**
   * Keep more answers of a response that is not sent yet. What it counts as stays the same, so it is no revision and
   * nothing is left to count. False, and nothing written, once it was sent, erased or changed.
   */
  const keepPartial = async (response: Response, answers: Answers, survey: SurveyVersion): Promise<boolean> => {
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: responseKey(response),
          UpdateExpression: "SET #answers = :answers, #survey = :survey",
          ConditionExpression: "#rev = :seen AND attribute_exists(#partial) AND attribute_not_exists(#erasedAt)",
          ExpressionAttributeNames: {
            "#answers": "answers",
            "#survey": "survey",
            "#rev": "rev",
            "#partial": "partial",
            "#erasedAt": "erasedAt",
          },
          ExpressionAttributeValues: {
            ":answers": toValue(answers),
            ":survey": toValue(survey),
            ":seen": toValue(response.rev),
          },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  const testimonialOf = async ({ store, id }: Pick<Response, "store" | "id">): Promise<Testimonial | undefined> => {
    const Key = testimonialKey({ store, id });
    const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }));
    return Item === undefined ? undefined : fromItem(Testimonial, Item);
  };

  /**
   * Take the agreement to be published back: the response, its testimonial and every entry of a feed change at once, so
   * that no feed shows it from then on. Twice is harmless.
   * @throws AppError `conflict` when either was changed meanwhile: try again with the newest response.
   */
  const withdraw = async (response: Response, now: Date): Promise<void> => {
    if (!holds(response.consent)) return;
    const consent = { ...response.consent, withdrawnAt: now.toISOString() };
    const before = await testimonialOf(response);
    const after = before && takenBack(before, { rev: response.rev + 1, consent }, now);
    const { outcome } = await transact(client, [
      { Update: revision(tableName, response, response.answers, now, { consent, photo: null }) },
      ...testimonialWrites(tableName, response, { before, after, now }),
    ]);
    if (outcome === "refused") throw changedMeanwhile();
  };

  /** Erase a response together with its testimonial and every entry of a feed. */
  const eraseWithTestimonial = async (seen: Response, now: Date): Promise<boolean> => {
    for (let response = seen, tries = 1; ; tries++) {
      const before = await testimonialOf(response);
      const { outcome } = await transact(client, [
        { Update: erasure(tableName, response, now) },
        ...testimonialWrites(tableName, response, { before, after: undefined, now }),
      ]);
      if (outcome === "done") return true;
      const current = await get(response.store, response.id);
      if (current === undefined || current.erasedAt !== undefined) return false;
      if (tries === MAX_ERASE_TRIES)
        throw new AppError("unavailable", "It changes all the time: try again in a moment.");
      response = current;
    }
  };

  /**
   * Erase what a customer said, in public too: a tombstone stays until nothing can bring the response back. False when
   * there was nothing to erase.
   */
  const erase = async (store: string, id: string, now: Date): Promise<boolean> => {
    try {
      await client.send(
        new UpdateItemCommand({
          ...erasure(tableName, { store, id }, now),
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        }),
      );
      return true;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      if (error.Item === undefined) return false;
      const response = fromItem(Response, error.Item);
      return response.erasedAt === undefined && eraseWithTestimonial(response, now);
    }
  };

  /** Make a response nobody's: what was said stays and counts as it did. False when it was, or is not there. */
  const unlink = async (store: string, id: string): Promise<boolean> => {
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: responseKey({ store, id }),
          UpdateExpression: "REMOVE #customer, #order",
          ConditionExpression: "attribute_exists(#customer)",
          ExpressionAttributeNames: { "#customer": "customer", "#order": "order" },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  /** Ids of all responses of a customer. Reads the whole table: only for one with more of them than their profile lists. */
  async function* idsOf(store: string, customer: string): AsyncGenerator<string[]> {
    const theirs = {
      FilterExpression: "begins_with(#pk, :responses) AND #customer = :customer",
      ProjectionExpression: "#id",
      ExpressionAttributeNames: { "#pk": TABLE.partitionKey, "#customer": "customer", "#id": "id" },
      ExpressionAttributeValues: { ":responses": toValue(`S#${store}#R#`), ":customer": toValue(customer) },
    };
    for await (const items of scanAll({ client, tableName }, theirs)) yield items.map(({ id }) => id?.S ?? "");
  }

  /** Responses by key, in the order asked; those that are gone are left out. */
  const getMany = async (keys: readonly Item[]): Promise<Response[]> =>
    (await batchGet({ client, tableName }, keys)).map((item) => fromItem(Response, item));

  const keysOfTouchpoint = async (list: ResponseList, touchpoint: string, after: string | undefined, most: number) => {
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
        // What we go on after is itself within BETWEEN: one more than asked, and it is dropped below.
        Limit: most + 1,
      }),
    );
    return Items.filter((item) => listAt(item) !== after).slice(0, most);
  };

  /** Keys of some touchpoints as one list, newest first. A touchpoint is asked again only when its keys are used up. */
  async function* newestKeys(list: ResponseList, after: string | undefined, most: number): AsyncGenerator<Item> {
    const left = await Promise.all(
      list.touchpoints.map(async (touchpoint) => ({
        touchpoint,
        keys: await keysOfTouchpoint(list, touchpoint, after, most),
        next: 0,
      })),
    );
    for (let newest: (typeof left)[number] | undefined; ; newest = undefined) {
      for (const each of left) {
        const last = each.keys.at(-1);
        if (last !== undefined && each.next === each.keys.length && each.keys.length === most) {
          each.keys = await keysOfTouchpoint(list, each.touchpoint, listAt(last), most);
          each.next = 0;
        }
        const at = each.keys[each.next];
        const best = newest?.keys[newest.next];
        if (at !== undefined && (best === undefined || listAt(at) > listAt(best))) newest = each;
      }
      const key = newest?.keys[newest.next++];
      if (key === undefined) return;
      yield key;
    }
  }

  /**
   * Responses of some touchpoints, newest first, erased ones left out. A page may be short: it also ends when as many
   * were looked at as it may. The cursor says whether there is more.
   * @throws AppError `invalid_input` for a cursor of another list.
   */
  const list = async (wanted: ResponseList): Promise<ResponsePage> => {
    const { limit, lookAt = limit, accept = () => true } = wanted;
    const filter = wanted.filter ?? wanted.touchpoints;
    const scope = ["responses", wanted.store, ...filter, wanted.from ?? "", wanted.to ?? ""];
    const after = wanted.cursor === undefined ? undefined : decodeCursor(scope, wanted.cursor);
    const share = Math.ceil(lookAt / Math.max(1, wanted.touchpoints.length));
    const keys = newestKeys(wanted, after, Math.max(limit, Math.min(MAX_READ_AT_ONCE, share)) + 1);
    const found: Response[] = [];
    let lookedAt = 0;
    let last = "";
    let ahead = await keys.next();
    while (ahead.done !== true && lookedAt < lookAt) {
      const batch: Item[] = [];
      const most = Math.min(MAX_READ_AT_ONCE, lookAt - lookedAt);
      for (; ahead.done !== true && batch.length < most; ahead = await keys.next()) batch.push(ahead.value);
      const read = new Map((await getMany(batch.map(keyOf))).map((response) => [response.id, response]));
      for (const [index, key] of batch.entries()) {
        lookedAt += 1;
        last = listAt(key);
        const response = read.get(idOf(key));
        if (response === undefined || response.erasedAt !== undefined || !accept(response)) continue;
        found.push(response);
        if (found.length < limit) continue;
        const isLast = index === batch.length - 1 && ahead.done === true;
        return { responses: found, lookedAt, cursor: isLast ? undefined : encodeCursor(scope, last) };
      }
    }
    return { responses: found, lookedAt, cursor: ahead.done === true ? undefined : encodeCursor(scope, last) };
  };

  /** Whether a touchpoint has any response; erased ones count until they are gone. */
  const isAnswered = async (store: string, touchpoint: string): Promise<boolean> =>
    (await keysOfTouchpoint({ store, touchpoints: [touchpoint], limit: 1 }, touchpoint, undefined, 1)).length > 0;

  return { add, get, revise, withdraw, keepPartial, erase, unlink, idsOf, getMany, list, isAnswered };
};

import { GetItemCommand, QueryCommand, type TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { AppError } from "../../domain/errors.ts";
import { type Moderation, type Moderator, moderate } from "../../domain/moderation.ts";
import type { Response } from "../../domain/response.ts";
import { Testimonial, type TestimonialState } from "../../domain/testimonial.ts";
import { TABLE } from "../../table.ts";
import { batchGet, keyOf } from "./batch-get.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { responseKey } from "./responses.ts";
import { fromItem, type Item, type TableClient, toValue } from "./table-client.ts";
import { testimonialKey, testimonialList, testimonialWrites } from "./testimonial-writes.ts";
import { transact, type Waiting } from "./transact.ts";

/** Testimonials that one page looks at before it comes back short: filters are not in the index. */
const MAX_LOOKED_AT = 500;

/** A change of a testimonial: as it was seen, as it shall be, and the response that must be as it was seen. Undefined is none. */
export type TestimonialChange = {
  readonly before: Testimonial | undefined;
  readonly after: Testimonial | undefined;
  readonly now: Date;
  readonly response?: Pick<Response, "store" | "id" | "rev" | "counted"> | undefined;
};

/**
 * What became of a change. `stale`: the testimonial is not as it was seen. `overtaken`: its response is not. Nothing was
 * written then.
 */
export type Saved = "saved" | "stale" | "overtaken";

export type TestimonialFilter = {
  readonly state: TestimonialState;
  readonly stage?: string | undefined;
  readonly touchpoint?: string | undefined;
  readonly language?: string | undefined;
  /** Stars; 0 for those without. */
  readonly rating?: number | undefined;
  readonly tag?: string | undefined;
  readonly featured?: boolean | undefined;
  /** First and last instant of the answer, included; ISO 8601 in UTC. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly order: "newest" | "oldest";
};

export type TestimonialList = {
  readonly store: string;
  readonly filter: TestimonialFilter;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

export type TestimonialPage = {
  readonly testimonials: readonly Testimonial[];
  readonly cursor?: string | undefined;
};

const matches = (testimonial: Testimonial, filter: TestimonialFilter): boolean =>
  testimonial.state === filter.state &&
  (filter.stage === undefined || testimonial.stage === filter.stage) &&
  (filter.touchpoint === undefined || testimonial.touchpoint === filter.touchpoint) &&
  (filter.language === undefined || testimonial.language === filter.language) &&
  (filter.rating === undefined || (testimonial.rating ?? 0) === filter.rating) &&
  (filter.tag === undefined || testimonial.tags.includes(filter.tag)) &&
  (filter.featured === undefined || testimonial.featured === filter.featured);

const listAt = (item: Item): string => item[TABLE.listIndex.sortKey]?.S ?? "";

const changedMeanwhile = () =>
  new AppError("conflict", "The testimonial was changed meanwhile: read it again.", {
    issues: [{ path: "body.rev", message: "is not the revision that is there" }],
  });

export type Testimonials = ReturnType<typeof dynamoTestimonials>;

export const dynamoTestimonials = ({ client, tableName }: TableClient, waiting: Waiting = {}) => {
  const get = async (store: string, id: string): Promise<Testimonial | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: testimonialKey({ store, id }), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : fromItem(Testimonial, Item);
  };

  /** The response at its revision and, where that is known, not counted anew since. */
  const stillThere = ({ store, id, rev, counted }: NonNullable<TestimonialChange["response"]>): TransactWriteItem => ({
    ConditionCheck: {
      TableName: tableName,
      Key: responseKey({ store, id }),
      ConditionExpression: `#rev = :rev AND attribute_not_exists(#erasedAt)${counted === undefined ? "" : " AND #counted.#version = :version"}`,
      ExpressionAttributeNames: {
        "#rev": "rev",
        "#erasedAt": "erasedAt",
        ...(counted !== undefined && { "#counted": "counted", "#version": "version" }),
      },
      ExpressionAttributeValues: {
        ":rev": toValue(rev),
        ...(counted !== undefined && { ":version": toValue(counted.version) }),
      },
    },
  });

  /**
   * Write a change with its entries and the stamp, all at once. What is published afterwards is always held against its
   * response: a withdrawal that came first wins.
   */
  const save = async ({ before, after, now, response }: TestimonialChange): Promise<Saved> => {
    const named = after ?? before ?? response;
    if (named === undefined) return "saved";
    const must =
      response ??
      (after?.state === "published" ? { ...after, rev: after.response.rev, counted: undefined } : undefined);
    const writes = testimonialWrites(tableName, named, { before, after, now });
    const result = await transact(client, [...writes, ...(must === undefined ? [] : [stillThere(must)])], waiting);
    if (result.outcome === "done") return "saved";
    return result.refused.includes(writes.length) ? "overtaken" : "stale";
  };

  /**
   * What a moderator asks for, done to a testimonial as it was seen.
   * @throws AppError `not_found`; `conflict` when a moderator or its author changed it meanwhile; `invalid_input` for
   * stretches that the text does not have.
   */
  const moderated = async (
    { store, id, rev }: { readonly store: string; readonly id: string; readonly rev: number },
    wanted: Moderation,
    moderator: Moderator,
  ): Promise<Testimonial> => {
    const before = await get(store, id);
    if (before === undefined) throw new AppError("not_found", "There is no such testimonial.");
    if (before.rev !== rev) throw changedMeanwhile();
    const after = moderate(before, wanted, moderator);
    if (after === before) return before;
    const saved = await save({ before, after, now: moderator.now });
    if (saved === "stale") throw changedMeanwhile();
    if (saved === "overtaken") {
      throw new AppError("conflict", "Its author has changed or withdrawn it: read it again in a moment.");
    }
    return after;
  };

  /** A page of the index: keys of one state, by the time of the answer. */
  const keysAfter = async (store: string, filter: TestimonialFilter, after: string | undefined, limit: number) => {
    const newestFirst = filter.order === "newest";
    const from = filter.from ?? "0";
    // "~" sorts after every character of an id.
    const to = `${filter.to ?? "9999"}~`;
    // The cursor itself is within BETWEEN: one more than asked, and it is dropped below.
    const [low, high] = after === undefined ? [from, to] : newestFirst ? [from, after] : [after, to];
    if (high < low) return [];
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: TABLE.listIndex.name,
        KeyConditionExpression: "#list = :list AND #at BETWEEN :low AND :high",
        ExpressionAttributeNames: { "#list": TABLE.listIndex.partitionKey, "#at": TABLE.listIndex.sortKey },
        ExpressionAttributeValues: {
          ":list": toValue(testimonialList(store, filter.state)),
          ":low": toValue(low),
          ":high": toValue(high),
        },
        ScanIndexForward: !newestFirst,
        Limit: limit + 1,
      }),
    );
    return Items.filter((item) => listAt(item) !== after).slice(0, limit);
  };

  /**
   * Testimonials of one state by the time of their answer. A page is short when few match: the cursor says whether there
   * is more to look at.
   * @throws AppError `invalid_input` for a cursor of another list.
   */
  const list = async ({ store, filter, limit, cursor }: TestimonialList): Promise<TestimonialPage> => {
    const scope = ["testimonials", store, JSON.stringify(Object.entries(filter).sort())];
    let after = cursor === undefined ? undefined : decodeCursor(scope, cursor);
    const found: Testimonial[] = [];
    for (let lookedAt = 0; lookedAt < MAX_LOOKED_AT; ) {
      const wanted = Math.min(100, Math.max(limit, 25));
      const keys = await keysAfter(store, filter, after, wanted);
      lookedAt += keys.length;
      const items = new Map(
        (await batchGet({ client, tableName }, keys.map(keyOf))).map((item) => [
          listAt(item),
          fromItem(Testimonial, item),
        ]),
      );
      for (const key of keys) {
        const testimonial = items.get(listAt(key));
        after = listAt(key);
        if (testimonial === undefined || !matches(testimonial, filter)) continue;
        found.push(testimonial);
        if (found.length === limit) return { testimonials: found, cursor: encodeCursor(scope, after) };
      }
      if (keys.length < wanted) return { testimonials: found };
    }
    return { testimonials: found, cursor: after === undefined ? undefined : encodeCursor(scope, after) };
  };

  return { get, save, moderate: moderated, list };
};

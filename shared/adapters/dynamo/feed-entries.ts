import { GetItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import {
  type FeedReader,
  type FeedStamp,
  type FeedWish,
  type PublishedPage,
  PublishedTestimonial,
} from "../../domain/feed.ts";
import { type Facet, facetsFor } from "../../domain/publication.ts";
import { TABLE } from "../../table.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { fromItem, type Item, type TableClient, toValue } from "./table-client.ts";
import { feedPartition, STAMP } from "./testimonial-writes.ts";

/** A place of the best-first order: the rating that is being read, and the last entry shown of it. */
const PLACE = /^([0-5])#(.+)$/;

const at = (item: Item): string => item[TABLE.sortKey]?.S ?? "";

const Stamp = z.object({
  [STAMP.changes]: z.number().int(),
  [STAMP.changedAt]: z.iso.datetime(),
});
const TALLIED = /^[a-z]+_[0-5]$/;

/** Reads the entries of the feeds. A page is at most one query for each rating, however much is published. */
export const dynamoFeedEntries = ({ client, tableName }: TableClient): FeedReader => {
  /** The newest entries of one place, after a sort key if one is given. */
  const read = async (store: string, facet: Facet, limit: number, after: string | undefined): Promise<Item[]> => {
    const items: Item[] = [];
    let start: Item | undefined;
    do {
      const page: { Items?: Item[] | undefined; LastEvaluatedKey?: Item | undefined } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: `#pk = :pk${after === undefined ? "" : " AND #sk < :after"}`,
          ExpressionAttributeNames: { "#pk": TABLE.partitionKey, ...(after !== undefined && { "#sk": TABLE.sortKey }) },
          ExpressionAttributeValues: {
            ":pk": toValue(feedPartition(store, facet)),
            ...(after !== undefined && { ":after": toValue(after) }),
          },
          ScanIndexForward: false,
          // What was withdrawn must be gone from the next answer.
          ConsistentRead: true,
          Limit: limit - items.length,
          ...(start !== undefined && { ExclusiveStartKey: start }),
        }),
      );
      items.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start !== undefined && items.length < limit);
    return items;
  };

  const newest = async ({ store, filter, limit }: FeedWish, after: string | undefined) => {
    const places = await Promise.all(facetsFor(filter).map((facet) => read(store, facet, limit + 1, after)));
    const merged = places.flat().sort((a, b) => (at(a) < at(b) ? 1 : -1));
    const items = merged.slice(0, limit);
    const last = items.at(-1);
    return { items, next: last !== undefined && merged.length > limit ? at(last) : undefined };
  };

  const best = async ({ store, filter, limit }: FeedWish, after: string | undefined) => {
    const [, reached = "5", shown] = PLACE.exec(after ?? "") ?? [];
    const found: { rating: number; item: Item }[] = [];
    for (const facet of facetsFor(filter)) {
      if (facet.rating > Number(reached)) continue;
      const from = facet.rating === Number(reached) ? shown : undefined;
      const items = await read(store, facet, limit + 1 - found.length, from);
      found.push(...items.map((item) => ({ rating: facet.rating, item })));
      if (found.length > limit) break;
    }
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(({ item }) => item),
      next: last !== undefined && found.length > limit ? `${last.rating}#${at(last.item)}` : undefined,
    };
  };

  const page = async (wish: FeedWish): Promise<PublishedPage> => {
    const scope = ["feed", wish.store, JSON.stringify(Object.entries(wish.filter).sort())];
    const after = wish.cursor === undefined ? undefined : decodeCursor(scope, wish.cursor);
    const { items, next } = await (wish.filter.order === "best" ? best(wish, after) : newest(wish, after));
    return {
      entries: items.map((item) => fromItem(PublishedTestimonial, item)),
      cursor: next === undefined ? undefined : encodeCursor(scope, next),
    };
  };

  const stamp = async (store: string): Promise<FeedStamp> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: STAMP.key(store), ConsistentRead: true }),
    );
    if (Item === undefined) return { changes: 0, tally: {} };
    const numbers = Object.entries(unmarshall(Item)).filter(([name, value]) => TALLIED.test(name) && value !== 0);
    return { ...fromItem(Stamp, Item), tally: z.record(z.string(), z.number()).parse(Object.fromEntries(numbers)) };
  };

  return { page, stamp };
};

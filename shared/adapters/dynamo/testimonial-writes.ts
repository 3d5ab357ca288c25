import { isDeepStrictEqual } from "node:util";
import type { AttributeValue, TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { VERIFIED_PUBLISHED } from "../../domain/feed.ts";
import { type Facet, facetsOf, publicationOf } from "../../domain/publication.ts";
import type { Testimonial, TestimonialState } from "../../domain/testimonial.ts";
import { TABLE, TESTIMONIAL_SORT_KEY } from "../../table.ts";
import { type Item, toItem, toValue } from "./table-client.ts";

// S#<store>#T#<id> | T; list index: S#<store>#TS#<state> | <answeredAt>#<id>
type Named = { readonly store: string; readonly id: string };
export const testimonialKey = ({ store, id }: Named): Item =>
  toItem({ [TABLE.partitionKey]: `S#${store}#T#${id}`, [TABLE.sortKey]: TESTIMONIAL_SORT_KEY });

export const testimonialList = (store: string, state: TestimonialState): string => `S#${store}#TS#${state}`;

const testimonialItem = (testimonial: Testimonial): Item => ({
  ...toItem({
    ...testimonial,
    [TABLE.listIndex.partitionKey]: testimonialList(testimonial.store, testimonial.state),
    [TABLE.listIndex.sortKey]: `${testimonial.answeredAt}#${testimonial.id}`,
  }),
  ...testimonialKey(testimonial),
});

// S#<store>#F#<scope>#<place>#<language|*>#<f|*>#<rating> | <publishedAt>#<id>
export const feedPartition = (store: string, { scope, place, language, featured, rating }: Facet): string =>
  `S#${store}#F#${scope}#${place}#${language}#${featured ? "f" : "*"}#${rating}`;

// S#<store>#F | STAMP
export const STAMP = {
  key: (store: string): Item => toItem({ [TABLE.partitionKey]: `S#${store}#F`, [TABLE.sortKey]: "STAMP" }),
  changes: "changes",
  changedAt: "changedAt",
} as const;

/** The entries of a testimonial as items, by their keys; none unless it is published. */
export const entriesOf = (testimonial: Testimonial | undefined): Map<string, Item> => {
  const publication = testimonial && publicationOf(testimonial);
  if (testimonial === undefined || publication === undefined) return new Map();
  const sortKey = `${publication.publishedAt}#${publication.id}`;
  const published = toItem(publication);
  return new Map(
    facetsOf(testimonial).map((facet) => {
      const partition = feedPartition(testimonial.store, facet);
      const key = toItem({ [TABLE.partitionKey]: partition, [TABLE.sortKey]: sortKey });
      return [`${partition} ${sortKey}`, { ...published, ...key }];
    }),
  );
};

const tallyName = ({ state, rating = 0 }: Testimonial): string => `${state}_${rating}`;

/** What to add to the store's tally. */
const tallyBetween = (before: Testimonial | undefined, after: Testimonial | undefined): Map<string, number> => {
  const add = new Map<string, number>();
  const count = (testimonial: Testimonial | undefined, by: 1 | -1) => {
    if (testimonial === undefined) return;
    const { state, provenance } = testimonial;
    const verified = state === "published" && provenance === "verified_purchase" ? [VERIFIED_PUBLISHED] : [];
    for (const name of [tallyName(testimonial), ...verified]) add.set(name, (add.get(name) ?? 0) + by);
  };
  count(before, -1);
  count(after, 1);
  return new Map([...add].filter(([, change]) => change !== 0));
};

const stampUpdate = (
  tableName: string,
  store: string,
  tally: ReadonlyMap<string, number>,
  now: Date,
): TransactWriteItem => {
  const added = [[STAMP.changes, 1] as const, ...tally];
  const names: Record<string, string> = { "#at": STAMP.changedAt };
  const values: Record<string, AttributeValue> = { ":at": toValue(now.toISOString()) };
  for (const [index, [name, change]] of added.entries()) {
    names[`#n${index}`] = name;
    values[`:n${index}`] = toValue(change);
  }
  return {
    Update: {
      TableName: tableName,
      Key: STAMP.key(store),
      UpdateExpression: `SET #at = :at ADD ${added.map((_, index) => `#n${index} :n${index}`).join(", ")}`,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    },
  };
};

/** Put, deleted or, when there is none on either side, checked to be absent; if it is still as it was seen. */
const testimonialWrite = (
  tableName: string,
  named: Named,
  before: Testimonial | undefined,
  after: Testimonial | undefined,
): TransactWriteItem => {
  const condition =
    before === undefined
      ? { ConditionExpression: "attribute_not_exists(#pk)", ExpressionAttributeNames: { "#pk": TABLE.partitionKey } }
      : {
          ConditionExpression: "#rev = :rev",
          ExpressionAttributeNames: { "#rev": "rev" },
          ExpressionAttributeValues: { ":rev": toValue(before.rev) },
        };
  if (after !== undefined) return { Put: { TableName: tableName, Item: testimonialItem(after), ...condition } };
  const Key = testimonialKey(named);
  return before === undefined
    ? { ConditionCheck: { TableName: tableName, Key, ...condition } }
    : { Delete: { TableName: tableName, Key, ...condition } };
};

/**
 * All that changes when a testimonial does, for one transaction: itself first, if it is still as it was seen, then the
 * entries of the feeds and the store's stamp. Undefined is none. At most 98 items (`facetsOf`).
 */
export const testimonialWrites = (
  tableName: string,
  named: Named,
  { before, after, now }: { before: Testimonial | undefined; after: Testimonial | undefined; now: Date },
): TransactWriteItem[] => {
  const old = entriesOf(before);
  const fresh = entriesOf(after);
  const tally = tallyBetween(before, after);
  const entries: TransactWriteItem[] = [
    ...[...old].flatMap(([name, item]) =>
      fresh.has(name)
        ? []
        : [
            {
              Delete: {
                TableName: tableName,
                Key: { [TABLE.partitionKey]: item[TABLE.partitionKey]!, [TABLE.sortKey]: item[TABLE.sortKey]! },
              },
            },
          ],
    ),
    ...[...fresh].flatMap(([name, Item]) =>
      isDeepStrictEqual(old.get(name), Item) ? [] : [{ Put: { TableName: tableName, Item } }],
    ),
  ];
  const isSeen = entries.length > 0 || tally.size > 0;
  return [
    testimonialWrite(tableName, named, before, after),
    ...entries,
    ...(isSeen ? [stampUpdate(tableName, named.store, tally, now)] : []),
  ];
};

import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { ruleOfSlice, ruleSlice } from "../../domain/ask-contribution.ts";
import { ALL, type Cell } from "../../domain/cell.ts";
import type { Counters } from "../../domain/counters.ts";
import { TABLE } from "../../table.ts";
import { type Item, toItem, toValue } from "./table-client.ts";

// S#<store>#A<generation>#<month>#<suffix> | A#<day> for the whole, D#<day>#<slice> for a slice, N#<day>#<rule> for a rule
/** What the sort key of a whole day begins with. */
export const WHOLE = "A#";
/** The same of a day's slice, */
export const SLICE = "D#";
/** and of a rule: apart from the slices, so that the map does not read them. */
export const RULE = "N#";
/** Counts the writes of a whole-day cell: any count of the day raises it. No counter of ours has this name. */
export const STAMP = "stamp";

/** The partition of a month on one suffix. */
export const partition = (store: string, generation: number, month: string, suffix: number) =>
  `S#${store}#A${generation}#${month}#${suffix}`;
const sortKey = (day: string, slice: string): string => {
  const rule = ruleOfSlice(slice);
  if (rule !== undefined) return `${RULE}${day}#${rule}`;
  return slice === ALL ? `${WHOLE}${day}` : `${SLICE}${day}#${slice}`;
};
const monthOf = (day: string) => day.slice(0, 7);

/** Where a cell stands. */
export type CellAddress = { readonly store: string; readonly suffix: number } & Omit<Cell, "counters">;

/** The key of a cell. */
export const cellKey = ({ store, generation, day, slice, suffix }: CellAddress): Item =>
  toItem({
    [TABLE.partitionKey]: partition(store, generation, monthOf(day), suffix),
    [TABLE.sortKey]: sortKey(day, slice),
  });

/** Where a cell's item stands; undefined for any other item. */
export const cellAddress = (item: Item): CellAddress | undefined => {
  const [, store, generation, suffix] =
    /^S#([^#]+)#A(\d+)#\d{4}-\d{2}#(\d+)$/.exec(item[TABLE.partitionKey]?.S ?? "") ?? [];
  const [, kind, day, slice] = /^([ADN]#)(\d{4}-\d{2}-\d{2})(?:#(.*))?$/.exec(item[TABLE.sortKey]?.S ?? "") ?? [];
  if (store === undefined || day === undefined) return undefined;
  return {
    store,
    generation: Number(generation),
    suffix: Number(suffix),
    day,
    slice: kind === WHOLE ? ALL : kind === RULE ? ruleSlice(slice ?? "") : (slice ?? ""),
  };
};

/** Counters of a cell's item: every number on it but its stamp. */
export const cellCounters = (item: Item): Counters => {
  const counters: Record<string, number> = {};
  for (const name in item) {
    const value = item[name]!.N;
    if (value !== undefined && name !== STAMP && value !== "0") counters[name] = Number(value);
  }
  return counters;
};

/** How often a day was counted in, on the suffix of a whole-day cell; undefined on any other cell. */
export const cellStamp = (item: Item): number | undefined => {
  const stamp = item[STAMP]?.N;
  return stamp === undefined ? undefined : Number(stamp);
};

/**
 * The update that adds counters to a cell, for a transaction. The counter names are ours (shared/domain/counters.ts),
 * so the expression never holds anything that came from outside.
 */
export const addToCell = (tableName: string, address: CellAddress, counters: Counters) => {
  const names = Object.keys(counters);
  if (address.slice === ALL) names.push(STAMP);
  const values: Record<string, AttributeValue> = {};
  const attributes: Record<string, string> = {};
  names.forEach((name, index) => {
    attributes[`#c${index}`] = name;
    values[`:c${index}`] = toValue(name === STAMP ? 1 : counters[name]);
  });
  return {
    TableName: tableName,
    Key: cellKey(address),
    UpdateExpression: `ADD ${names.map((_, index) => `#c${index} :c${index}`).join(", ")}`,
    ExpressionAttributeNames: attributes,
    ExpressionAttributeValues: values,
  };
};

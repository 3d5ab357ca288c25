import { unmarshall } from "@aws-sdk/util-dynamodb";
import type * as z from "zod";
import { Ask } from "../../domain/ask.ts";
import type { Counters } from "../../domain/counters.ts";
import { Response } from "../../domain/response.ts";
import { TABLE } from "../../table.ts";
import { scanAll } from "./all-pages.ts";
import { isAskItem } from "./asks.ts";
import { type CellAddress, cellAddress, cellCounters, cellStamp } from "./cell-item.ts";
import { isResponseItem } from "./responses.ts";
import { type Item, type TableClient, toValue } from "./table-client.ts";

/** A cell as it stands on one partition suffix. */
export type StoredCell = {
  readonly address: CellAddress;
  readonly counters: Counters;
  readonly stamp: number | undefined;
};

/** What a scan comes upon: a response, an ask, a cell, or an item in the place of one that cannot be read. */
export type Scanned =
  | { readonly kind: "response"; readonly response: Response }
  | { readonly kind: "ask"; readonly ask: Ask }
  | { readonly kind: "cell"; readonly cell: StoredCell }
  | { readonly kind: "unreadable"; readonly key: string; readonly reason: string };

const unreadable = (item: Item, error: z.ZodError): Scanned => {
  const issue = error.issues[0];
  return {
    kind: "unreadable",
    key: item[TABLE.partitionKey]?.S ?? "",
    reason: `${issue?.path.join(".")}: ${issue?.message}`,
  };
};

const readItem = (item: Item): Scanned | undefined => {
  if (isResponseItem(item)) {
    const parsed = Response.safeParse(unmarshall(item));
    return parsed.success ? { kind: "response", response: parsed.data } : unreadable(item, parsed.error);
  }
  if (isAskItem(item)) {
    const parsed = Ask.safeParse(unmarshall(item));
    return parsed.success ? { kind: "ask", ask: parsed.data } : unreadable(item, parsed.error);
  }
  const address = cellAddress(item);
  if (address === undefined) return undefined;
  return { kind: "cell", cell: { address, counters: cellCounters(item), stamp: cellStamp(item) } };
};

/**
 * All responses, asks and cells of the table, or of one store, a page at a time. Reads are consistent, since an audit that
 * proves the counts must not see an item as it was.
 */
export async function* scanTable(
  table: TableClient,
  { store }: { readonly store?: string | undefined } = {},
): AsyncGenerator<Scanned[]> {
  const ofStore = store !== undefined && {
    FilterExpression: "begins_with(#pk, :responses) OR begins_with(#pk, :orders) OR begins_with(#pk, :cells)",
    ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
    ExpressionAttributeValues: {
      ":responses": toValue(`S#${store}#R#`),
      ":orders": toValue(`S#${store}#OR#`),
      ":cells": toValue(`S#${store}#A`),
    },
  };
  for await (const items of scanAll(table, { ...ofStore })) {
    yield items.map(readItem).filter((scanned) => scanned !== undefined);
  }
}

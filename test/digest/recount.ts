import { isDeepStrictEqual } from "node:util";
import { QueryCommand } from "@aws-sdk/client-dynamodb";
import { type Item, type TableClient, toValue } from "../../shared/adapters/dynamo/table-client.ts";
import type { Contribution } from "../../shared/domain/counted.ts";
import { addCounters, type Counters } from "../../shared/domain/counters.ts";
import { TABLE } from "../../shared/table.ts";

/** Counters by `day slice`, without cells that have come to nothing; the slice of everything is `*` and counts only `n`. */
export type Totals = ReadonlyMap<string, Counters>;

const withoutEmpty = (totals: ReadonlyMap<string, readonly Counters[]>): Totals =>
  new Map(
    [...totals]
      .map(([key, parts]) => [key, addCounters(...parts)] as const)
      .filter(([, counters]) => Object.keys(counters).length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const put = (totals: Map<string, Counters[]>, key: string, counters: Counters) => {
  totals.set(key, [...(totals.get(key) ?? []), counters]);
};

/** Cells as they should be. */
export const recount = (contributions: readonly (Contribution | null | undefined)[]): Totals => {
  const totals = new Map<string, Counters[]>();
  for (const contribution of contributions) {
    if (contribution === null || contribution === undefined) continue;
    put(totals, `${contribution.day} ${contribution.slice}`, contribution.add);
    put(totals, `${contribution.day} *`, { n: contribution.add.n ?? 0 });
  }
  return withoutEmpty(totals);
};

const MONTHS = ["2026-01", "2026-02"];

/** Cells as they stand in the table, all suffixes added up; read here by their keys, not by the adapter under test. */
export const cellsInTable = async (
  { client, tableName }: TableClient,
  store: { readonly id: string; readonly spread: number },
  generation: number,
): Promise<Totals> => {
  const totals = new Map<string, Counters[]>();
  for (const month of MONTHS) {
    for (let suffix = 0; suffix < store.spread; suffix++) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: "#pk = :pk",
          ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
          ExpressionAttributeValues: { ":pk": toValue(`S#${store.id}#A${generation}#${month}#${suffix}`) },
          Limit: 1000,
        }),
      );
      for (const item of Items) {
        const [kind, day, ...slice] = (item[TABLE.sortKey]?.S ?? "").split("#");
        put(totals, `${day} ${kind === "A" ? "*" : slice.join("#")}`, numbersOf(item));
      }
    }
  }
  return withoutEmpty(totals);
};

const numbersOf = (item: Item): Counters => {
  const { stamp: _, ...rest } = item;
  return Object.fromEntries(
    Object.entries(rest).flatMap(([name, { N }]) => (N === undefined ? [] : [[name, Number(N)]])),
  );
};

/** Cells that an adapter read, as totals without the slice of everything. */
export const totalsOf = (cells: readonly { day: string; slice: string; counters: Counters }[]): Totals => {
  const totals = new Map<string, Counters[]>();
  for (const { day, slice, counters } of cells) put(totals, `${day} ${slice}`, counters);
  return withoutEmpty(totals);
};

export const slicesOnly = (totals: Totals): Totals => new Map([...totals].filter(([key]) => !key.endsWith(" *")));

/** Where two totals differ, in words; nothing when they are equal. */
export const differences = (what: string, are: Totals, should: Totals): string[] =>
  [...new Set([...are.keys(), ...should.keys()])].flatMap((key) =>
    isDeepStrictEqual({ ...are.get(key) }, { ...should.get(key) })
      ? []
      : [`${what}: ${key} is ${JSON.stringify(are.get(key))}, should be ${JSON.stringify(should.get(key))}`],
  );

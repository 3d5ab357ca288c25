import { cached } from "../../shared/adapters/cached.ts";
import { dynamoCells, type SliceSum } from "../../shared/adapters/dynamo/cells.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import type { Store } from "../../shared/domain/store.ts";

/** Seconds that a year of a store's counters may be remembered, for one of anything else: it is much to read. */
const SUMS_FOR_ONE = 20;

/** Counters of every slice of a store over some days, as they were a while ago; none for a store that is gone. */
export const rememberedSums = (
  table: TableClient,
  store: (id: string) => Promise<Store | undefined>,
  cacheSeconds: number,
) => {
  const cells = dynamoCells(table);
  const sums = cached(async (id: string, from: string, to: string) => {
    const read = await store(id);
    return read && cells.sums(read, from, to);
  }, SUMS_FOR_ONE * cacheSeconds);
  return async ({ id }: Pick<Store, "id">, from: string, to: string): Promise<readonly SliceSum[]> =>
    (await sums(id, from, to)) ?? [];
};

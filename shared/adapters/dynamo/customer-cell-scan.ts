import type { Counters } from "../../domain/counters.ts";
import { TABLE } from "../../table.ts";
import { scanAll } from "./all-pages.ts";
import { cellCounters } from "./cell-item.ts";
import type { TableClient } from "./table-client.ts";

/** A customers' cell as it stands: its store, its name as a profile counts it, what it holds. */
export type StoredCustomerCell = { readonly store: string; readonly cell: string; readonly counters: Counters };

/** Every customers' cell of a store or of all. Reads the whole table: for audits. */
export async function* scanCustomerCells(
  table: TableClient,
  store: string | undefined,
): AsyncGenerator<StoredCustomerCell[]> {
  for await (const items of scanAll(table)) {
    yield items.flatMap((item) => {
      const [, of, month] = /^S#([^#]+)#H#(\d{4}-\d{2})$/.exec(item[TABLE.partitionKey]?.S ?? "") ?? [];
      if (of === undefined || (store !== undefined && of !== store)) return [];
      return [{ store: of, cell: `${month}#${item[TABLE.sortKey]?.S}`, counters: cellCounters(item) }];
    });
  }
}

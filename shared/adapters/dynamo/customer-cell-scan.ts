import { ScanCommand } from "@aws-sdk/client-dynamodb";
import type { Counters } from "../../domain/counters.ts";
import { TABLE } from "../../table.ts";
import { cellCounters } from "./cells.ts";
import type { Item, TableClient } from "./table-client.ts";

/** Items per page: an engine that reads all that is left for every page must not be asked without a limit. */
const PAGE = 500;

/** A customers' cell as it stands: its store, its name as a profile counts it, what it holds. */
export type StoredCustomerCell = { readonly store: string; readonly cell: string; readonly counters: Counters };

/** Every customers' cell of a store or of all. Reads the whole table: for audits. */
export async function* scanCustomerCells(
  { client, tableName }: TableClient,
  store: string | undefined,
): AsyncGenerator<StoredCustomerCell[]> {
  let start: Item | undefined;
  do {
    const page: { Items?: Item[] | undefined; LastEvaluatedKey?: Item | undefined } = await client.send(
      new ScanCommand({
        TableName: tableName,
        ConsistentRead: true,
        Limit: PAGE,
        ...(start !== undefined && { ExclusiveStartKey: start }),
      }),
    );
    yield (page.Items ?? []).flatMap((item) => {
      const [, of, month] = /^S#([^#]+)#H#(\d{4}-\d{2})$/.exec(item[TABLE.partitionKey]?.S ?? "") ?? [];
      if (of === undefined || (store !== undefined && of !== store)) return [];
      return [{ store: of, cell: `${month}#${item[TABLE.sortKey]?.S}`, counters: cellCounters(item) }];
    });
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}

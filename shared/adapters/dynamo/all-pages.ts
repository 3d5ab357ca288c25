import { QueryCommand, type QueryCommandInput, ScanCommand, type ScanCommandInput } from "@aws-sdk/client-dynamodb";
import type { Item, TableClient } from "./table-client.ts";

/** Items per page of a scan: an engine that reads all that is left for every page must not be asked without a limit. */
const SCAN_PAGE = 500;

type Page = { readonly Items?: Item[] | undefined; readonly LastEvaluatedKey?: Item | undefined };

const from = (start: Item | undefined) => (start === undefined ? {} : { ExclusiveStartKey: start });

/** All that a query finds, page after page. */
export const queryAll = async (
  { client, tableName }: TableClient,
  query: Omit<QueryCommandInput, "TableName" | "ExclusiveStartKey">,
): Promise<Item[]> => {
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const page: Page = await client.send(new QueryCommand({ TableName: tableName, ...query, ...from(start) }));
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
};

/**
 * The items of the whole table, or those that a filter leaves, page after page; read consistently, unless it says otherwise.
 * For audits, reports and sweeps: no request waits for it.
 */
export async function* scanAll(
  { client, tableName }: TableClient,
  scan: Omit<ScanCommandInput, "TableName" | "ExclusiveStartKey"> = {},
): AsyncGenerator<Item[]> {
  let start: Item | undefined;
  do {
    const input = { TableName: tableName, ConsistentRead: true, Limit: SCAN_PAGE, ...scan, ...from(start) };
    const page: Page = await client.send(new ScanCommand(input));
    yield page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}

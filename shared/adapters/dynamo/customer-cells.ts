import type { TransactWriteItem } from "@aws-sdk/client-dynamodb";
import type { CustomerCell } from "../../domain/cohort.ts";
import { monthsBetween } from "../../domain/months.ts";
import type { CustomerContribution } from "../../domain/story.ts";
import { TABLE } from "../../table.ts";
import { queryAll } from "./all-pages.ts";
import { cellCounters } from "./cell-item.ts";
import { type TableClient, toItem, toValue } from "./table-client.ts";

// S#<store>#H#<month> | <cell>: what the customers of a store add up to
const partition = (store: string, month: string): string => `S#${store}#H#${month}`;
const PAGE = 1000;

/** The updates that add what a customer changes to the cells, for the transaction that puts the customer. */
export const addToCustomerCells = (tableName: string, store: string, add: CustomerContribution): TransactWriteItem[] =>
  Object.entries(add).map(([key, counters]) => {
    const month = key.slice(0, "YYYY-MM".length);
    const names = Object.keys(counters);
    return {
      Update: {
        TableName: tableName,
        Key: toItem({
          [TABLE.partitionKey]: partition(store, month),
          [TABLE.sortKey]: key.slice(month.length + 1),
        }),
        UpdateExpression: `ADD ${names.map((_, index) => `#c${index} :c${index}`).join(", ")}`,
        ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#c${index}`, name])),
        ExpressionAttributeValues: Object.fromEntries(
          names.map((name, index) => [`:c${index}`, toValue(counters[name])]),
        ),
      },
    };
  });

export type CustomerCells = ReturnType<typeof dynamoCustomerCells>;

export const dynamoCustomerCells = (table: TableClient) => {
  const readMonth = async (store: string, month: string, prefix: string): Promise<CustomerCell[]> => {
    const items = await queryAll(table, {
      KeyConditionExpression: `#pk = :pk${prefix === "" ? "" : " AND begins_with(#sk, :prefix)"}`,
      ExpressionAttributeNames: {
        "#pk": TABLE.partitionKey,
        ...(prefix !== "" && { "#sk": TABLE.sortKey }),
      },
      ExpressionAttributeValues: {
        ":pk": toValue(partition(store, month)),
        ...(prefix !== "" && { ":prefix": toValue(prefix) }),
      },
      Limit: PAGE,
    });
    return items.map((item) => ({ month, cell: item[TABLE.sortKey]?.S ?? "", counters: cellCounters(item) }));
  };

  /** The cells of some months, both included, `YYYY-MM`; of one kind where a prefix names it. */
  const read = async (store: string, from: string, to: string, prefix = ""): Promise<CustomerCell[]> =>
    (await Promise.all(monthsBetween(from, to).map((month) => readMonth(store, month, prefix)))).flat();

  return { read };
};

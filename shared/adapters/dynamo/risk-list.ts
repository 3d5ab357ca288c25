import { QueryCommand } from "@aws-sdk/client-dynamodb";
import { Customer } from "../../domain/customer.ts";
import { TABLE } from "../../table.ts";
import { batchGet, keyOf } from "./batch-get.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { riskList } from "./customers.ts";
import { fromItem, type TableClient, toValue } from "./table-client.ts";

export type RiskPage = { readonly customers: readonly Customer[]; readonly cursor?: string | undefined };

export type RiskList = ReturnType<typeof dynamoRiskList>;

export const dynamoRiskList = ({ client, tableName }: TableClient) => {
  /** A page of them, most points first. */
  const list = async (store: string, limit: number, cursor?: string): Promise<RiskPage> => {
    const scope = ["risk", store];
    const before = cursor === undefined ? undefined : decodeCursor(scope, cursor);
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: TABLE.listIndex.name,
        KeyConditionExpression: before === undefined ? "#list = :list" : "#list = :list AND #at < :before",
        ExpressionAttributeNames: {
          "#list": TABLE.listIndex.partitionKey,
          ...(before !== undefined && { "#at": TABLE.listIndex.sortKey }),
        },
        ExpressionAttributeValues: {
          ":list": toValue(riskList(store)),
          ...(before !== undefined && { ":before": toValue(before) }),
        },
        ScanIndexForward: false,
        Limit: limit,
      }),
    );
    const last = Items.at(-1)?.[TABLE.listIndex.sortKey]?.S;
    const found = await batchGet({ client, tableName }, Items.map(keyOf));
    return {
      customers: found.map((item) => fromItem(Customer, item)),
      ...(LastEvaluatedKey !== undefined && last !== undefined && { cursor: encodeCursor(scope, last) }),
    };
  };

  return { list };
};

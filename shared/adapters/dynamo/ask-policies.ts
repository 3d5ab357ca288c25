import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { AskPolicy } from "../../domain/ask-policy.ts";
import { TABLE } from "../../table.ts";
import { fromItem, type TableClient, toItem } from "./table-client.ts";

// S#<store> | ASKING
const policyKey = (store: string) => toItem({ [TABLE.partitionKey]: `S#${store}`, [TABLE.sortKey]: "ASKING" });

export type AskPolicies = ReturnType<typeof dynamoAskPolicies>;

export const dynamoAskPolicies = ({ client, tableName }: TableClient) => {
  /** What a store decided about asking; what it did not decide is as for everyone. */
  const get = async (store: string): Promise<AskPolicy> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: policyKey(store), ConsistentRead: true }),
    );
    // An item of ours holds its keys too, which a strict policy would refuse.
    return Item === undefined ? AskPolicy.parse({}) : fromItem(AskPolicy.strip(), Item);
  };

  const put = async (store: string, policy: AskPolicy): Promise<void> => {
    await client.send(new PutItemCommand({ TableName: tableName, Item: { ...toItem(policy), ...policyKey(store) } }));
  };

  return { get, put };
};

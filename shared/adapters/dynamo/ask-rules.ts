import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { AskRule } from "../../domain/ask-rule.ts";
import { AppError } from "../../domain/errors.ts";
import { TABLE } from "../../table.ts";
import { readStorePage } from "./store-page.ts";
import { fromItem, type TableClient, toItem, toValue } from "./table-client.ts";

// S#<store> | RU#<rule>
const PREFIX = "RU#";
const ruleKey = (store: string, id: string) =>
  toItem({ [TABLE.partitionKey]: `S#${store}`, [TABLE.sortKey]: `${PREFIX}${id}` });

/** Most rules of a store: all of them are read for every order. */
export const MAX_RULES = 50;

export type AskRules = ReturnType<typeof dynamoAskRules>;

export const dynamoAskRules = ({ client, tableName }: TableClient) => {
  /** Keep a rule in the place of the revision before. @throws AppError `conflict` when it is not as it was seen */
  const put = async (rule: AskRule): Promise<void> => {
    const isNew = rule.revision === 1;
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: { ...toItem(rule), ...ruleKey(rule.store, rule.id) },
          ConditionExpression: isNew ? "attribute_not_exists(#revision)" : "#revision = :seen",
          ExpressionAttributeNames: { "#revision": "revision" },
          ...(!isNew && { ExpressionAttributeValues: { ":seen": toValue(rule.revision - 1) } }),
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const message = isNew ? `There is a rule ${rule.id} already.` : "The rule was changed meanwhile: read it again.";
      throw new AppError("conflict", message, { cause: error });
    }
  };

  const get = async (store: string, id: string): Promise<AskRule | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: ruleKey(store, id), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : fromItem(AskRule, Item);
  };

  /** Rules of a store by id. */
  const list = async (
    store: string,
    limit: number,
    cursor?: string,
  ): Promise<{ rules: AskRule[]; cursor?: string | undefined }> => {
    const page = await readStorePage({ client, tableName }, { store, prefix: PREFIX, schema: AskRule, limit, cursor });
    return { rules: page.items, cursor: page.cursor };
  };

  /** Take a rule away; what it asked stays. False when there is none. */
  const remove = async (store: string, id: string): Promise<boolean> => {
    const { Attributes } = await client.send(
      new DeleteItemCommand({ TableName: tableName, Key: ruleKey(store, id), ReturnValues: "ALL_OLD" }),
    );
    return Attributes !== undefined;
  };

  /** Every rule of a store. */
  const all = async (store: string): Promise<AskRule[]> => (await list(store, MAX_RULES)).rules;

  return { put, get, list, remove, all };
};

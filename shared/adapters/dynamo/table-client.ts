import type { AttributeValue, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type * as z from "zod";

/** A client and the table that it works on. */
export type TableClient = { readonly client: Pick<DynamoDBClient, "send">; readonly tableName: string };

export type Item = Record<string, AttributeValue>;

/** A plain value as an item; what is undefined is left out. */
export const toItem = (value: Record<string, unknown>): Item => marshall(value, { removeUndefinedValues: true });

/** One value as an attribute, for an expression. */
export const toValue = (value: unknown): AttributeValue => toItem({ value }).value!;

/** Read an item as what it should be; keys and whatever else is on it are dropped. @throws ZodError: a stored item is our bug. */
export const fromItem = <Schema extends z.ZodType>(schema: Schema, item: Item): z.output<Schema> =>
  schema.parse(unmarshall(item));

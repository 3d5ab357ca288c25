import { GetItemCommand, type TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { CODES_CELL, Referral } from "../../domain/referral.ts";
import { dayIn } from "../../domain/store.ts";
import { TABLE } from "../../table.ts";
import { addToCustomerCells } from "./customer-cells.ts";
import { fromItem, type Item, type TableClient, toItem, toValue } from "./table-client.ts";
import { transact } from "./transact.ts";

/** Days that a way to the shop is remembered, so that it is counted once. */
const REMEMBERED_DAYS = 2;

// S#<store>#RF#<code> | RF, and V#<visit> for each that was counted lately
const partition = (store: string, code: string): string => `S#${store}#RF#${code}`;
const referralKey = (store: string, code: string): Item =>
  toItem({ [TABLE.partitionKey]: partition(store, code), [TABLE.sortKey]: "RF" });

type Counted = {
  readonly store: { readonly id: string; readonly timeZone: string };
  readonly code: string;
  readonly now: Date;
};

export type ReferralStore = ReturnType<typeof dynamoReferrals>;

export const dynamoReferrals = ({ client, tableName }: TableClient) => {
  const count = ({ store, now }: Counted, name: "cr" | "cl"): TransactWriteItem[] =>
    addToCustomerCells(tableName, store.id, {
      [`${dayIn(store.timeZone, now).slice(0, 7)}#${CODES_CELL}`]: { [name]: 1 },
    });

  const once = (item: Item): TransactWriteItem => ({
    Put: {
      TableName: tableName,
      Item: item,
      ConditionExpression: "attribute_not_exists(#pk)",
      ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
    },
  });

  const get = async (store: string, code: string): Promise<Referral | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: referralKey(store, code), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : fromItem(Referral, Item);
  };

  /** Make a code, once: making it again changes nothing. */
  const create = async (made: Counted): Promise<void> => {
    const { store, code, now } = made;
    const referral: Referral = { store: store.id, code, createdAt: now.toISOString() };
    await transact(client, [once({ ...toItem(referral), ...referralKey(store.id, code) }), ...count(made, "cr")]);
  };

  /** Count that somebody went on to the shop by a code. The same visit counts once. */
  const follow = async (followed: Counted & { readonly visit: string }): Promise<void> => {
    const { store, code, visit, now } = followed;
    const marker = {
      ...toItem({ [TABLE.partitionKey]: partition(store.id, code), [TABLE.sortKey]: `V#${visit}` }),
      [TABLE.timeToLive]: toValue(Math.floor(now.getTime() / 1000) + REMEMBERED_DAYS * 86_400),
    };
    await transact(client, [once(marker), ...count(followed, "cl")]);
  };

  return { get, create, follow };
};

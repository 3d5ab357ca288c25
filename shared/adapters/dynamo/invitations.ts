import { createHash } from "node:crypto";
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { Invitation } from "../../domain/invitation.ts";
import { TABLE } from "../../table.ts";
import { customerList } from "./customers.ts";
import { fromItem, type TableClient, toItem, toValue } from "./table-client.ts";

// S#<store>#I#<hash of the id> | I
const invitationKey = (store: string, idHash: string) =>
  toItem({ [TABLE.partitionKey]: `S#${store}#I#${idHash}`, [TABLE.sortKey]: "I" });

const listKeys = ({ store, customer, createdAt, idHash }: Invitation): Record<string, string> =>
  customer === undefined
    ? {}
    : {
        [TABLE.listIndex.partitionKey]: customerList(store, customer),
        [TABLE.listIndex.sortKey]: `${createdAt}#invitation#${idHash}`,
      };

/** Hash of an invitation's id: all that is kept of it. */
export const invitationHash = (store: string, id: string): string =>
  createHash("sha256")
    .update(JSON.stringify(["viaggio invitation", store, id]))
    .digest("base64url");

/** The end is the item's time to live, in epoch seconds: it is kept once, and the item goes when it is over. */
export const storedInvitation = Invitation.extend({
  [TABLE.timeToLive]: z.number().transform((seconds) => new Date(1000 * seconds).toISOString()),
});

/** The end of an invitation in epoch seconds. */
const endOf = ({ expiresAt }: Invitation): number => Math.floor(Date.parse(expiresAt) / 1000);

export type Invitations = ReturnType<typeof dynamoInvitations>;

export const dynamoInvitations = ({ client, tableName }: TableClient) => {
  const put = (
    invitation: Invitation,
    condition: Pick<PutItemCommandInput, "ConditionExpression" | "ExpressionAttributeValues">,
    names: Readonly<Record<string, string>> = { "#pk": TABLE.partitionKey },
  ) =>
    client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: {
          ...toItem({ ...invitation, ...listKeys(invitation), [TABLE.timeToLive]: endOf(invitation) }),
          ...invitationKey(invitation.store, invitation.idHash),
        },
        ...condition,
        ExpressionAttributeNames: names,
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      }),
    );

  /** In the place of one that has ended, unless somebody else was faster: then theirs comes back. */
  const renew = async (invitation: Invitation, ended: Invitation): Promise<Invitation> => {
    try {
      const ExpressionAttributeValues = { ":end": toValue(endOf(ended)) };
      const ConditionExpression = "attribute_not_exists(#pk) OR #end = :end";
      const names = { "#pk": TABLE.partitionKey, "#end": TABLE.timeToLive };
      await put(invitation, { ConditionExpression, ExpressionAttributeValues }, names);
      return invitation;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException) || error.Item === undefined) throw error;
      return fromItem(storedInvitation, error.Item);
    }
  };

  /**
   * Keep an invitation. When there is one of this id that is still open, nothing is written and that one comes back. One that
   * has ended, and was not removed yet, is replaced: only that it was answered is still true.
   */
  const add = async (invitation: Invitation): Promise<Invitation> => {
    try {
      await put(invitation, { ConditionExpression: "attribute_not_exists(#pk)" });
      return invitation;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException) || error.Item === undefined) throw error;
      const there = fromItem(storedInvitation, error.Item);
      if (there.expiresAt > invitation.createdAt) return there;
      const { usedAt } = there;
      return renew({ ...invitation, ...(usedAt !== undefined && { usedAt }) }, there);
    }
  };

  /** The invitation that a link's id stands for, as it is now: whether it was used decides what its page shows. */
  const get = async (store: string, id: string): Promise<Invitation | undefined> => {
    const key = invitationKey(store, invitationHash(store, id));
    const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: true }));
    return Item === undefined ? undefined : fromItem(storedInvitation, Item);
  };

  /**
   * Note that an invitation was answered; the first time stays. Its page then looks for the answer. Should this be lost, the
   * page shows an empty form once more, and what is sent replaces the answer: the response's key is the lock.
   */
  const markUsed = async (store: string, id: string, now: Date): Promise<void> => {
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: invitationKey(store, invitationHash(store, id)),
          UpdateExpression: "SET #usedAt = :now",
          ConditionExpression: "attribute_exists(#pk) AND attribute_not_exists(#usedAt)",
          ExpressionAttributeNames: { "#pk": TABLE.partitionKey, "#usedAt": "usedAt" },
          ExpressionAttributeValues: { ":now": toValue(now.toISOString()) },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };

  /** Remove an invitation: its link leads nowhere from then on. Twice is harmless. */
  const remove = async (store: string, idHash: string): Promise<void> => {
    await client.send(new DeleteItemCommand({ TableName: tableName, Key: invitationKey(store, idHash) }));
  };

  return { add, get, markUsed, remove };
};

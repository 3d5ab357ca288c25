import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { Session, sessionEnd } from "../../domain/session.ts";
import { TABLE } from "../../table.ts";
import { readStorePage } from "./store-page.ts";
import { fromItem, type TableClient, toItem, toValue } from "./table-client.ts";

// S#<store> | SE#<sha256 of the secret>
const PREFIX = "SE#";
const sessionKey = (store: string, id: string) =>
  toItem({ [TABLE.partitionKey]: `S#${store}`, [TABLE.sortKey]: `${PREFIX}${id}` });

/** It is removed some time after its end; whoever reads it checks the end itself. */
const timeToLive = (session: Session): number => Math.ceil(sessionEnd(session).getTime() / 1000);

export type Sessions = ReturnType<typeof dynamoSessions>;

export const dynamoSessions = ({ client, tableName }: TableClient) => {
  const add = async (session: Session): Promise<void> => {
    await client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: {
          ...toItem({ ...session, [TABLE.timeToLive]: timeToLive(session) }),
          ...sessionKey(session.store, session.id),
        },
        ConditionExpression: "attribute_not_exists(#pk)",
        ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
      }),
    );
  };

  /** As it is at this moment: one that was ended a moment ago is not found. */
  const get = async (store: string, id: string): Promise<Session | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: sessionKey(store, id), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : fromItem(Session, Item);
  };

  /** Note that it is used, which puts its end off. One that was ended meanwhile does not come back. */
  const noteUse = async (session: Session, now: Date): Promise<void> => {
    const used = { ...session, seenAt: now.toISOString() };
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: sessionKey(session.store, session.id),
          UpdateExpression: "SET #seenAt = :seenAt, #expiresAt = :expiresAt",
          ConditionExpression: "attribute_exists(#pk)",
          ExpressionAttributeNames: {
            "#pk": TABLE.partitionKey,
            "#seenAt": "seenAt",
            "#expiresAt": TABLE.timeToLive,
          },
          ExpressionAttributeValues: {
            ":seenAt": toValue(used.seenAt),
            ":expiresAt": toValue(timeToLive(used)),
          },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };

  /** End a session. Twice is harmless. */
  const end = async (store: string, id: string): Promise<void> => {
    await client.send(new DeleteItemCommand({ TableName: tableName, Key: sessionKey(store, id) }));
  };

  /** Sessions of a store by id, also those that have ended and are not removed yet. */
  const list = async (
    store: string,
    limit: number,
    cursor?: string,
  ): Promise<{ sessions: Session[]; cursor?: string | undefined }> => {
    const page = await readStorePage({ client, tableName }, { store, prefix: PREFIX, schema: Session, limit, cursor });
    return { sessions: page.items, cursor: page.cursor };
  };

  return { add, get, noteUse, end, list };
};

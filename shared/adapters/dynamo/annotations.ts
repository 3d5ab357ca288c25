import { randomBytes } from "node:crypto";
import { ConditionalCheckFailedException, DeleteItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { Annotation, type AnnotationDraft, MAX_ANNOTATIONS } from "../../domain/annotation.ts";
import { AppError } from "../../domain/errors.ts";
import { TABLE } from "../../table.ts";
import { queryAll } from "./all-pages.ts";
import { fromItem, type Item, type TableClient, toItem, toValue } from "./table-client.ts";
import { transact } from "./transact.ts";

// S#<store> | AN#<day>#<id>
const PREFIX = "AN#";
/** 12 characters. */
const ID_BYTES = 9;
const FIRST_DAY = "0000-01-01";
const LAST_DAY = "9999-12-31";

/** Where a note stands. Its day is part of its key, so that those of some days are one query. */
export type AnnotationAddress = Pick<Annotation, "day" | "id">;

const annotationKey = (store: string, { day, id }: AnnotationAddress): Item =>
  toItem({ [TABLE.partitionKey]: `S#${store}`, [TABLE.sortKey]: `${PREFIX}${day}#${id}` });

const isThere = {
  ConditionExpression: "attribute_exists(#pk)",
  ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
};
const isFree = {
  ConditionExpression: "attribute_not_exists(#pk)",
  ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
};

const notThere = (cause?: unknown): AppError => new AppError("not_found", "There is no such note.", { cause });

export type Annotations = ReturnType<typeof dynamoAnnotations>;

export const dynamoAnnotations = ({ client, tableName }: TableClient) => {
  const itemOf = (store: string, annotation: Annotation): Item => ({
    ...toItem(annotation),
    ...annotationKey(store, annotation),
  });

  /** Notes from one day to another, both included, by day. All of them fit: a store has few hundred at most. */
  const list = async (store: string, from = FIRST_DAY, to = LAST_DAY): Promise<Annotation[]> => {
    const items = await queryAll(
      { client, tableName },
      {
        KeyConditionExpression: "#pk = :pk AND #sk BETWEEN :from AND :to",
        ExpressionAttributeNames: { "#pk": TABLE.partitionKey, "#sk": TABLE.sortKey },
        ExpressionAttributeValues: {
          ":pk": toValue(`S#${store}`),
          ":from": toValue(`${PREFIX}${from}`),
          // "~" sorts after every character of an id.
          ":to": toValue(`${PREFIX}${to}#~`),
        },
        ConsistentRead: true,
      },
    );
    return items.map((item) => fromItem(Annotation, item));
  };

  /**
   * Write a note. Two that are written at the same time may both find the last place free: the limit keeps pages readable,
   * and is no promise.
   * @throws AppError `not_eligible` when the store has as many as it may.
   */
  const create = async (store: string, draft: AnnotationDraft, now: Date): Promise<Annotation> => {
    if ((await list(store)).length >= MAX_ANNOTATIONS) {
      throw new AppError("not_eligible", `A store may have ${MAX_ANNOTATIONS} notes: take an old one away first.`);
    }
    const id = randomBytes(ID_BYTES).toString("base64url");
    const annotation = { id, day: draft.day, text: draft.text, createdAt: now.toISOString() };
    await client.send(new PutItemCommand({ TableName: tableName, Item: itemOf(store, annotation), ...isFree }));
    return annotation;
  };

  /**
   * Change some of a note; another day is another place in the table, so its address changes with it.
   * @throws AppError `not_found` when it is gone.
   */
  const change = async (
    store: string,
    address: AnnotationAddress,
    { day, text }: { readonly [Part in keyof AnnotationDraft]?: AnnotationDraft[Part] | undefined },
    now: Date,
  ): Promise<Annotation> => {
    const known = (await list(store, address.day, address.day)).find(({ id }) => id === address.id);
    if (known === undefined) throw notThere();
    const changed = { ...known, day: day ?? known.day, text: text ?? known.text, changedAt: now.toISOString() };
    const Item = itemOf(store, changed);
    const { outcome } = await transact(
      client,
      changed.day === known.day
        ? [{ Put: { TableName: tableName, Item, ...isThere } }]
        : [
            { Delete: { TableName: tableName, Key: annotationKey(store, known), ...isThere } },
            { Put: { TableName: tableName, Item, ...isFree } },
          ],
    );
    if (outcome !== "done") throw notThere();
    return changed;
  };

  /** @throws AppError `not_found` when it is gone. */
  const remove = async (store: string, address: AnnotationAddress): Promise<void> => {
    try {
      await client.send(
        new DeleteItemCommand({ TableName: tableName, Key: annotationKey(store, address), ...isThere }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      throw notThere(error);
    }
  };

  return { list, create, change, remove };
};

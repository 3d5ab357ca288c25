import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { AppError } from "../../domain/errors.ts";
import { Survey } from "../../domain/survey.ts";
import { TABLE } from "../../table.ts";
import { batchGet } from "./batch-get.ts";
import { readStorePage } from "./store-page.ts";
import { fromItem, type Item, type TableClient, toItem, toValue } from "./table-client.ts";

// S#<store> | SV#<survey>: the head, which says what is the newest version and which one is published.
// S#<store> | SW#<survey>#<version, six digits>: one version. Apart from the heads, so that a list reads heads only.
const HEADS = "SV#";
/** Heads that are read at once to look for one. */
const PAGE = 100;
const headKey = (store: string, id: string) =>
  toItem({ [TABLE.partitionKey]: `S#${store}`, [TABLE.sortKey]: `${HEADS}${id}` });
const versionKey = (store: string, id: string, version: number) =>
  toItem({ [TABLE.partitionKey]: `S#${store}`, [TABLE.sortKey]: `SW#${id}#${String(version).padStart(6, "0")}` });

const Head = z.object({ id: z.string(), newest: z.number().int(), published: z.number().int().optional() });
type Head = z.infer<typeof Head>;

const changedMeanwhile = (cause: unknown) =>
  new AppError("conflict", "The survey was changed meanwhile: read it again.", { cause });

export type Surveys = ReturnType<typeof dynamoSurveys>;

/** Surveys by version. A version that is published never changes again, but for being closed. */
export const dynamoSurveys = ({ client, tableName }: TableClient) => {
  const headOf = async (store: string, id: string): Promise<Head | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: headKey(store, id), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : fromItem(Head, Item);
  };

  /** One version of a survey. */
  const version = async (store: string, id: string, number: number): Promise<Survey | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: versionKey(store, id, number), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : fromItem(Survey, Item);
  };

  /** The version that takes answers now; undefined for a survey that is not published yet, closed, or not there. */
  const published = async (store: string, id: string): Promise<Survey | undefined> => {
    const head = await headOf(store, id);
    return head?.published === undefined ? undefined : version(store, id, head.published);
  };

  /** Versions of surveys, those that are there. */
  const versionsAt = async (keys: readonly Item[]): Promise<Survey[]> =>
    (await batchGet({ client, tableName }, keys, { consistent: false })).map((item) => fromItem(Survey, item));

  /** The survey that takes answers at a touchpoint; of several, the one published last. */
  const publishedAt = async (store: string, touchpoint: string): Promise<Survey | undefined> => {
    let newest: Survey | undefined;
    let cursor: string | undefined;
    do {
      const page = await readStorePage(
        { client, tableName },
        { store, prefix: HEADS, schema: Head, limit: PAGE, cursor },
      );
      const keys = page.items.flatMap(({ id, published }) =>
        published === undefined ? [] : [versionKey(store, id, published)],
      );
      for (const survey of await versionsAt(keys)) {
        if (survey.touchpoint !== touchpoint) continue;
        if (newest === undefined || (survey.publishedAt ?? "") > (newest.publishedAt ?? "")) newest = survey;
      }
      cursor = page.cursor;
    } while (cursor !== undefined);
    return newest;
  };

  /** The newest version, whatever its state. */
  const newest = async (store: string, id: string): Promise<Survey | undefined> => {
    const head = await headOf(store, id);
    return head === undefined ? undefined : version(store, id, head.newest);
  };

  const itemOf = (survey: Survey): Item => ({
    ...toItem(survey),
    ...versionKey(survey.store, survey.id, survey.version),
  });

  const newVersion = (survey: Survey): TransactWriteItem => ({
    Put: {
      TableName: tableName,
      Item: itemOf(survey),
      ConditionExpression: "attribute_not_exists(#pk)",
      ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
    },
  });

  /** Puts a version in the place of the one that was seen, if that is still there. */
  const replace = (survey: Survey, seen: Survey) => ({
    TableName: tableName,
    Item: itemOf(survey),
    ConditionExpression: "#state = :state AND #revision = :revision",
    ExpressionAttributeNames: { "#state": "state", "#revision": "revision" },
    ExpressionAttributeValues: { ":state": toValue(seen.state), ":revision": toValue(seen.revision) },
  });

  const together = async (items: TransactWriteItem[], refuse: (cause: unknown) => AppError) => {
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
    } catch (error) {
      const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
      if (reasons.some(({ Code }) => Code === "ConditionalCheckFailed")) throw refuse(error);
      throw error;
    }
  };

  /** Add the first version of a survey. @throws AppError `conflict` when the store has a survey of this id. */
  const create = (survey: Survey): Promise<void> =>
    together(
      [
        newVersion(survey),
        {
          Put: {
            TableName: tableName,
            Item: { ...toItem({ id: survey.id, newest: survey.version }), ...headKey(survey.store, survey.id) },
            ConditionExpression: "attribute_not_exists(#pk)",
            ExpressionAttributeNames: { "#pk": TABLE.partitionKey },
          },
        },
      ],
      (cause) => new AppError("conflict", `There is a survey ${survey.id} already.`, { cause }),
    );

  /** Keep a draft: in the place of the draft that was seen, or as the next version after one that is a draft no more. @throws AppError `conflict` when it was changed meanwhile. */
  const keepDraft = async (draft: Survey, seen: Survey): Promise<void> => {
    if (draft.version !== seen.version) {
      await together(
        [
          newVersion(draft),
          {
            Update: {
              TableName: tableName,
              Key: headKey(draft.store, draft.id),
              UpdateExpression: "SET #newest = :next",
              ConditionExpression: "#newest = :seen",
              ExpressionAttributeNames: { "#newest": "newest" },
              ExpressionAttributeValues: { ":next": toValue(draft.version), ":seen": toValue(seen.version) },
            },
          },
        ],
        changedMeanwhile,
      );
      return;
    }
    try {
      await client.send(new PutItemCommand(replace(draft, seen)));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      throw changedMeanwhile(error);
    }
  };

  /** Publish the draft that was seen: it takes answers from now on, in the place of any version before. @throws AppError `conflict` when it was changed meanwhile. */
  const publish = (survey: Survey, seen: Survey): Promise<void> =>
    together(
      [
        { Put: replace(survey, seen) },
        {
          Update: {
            TableName: tableName,
            Key: headKey(survey.store, survey.id),
            UpdateExpression: "SET #published = :version",
            ConditionExpression: "#newest = :version",
            ExpressionAttributeNames: { "#published": "published", "#newest": "newest" },
            ExpressionAttributeValues: { ":version": toValue(survey.version) },
          },
        },
      ],
      changedMeanwhile,
    );

  /** Close the published version: the survey takes no more answers until another is published. @throws AppError `conflict` when it was changed meanwhile. */
  const close = (survey: Survey, seen: Survey): Promise<void> =>
    together(
      [
        { Put: replace(survey, seen) },
        {
          Update: {
            TableName: tableName,
            Key: headKey(survey.store, survey.id),
            UpdateExpression: "REMOVE #published",
            ConditionExpression: "#published = :version",
            ExpressionAttributeNames: { "#published": "published" },
            ExpressionAttributeValues: { ":version": toValue(survey.version) },
          },
        },
      ],
      changedMeanwhile,
    );

  /** The newest version of every survey of a store, by id. At most 100 a page. */
  const list = async (
    store: string,
    limit: number,
    cursor?: string,
  ): Promise<{ surveys: Survey[]; cursor?: string | undefined }> => {
    const { items: heads, cursor: next } = await readStorePage(
      { client, tableName },
      { store, prefix: HEADS, schema: Head, limit, cursor },
    );
    const surveys = await versionsAt(heads.map((head) => versionKey(store, head.id, head.newest)));
    return {
      surveys: surveys.sort((a, b) => (a.id < b.id ? -1 : 1)),
      cursor: next,
    };
  };

  return { create, keepDraft, publish, close, version, published, publishedAt, newest, list };
};

import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type UpdateItemCommandOutput,
} from "@aws-sdk/client-dynamodb";
import { READING_WORK } from "../../shared/adapters/dynamo/ledger.ts";
import { dynamoResponses, isResponseItem, responseKey } from "../../shared/adapters/dynamo/responses.ts";
import { fromItem, type Item, type TableClient, toValue } from "../../shared/adapters/dynamo/table-client.ts";
import { type Consent, holds } from "../../shared/domain/consent.ts";
import { FEELING_NAMES } from "../../shared/domain/feeling.ts";
import { type Answers, Response, recordResponse, type SurveyAnswer } from "../../shared/domain/response.ts";
import { TABLE } from "../../shared/table.ts";
import { aDraft, aTouchpoint } from "../support/builders.ts";
import type { Random } from "./random.ts";
import type { StreamRecord } from "./stream.ts";

const TOUCHPOINTS = [
  aTouchpoint({ id: "checkout", stage: "conversion", channel: "ecommerce" }),
  aTouchpoint({ id: "delivery", stage: "retention", channel: "email" }),
];
/** Either side of a midnight of Rome that ends a month, so that cells of two days and months are touched. */
const INSTANTS = ["2026-01-31T22:59:00Z", "2026-01-31T23:00:00Z"];

/** The responses that a transaction changes. */
const responsesIn = (command: TransactWriteItemsCommand): Item[] =>
  (command.input.TransactItems ?? []).flatMap(({ Update }) =>
    Update?.Key !== undefined && isResponseItem(Update.Key) ? [Update.Key] : [],
  );

/** The real client, except that each write of a response tells the image that it left, as a stream would. */
const tellingImages = (real: DynamoDBClient, tableName: string, tell: (image: Item) => void): DynamoDBClient => {
  const send = async (command: never) => {
    const asked: unknown = command;
    if (asked instanceof UpdateItemCommand) asked.input.ReturnValues = "ALL_NEW";
    const answer: unknown = await real.send(command);
    if (asked instanceof PutItemCommand && asked.input.Item !== undefined) tell(asked.input.Item);
    if (asked instanceof UpdateItemCommand && hasAttributes(answer)) tell(answer.Attributes);
    if (asked instanceof TransactWriteItemsCommand) {
      for (const Key of responsesIn(asked)) {
        const { Item } = await real.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }));
        if (Item !== undefined) tell(Item);
      }
    }
    return answer;
  };
  return new Proxy(real, { get: (target, name) => (name === "send" ? send : Reflect.get(target, name)) });
};

const hasAttributes = (answer: unknown): answer is UpdateItemCommandOutput & { Attributes: Item } =>
  typeof answer === "object" && answer !== null && "Attributes" in answer && answer.Attributes !== undefined;

/**
 * What one customer was told is kept: their answers, or that they are erased; whether it is a response that counts; whether
 * they are asked to be published, and what became of their agreement.
 */
export type Told = {
  readonly answers: Answers;
  readonly erased: boolean;
  readonly counts: boolean;
  readonly asked: boolean;
  readonly agreed: "never" | "holds" | "withdrawn";
};

const PARTIAL = { partial: true } as const;
const SUSPECT = { suspect: ["honeypot"] };

/**
 * The customers of one store, and what they were told. Each write goes through the real adapters; its image is given to
 * `changed`, as the stream would carry it.
 */
export const modelCustomers = (
  real: DynamoDBClient,
  tableName: string,
  store: string,
  random: Random,
  now: () => Date,
  changed: (record: StreamRecord) => void,
  /** Whether they ever agree to be published. */
  publishes: boolean,
) => {
  const seen = new Map<string, Response>();
  const told = new Map<string, Told>();
  const table: TableClient = {
    tableName,
    client: tellingImages(real, tableName, (image) => {
      const response = fromItem(Response, image);
      seen.set(response.id, response);
      changed({ id: response.id, image });
    }),
  };
  const responses = dynamoResponses(table);

  const someAnswers = (): Answers => {
    const answers: Answers = {};
    if (random.chance(0.5)) answers.rating = 1 + random.below(5);
    if (random.chance(0.1)) answers.recommendation = random.below(11);
    if (random.chance(0.05)) answers.feeling = { words: [{ word: random.pick(FEELING_NAMES), intensity: 2 }] };
    if (random.chance(publishes ? 0.85 : 0.6) || Object.keys(answers).length === 0)
      answers.comment = `comment ${random.below(1e6)}`;
    return answers;
  };

  /** A third come by a survey's page, most where they are asked to be published: sent, only begun, or by what looks like a machine. */
  const someSurvey = (): SurveyAnswer | undefined => {
    const draw = random.next();
    if (draw > (publishes ? 0.8 : 0.3)) return undefined;
    const asked = random.chance(0.7) ? ({ askedToPublish: true } as const) : {};
    return { survey: { id: "after", version: 1 }, ...asked, ...(draw < 0.1 ? PARTIAL : draw < 0.15 ? SUSPECT : {}) };
  };

  const someConsent = (): Consent => ({
    version: "1",
    language: "it",
    text: "I agree.",
    scopes: random.chance(0.5) ? ["site"] : ["site", "advertising"],
    ...(random.chance(0.5) && { displayName: `Name ${random.below(9)}` }),
    givenAt: now().toISOString(),
  });

  const insert = async () => {
    const answers = someAnswers();
    const touchpoint = random.pick(TOUCHPOINTS);
    const draft = aDraft({
      rating: undefined,
      ...answers,
      touchpoint: touchpoint.id,
      language: random.chance(0.3) ? "it-IT" : undefined,
      answeredAt: random.pick(INSTANTS),
    });
    const survey = someSurvey();
    const bySurvey = survey && { ...survey, ...(publishes && random.chance(0.7) && { consent: someConsent() }) };
    const id = `r${seen.size + 1}`;
    await responses.add(
      recordResponse(draft, {
        id,
        store,
        touchpoint,
        source: "link",
        provenance: "invited",
        fingerprint: "f",
        now: now(),
        ...(bySurvey !== undefined && { bySurvey }),
      }),
    );
    told.set(id, {
      answers,
      erased: false,
      counts: bySurvey?.partial !== true && bySurvey?.suspect === undefined,
      asked: bySurvey?.askedToPublish === true,
      agreed: bySurvey?.consent === undefined ? "never" : "holds",
    });
  };

  const living = () => [...seen.values()].filter((response) => response.erasedAt === undefined);

  const edit = async () => {
    const published = living().filter(({ consent }) => holds(consent));
    // What nobody reads but us is changed less often than what the public may.
    const response = random.pick(published.length > 0 && random.chance(0.7) ? published : living());
    const answers = random.chance(0.5) ? someAnswers() : { ...response.answers, rating: 1 + random.below(5) };
    const sent = response.partial === true && random.chance(0.5);
    await responses.revise(response, answers, now(), sent ? { complete: true } : {});
    const counts = response.suspect === undefined && (sent || response.partial === undefined);
    told.set(response.id, { ...told.get(response.id)!, answers, counts });
  };

  const agree = async () => {
    const response = random.pick(living());
    await responses.revise(response, response.answers, now(), { consent: someConsent(), askedToPublish: true });
    told.set(response.id, { ...told.get(response.id)!, asked: true, agreed: "holds" });
  };

  /** Take back an agreement that holds, if there is one. */
  const withdraw = async (): Promise<boolean> => {
    const agreed = living().filter(({ consent }) => holds(consent));
    if (agreed.length === 0) return false;
    const response = random.pick(agreed);
    await responses.withdraw(response, now());
    told.set(response.id, { ...told.get(response.id)!, agreed: "withdrawn" });
    return true;
  };

  const erase = async () => {
    const { id } = random.pick(living());
    await responses.erase(store, id, now());
    told.set(id, { answers: {}, erased: true, counts: false, asked: false, agreed: "never" });
  };

  /** What the sweep over the work index does to one response, if its comment still waits to be read. */
  const wake = async (id: string): Promise<boolean> => {
    try {
      await table.client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: responseKey({ store, id }),
          UpdateExpression: "SET #pending = :now REMOVE #work, #due",
          ConditionExpression: "#work = :reading",
          ExpressionAttributeNames: {
            "#pending": "pending",
            "#work": TABLE.workIndex.partitionKey,
            "#due": TABLE.workIndex.sortKey,
          },
          ExpressionAttributeValues: { ":now": toValue(now().toISOString()), ":reading": toValue(READING_WORK) },
        }),
      );
      return true;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return false;
    }
  };

  /** Have one of these comments read again, if it still waits for that; those that were tried are taken off the list. */
  const readLate = async (unread: Set<string>): Promise<boolean> => {
    for (let attempt = 0; attempt < 3 && unread.size > 0; attempt++) {
      const id = random.pick([...unread]);
      unread.delete(id);
      if (await wake(id)) return true;
    }
    return false;
  };

  /**
   * One write: half are new responses, the rest edits, erasures, agreements, withdrawals and late sentiment of one of
   * `unread`. Tells which it became.
   */
  const write = async (unread: Set<string>): Promise<"insert" | "edit" | "erase" | "agree" | "withdraw" | "late"> => {
    const kind = random.next();
    if (kind < 0.45 || living().length === 0) return insert().then(() => "insert");
    if (kind < 0.6) return edit().then(() => "edit");
    if (kind < 0.7) return erase().then(() => "erase");
    if (publishes && kind < 0.78) return agree().then(() => "agree");
    if (publishes && kind < 0.86) return (await withdraw()) ? "withdraw" : insert().then(() => "insert");
    return (await readLate(unread)) ? "late" : insert().then(() => "insert");
  };

  return { write, wake, told: told as ReadonlyMap<string, Told>, responses };
};

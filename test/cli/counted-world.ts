import { ScanCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { digest } from "../../functions/digest/digest.ts";
import { followTestimonial } from "../../functions/digest/follow.ts";
import { createTable } from "../../shared/adapters/dynamo/create-table.ts";
import { dynamoLedger } from "../../shared/adapters/dynamo/ledger.ts";
import { dynamoResponses, responseKey } from "../../shared/adapters/dynamo/responses.ts";
import { scanTable } from "../../shared/adapters/dynamo/scan.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { type TableClient, toValue } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTestimonials } from "../../shared/adapters/dynamo/testimonials.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { ruleDetector } from "../../shared/domain/personal-data.ts";
import type { Response } from "../../shared/domain/response.ts";
import type { SentimentEngine } from "../../shared/domain/sentiment.ts";
import { StoreDraft } from "../../shared/domain/store.ts";
import { aResponse, aSentiment, aTouchpoint } from "../support/builders.ts";
import type { TestTable } from "../support/table.ts";

const NOW = new Date("2026-06-01T00:00:00.000Z");
export const STORE = "bottega";

/** Everyone is happy: what a comment says does not matter here, only that it is counted. */
const happyEngine: SentimentEngine = {
  read: async (comments) => comments.map(() => ({ outcome: "read", sentiment: aSentiment() })),
};

/** The real digest on a table, reading the store anew for every response. */
export const digestOn = (table: TableClient) =>
  digest({
    ledger: dynamoLedger(table),
    engine: happyEngine,
    now: () => NOW,
    follow: followTestimonial({
      testimonials: dynamoTestimonials(table),
      personalData: ruleDetector,
      now: () => NOW,
    }),
    store: async (id) => {
      const store = await dynamoStores(table).get(id);
      if (store === undefined) throw new Error(`no store ${id}`);
      return store;
    },
  });

/** One more empty table on an engine that runs: starting an engine for every test would cost more than the test. */
export const anotherTable = async ({ client }: Pick<TestTable, "client">, tableName: string): Promise<TableClient> => {
  await createTable(client, tableName, { stream: false });
  return { client, tableName };
};

/** What the commands need of a table. */
export const needsOf = (table: TableClient) => ({ table, now: () => NOW, digest: digestOn(table) });

const ANSWERS = [{ rating: 5 }, { rating: 1, comment: "mai più" }, { recommendation: 9 }, { feeling: { face: 2 } }];

/** The n-th of many different responses, over three months, touchpoints and languages. */
const responseNumber = (n: number): Response => {
  const day = `2026-0${(n % 3) + 1}-1${n % 7}T1${n % 10}:00:00.000Z`;
  return aResponse({
    id: `response-${n}`,
    store: STORE,
    touchpoint: n % 2 === 0 ? "delivery" : "support",
    stage: n % 2 === 0 ? "retention" : "advocacy",
    channel: "email",
    ...(n % 5 !== 0 && { language: n % 3 === 0 ? "it" : "en" }),
    answers: ANSWERS[n % ANSWERS.length] ?? {},
    answeredAt: day,
    receivedAt: day,
    pending: NOW.toISOString(),
  });
};

export const addUncounted = async (table: TableClient, numbers: readonly number[]): Promise<Response[]> => {
  const responses = numbers.map(responseNumber);
  await Promise.all(responses.map(dynamoResponses(table).add));
  return responses;
};

/** A store with counted responses; each tenth was erased afterwards. */
export const aCountedStore = async (table: TableClient, size: number) => {
  await dynamoStores(table).create(StoreDraft.parse({ id: STORE, name: "Bottega" }), NOW);
  await dynamoTouchpoints(table).create(STORE, aTouchpoint({ id: "delivery", stage: "retention" }));
  await dynamoTouchpoints(table).create(STORE, aTouchpoint({ id: "support", stage: "advocacy" }));
  const count = digestOn(table);
  await count(
    await addUncounted(
      table,
      Array.from({ length: size }, (_, n) => n),
    ),
  );
  for (let n = 0; n < size; n += 10) await dynamoResponses(table).erase(STORE, `response-${n}`, NOW);
  await count((await allOf(table)).filter(({ pending }) => pending !== undefined));
};

export const allOf = async (table: TableClient): Promise<Response[]> => {
  const found: Response[] = [];
  for await (const page of scanTable(table)) {
    for (const scanned of page) if (scanned.kind === "response") found.push(scanned.response);
  }
  return found;
};

/** Every cell of the table as it is stored. */
export const cellsOf = async (table: TableClient) => {
  const cells = [];
  for await (const page of scanTable(table)) {
    for (const scanned of page) if (scanned.kind === "cell") cells.push(scanned.cell);
  }
  return cells;
};

/** Sets one attribute of a response behind everyone's back; undefined removes it. */
export const tamper = async ({ client, tableName }: TableClient, id: string, name: string, value: unknown) =>
  client.send(
    new UpdateItemCommand({
      TableName: tableName,
      Key: responseKey({ store: STORE, id }),
      UpdateExpression: value === undefined ? "REMOVE #name" : "SET #name = :value",
      ExpressionAttributeNames: { "#name": name },
      ...(value !== undefined && { ExpressionAttributeValues: { ":value": toValue(value) } }),
    }),
  );

/** A table that does something else between any two pages of a scan. */
export const afterEachScan = ({ client, tableName }: TableClient, meanwhile: () => Promise<void>): TableClient => ({
  tableName,
  client: new Proxy(client, {
    get: (target, name) =>
      name === "send"
        ? async (...args: Parameters<typeof target.send>) => {
            const answer = await target.send(...args);
            if (args[0] instanceof ScanCommand) await meanwhile();
            return answer;
          }
        : Reflect.get(target, name),
  }),
});

/** A table on which every call fails from the given one on, as if the process had been killed there. */
export const killedAfter = ({ client, tableName }: TableClient, calls: number): TableClient => {
  let left = calls;
  return {
    tableName,
    client: new Proxy(client, {
      get: (target, name) =>
        name === "send"
          ? (...args: Parameters<typeof target.send>) => {
              left -= 1;
              return left < 0 ? Promise.reject(new Error("killed")) : target.send(...args);
            }
          : Reflect.get(target, name),
    }),
  };
};

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { bundleInto, FUNCTION_NAMES, type FunctionName } from "../../infra/aws/bundle.ts";
import { startEngine } from "../../infra/local/engine.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoAskRules } from "../../shared/adapters/dynamo/ask-rules.ts";
import { createTable } from "../../shared/adapters/dynamo/create-table.ts";
import { dynamoOpenLinks } from "../../shared/adapters/dynamo/open-links.ts";
import { dynamoOrders } from "../../shared/adapters/dynamo/orders.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoSurveys } from "../../shared/adapters/dynamo/surveys.ts";
import { type Item, toItem } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { newOpenLink } from "../../shared/adapters/new-invitation.ts";
import { signToken } from "../../shared/adapters/tokens.ts";
import { anOrder, aResponse, aRule, aStore, aTestimonial, aTouchpoint } from "../support/builders.ts";
import { startCloudFrontStub } from "../support/cloudfront-stub.ts";
import { startEventBridgeStub } from "../support/event-bridge-stub.ts";
import { aSession, sessionHeader } from "../support/sign-in.ts";
import { aSurvey, KEYS } from "../survey/survey-world.ts";
import { median } from "./statistics.ts";

/** Fresh processes per function; the median counts. */
const ROUNDS = 9;
const TABLE_NAME = "viaggio";
const LOCAL = { region: "local", credentials: { accessKeyId: "local", secretAccessKey: "local" } };

/** A deployed function as the bench prints it. */
export type BundleFigures = {
  /** Size of the code that is deployed, minified. */
  readonly bytes: number;
  /** CPU of a fresh process up to the end of its first call ÷ that of an empty handler, in the same run. */
  readonly coldRatio: number;
  /** That CPU in milliseconds, Node's own start included. */
  readonly coldMs: number;
};

const request = (routeKey: string, key: string, more: object = {}) => ({
  routeKey,
  headers: {
    authorization: `Bearer ${key}`,
    "content-type": "application/json",
    "idempotency-key": crypto.randomUUID(),
  },
  requestContext: { requestId: "bench" },
  isBase64Encoded: false,
  ...more,
});

type Table = { readonly client: DynamoDBClient; readonly tableName: string };

const keysOf = (item: Item | undefined) => ({ sk: item?.sk });

/** An event for every function that it has real work with. */
const eventsOn = async (table: Table): Promise<Readonly<Record<FunctionName, () => object>>> => {
  const store = aStore();
  const now = new Date();
  await dynamoStores(table).create(store, now);
  await dynamoTouchpoints(table).create(store.id, aTouchpoint());
  const { key, secret } = await dynamoApiKeys(table).create(
    store.id,
    { name: "bench", kind: "secret", scopes: ["collect", "read", "admin", "moderate"] },
    now,
  );
  // Every page is asked for by somebody who has signed in; over HTTPS, as there.
  const cookies = [sessionHeader(await aSession(table, key, now), "https:").cookie];
  await dynamoResponses(table).add(
    aResponse({ store: store.id, answers: { rating: 5, comment: "Consegna perfetta, molto veloce!" } }),
  );
  const surveys = dynamoSurveys(table);
  const { publishedAt: _, ...draft } = aSurvey({ store: store.id, state: "draft" });
  await surveys.create(draft);
  await surveys.publish(aSurvey({ store: store.id, revision: 2 }), draft);
  const link = newOpenLink(store.id, { survey: draft.id, name: "bench", source: "link", perMinute: 60 }, now);
  await dynamoOpenLinks(table).add(link);
  await dynamoAskRules(table).put(aRule({ store: store.id }));
  await dynamoOrders(table).tell(anOrder({ store: store.id }), { email: "maria@example.com" }, now);
  const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.tableName }));
  const NewImage = Items.find((item) => item.pending !== undefined);
  const newOrder = Items.find((item) => item.unplanned !== undefined);
  const published = toItem(aTestimonial({ state: "published", publishedAt: now.toISOString() }));
  return {
    collect: () =>
      request("POST /v1/responses", secret, {
        body: JSON.stringify({ touchpoint: "delivery", rating: 5, comment: "Perfetto!" }),
      }),
    journey: () => request("GET /v1/journey", secret),
    dashboard: () => request("GET /journey", secret, { cookies }),
    admin: () => request("GET /v1/store", secret),
    survey: () =>
      request("GET /s/{token}", secret, {
        pathParameters: { token: signToken(KEYS, { purpose: "open", store: store.id, id: link.id }) },
      }),
    moderate: () => request("GET /moderate", secret, { cookies }),
    feed: () =>
      request("GET /f/{store}/{file}", secret, { pathParameters: { store: store.id, file: "testimonials.json" } }),
    // Nothing is due, and nothing was heard: what is measured is how they begin.
    send: () => ({}),
    news: () => ({ Records: [] }),
    digest: () => ({ Records: [{ eventName: "INSERT", dynamodb: { SequenceNumber: "1", NewImage } }] }),
    retry: () => ({}),
    customer: () =>
      request("POST /v1/customers/find", secret, { body: JSON.stringify({ email: "maria@example.com" }) }),
    sweep: () => ({}),
    invite: () =>
      request("POST /v1/orders", secret, {
        body: JSON.stringify({
          id: crypto.randomUUID(),
          customer: { email: "maria@example.com" },
          updatedAt: now.toISOString(),
        }),
      }),
    follow: () => ({
      Records: [
        { eventName: "MODIFY", dynamodb: { SequenceNumber: "1", Keys: keysOf(published), NewImage: published } },
        { eventName: "INSERT", dynamodb: { SequenceNumber: "2", Keys: keysOf(newOrder), NewImage: newOrder } },
      ],
    }),
    invalidate: () => ({ Records: [{ messageId: "1", body: JSON.stringify({ detail: { store: store.id } }) }] }),
  };
};

const Outcome = z.object({
  cpuMs: z.number(),
  answer: z
    .object({ statusCode: z.number().max(299).optional(), batchItemFailures: z.array(z.never()).optional() })
    .optional(),
});

/** CPU milliseconds of one cold start. @throws when the handler did not do its work */
const coldStart = async (bundle: string, event: object, env: NodeJS.ProcessEnv): Promise<number> => {
  const child = spawn("node", [join(import.meta.dirname, "cold-start.cjs"), bundle], {
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  child.stdin.end(JSON.stringify(event));
  const said = await text(child.stdout);
  await ended;
  return Outcome.parse(JSON.parse(said.trim().split("\n").at(-1) ?? "")).cpuMs;
};

/**
 * Bundles every function as it is deployed and starts each in fresh processes, in turns with an empty handler, against
 * the embedded engine. Takes some seconds.
 */
export const measureBundles = async (): Promise<Record<FunctionName, BundleFigures>> => {
  const folder = await mkdtemp(join(tmpdir(), "viaggio-bundles-"));
  const engine = await startEngine({ folder: join(folder, "engine") });
  const client = new DynamoDBClient({ ...LOCAL, endpoint: engine.endpoint });
  const bus = await startEventBridgeStub();
  const cdn = await startCloudFrontStub();
  try {
    await createTable(client, TABLE_NAME, { stream: false });
    const events = await eventsOn({ client, tableName: TABLE_NAME });
    for (const name of FUNCTION_NAMES) bundleInto(name, join(folder, name));
    const empty = join(folder, "empty");
    await mkdir(empty);
    await writeFile(join(empty, "index.js"), "exports.handler = async () => ({ statusCode: 200 });\n");

    const env = {
      PATH: process.env.PATH,
      TABLE_NAME,
      SENTIMENT_ENGINE: "lexicon",
      SIGNING_KEYS: JSON.stringify(KEYS),
      AWS_REGION: LOCAL.region,
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
      AWS_ENDPOINT_URL_EVENTBRIDGE: bus.url,
      EVENT_BUS: "viaggio",
      AWS_ENDPOINT_URL_CLOUDFRONT: cdn.url,
      DISTRIBUTION: "E1VIAGGIO",
      PUBLIC_URL: "https://voice.example.com",
      MAIL_SENDER: "voice@example.com",
      CONFIGURATION_SET: "viaggio",
    };
    const cpu = new Map<string, number[]>();
    const run = async (name: string, event: object) =>
      cpu.set(name, [...(cpu.get(name) ?? []), await coldStart(join(folder, name, "index.js"), event, env)]);
    for (let round = 0; round < ROUNDS; round++) {
      await run("empty", {});
      for (const name of FUNCTION_NAMES) await run(name, events[name]());
    }
    const figuresOf = async (name: FunctionName): Promise<BundleFigures> => {
      const { size } = await stat(join(folder, name, "index.js"));
      const coldMs = median(cpu.get(name) ?? []);
      return { bytes: size, coldMs, coldRatio: coldMs / median(cpu.get("empty") ?? []) };
    };
    return {
      collect: await figuresOf("collect"),
      journey: await figuresOf("journey"),
      dashboard: await figuresOf("dashboard"),
      admin: await figuresOf("admin"),
      survey: await figuresOf("survey"),
      feed: await figuresOf("feed"),
      moderate: await figuresOf("moderate"),
      digest: await figuresOf("digest"),
      retry: await figuresOf("retry"),
      customer: await figuresOf("customer"),
      sweep: await figuresOf("sweep"),
      invite: await figuresOf("invite"),
      follow: await figuresOf("follow"),
      invalidate: await figuresOf("invalidate"),
      send: await figuresOf("send"),
      news: await figuresOf("news"),
    };
  } finally {
    client.destroy();
    await bus.close();
    await cdn.close();
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

// As a script: `npx node test/bench/bundles.ts`.
if (import.meta.main) console.table(await measureBundles());

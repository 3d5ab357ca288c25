import { join } from "node:path";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { admin } from "../../functions/admin/admin.ts";
import { collect } from "../../functions/collect/collect.ts";
import { customer } from "../../functions/customer/customer.ts";
import { sweep } from "../../functions/customer/sweep.ts";
import { dashboard } from "../../functions/dashboard/dashboard.ts";
import { dashboardNeeds } from "../../functions/dashboard/needs.ts";
import { type DigestNeeds, digest } from "../../functions/digest/digest.ts";
import { eachResponse } from "../../functions/digest/each-response.ts";
import { digestNeeds } from "../../functions/digest/needs.ts";
import { retry } from "../../functions/digest/retry.ts";
import { answersInMemory } from "../../functions/feed/answers.ts";
import { feed } from "../../functions/feed/feed.ts";
import { countCustomers } from "../../functions/follow/count-customers.ts";
import { eachCustomer, eachRespondent } from "../../functions/follow/each-customer.ts";
import { both, follow } from "../../functions/follow/follow.ts";
import { keepAnswers } from "../../functions/follow/keep-answers.ts";
import {
  adminNeeds,
  collectNeeds,
  customerNeeds,
  eraseNeeds,
  feedNeeds,
  inviteNeeds,
  journeyNeeds,
  planNeeds,
  profileNeeds,
  surveyNeeds,
} from "../../functions/http/adapters.ts";
import { drain } from "../../functions/invite/drain.ts";
import { eachAnswer } from "../../functions/invite/each-answer.ts";
import { eachOrder } from "../../functions/invite/each-order.ts";
import { invite } from "../../functions/invite/invite.ts";
import { noteMailNews } from "../../functions/invite/mail-news.ts";
import { planOrder } from "../../functions/invite/plan.ts";
import { sendAsk, setAside } from "../../functions/invite/send.ts";
import { sendNeeds } from "../../functions/invite/send-needs.ts";
import { journey } from "../../functions/journey/journey.ts";
import { errorFields, type Log } from "../../functions/log.ts";
import { moderate } from "../../functions/moderate/moderate.ts";
import { moderateNeeds } from "../../functions/moderate/needs.ts";
import { notify } from "../../functions/notify/notify.ts";
import { sessionNeeds } from "../../functions/pages/session-needs.ts";
import { survey } from "../../functions/survey/survey.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoAsks } from "../../shared/adapters/dynamo/asks.ts";
import { createTable } from "../../shared/adapters/dynamo/create-table.ts";
import { dynamoClient } from "../../shared/adapters/dynamo/dynamo-client.ts";
import { dynamoReadingWork } from "../../shared/adapters/dynamo/reading-work.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { lexiconEngine } from "../../shared/adapters/lexicon/lexicon-engine.ts";
import { OPERATIONS } from "../../shared/contract/operations.ts";
import { type ApiKey, OPERATOR } from "../../shared/domain/api-key.ts";
import type { SentimentEngine } from "../../shared/domain/sentiment.ts";
import { FOLLOW_FILTERS, PENDING_FILTER } from "../../shared/table.ts";
import { buildWeb } from "../../web/build.ts";
import { type Clock, openClock } from "./clock.ts";
import { openDataFolder } from "./data-folder.ts";
import { devRoutes } from "./dev-routes.ts";
import { diskPhotos } from "./disk-photos.ts";
import { writeDurably } from "./durable-file.ts";
import { startEngine } from "./engine.ts";
import { engineFilesIn } from "./engine-process.ts";
import { every } from "./every.ts";
import { removeExpired } from "./expire.ts";
import { fileEvents } from "./file-events.ts";
import { type StaticRoute, startHttp } from "./http.ts";
import type { Route } from "./http-routes.ts";
import { type Mailbox, openMailbox } from "./mailbox.ts";
import { type Consumer, type Pump, startPump } from "./pump.ts";
import { openSigningKeys } from "./signing-keys.ts";
import { trimStream } from "./stream-trim.ts";

/** Name of the table on this machine. */
export const LOCAL_TABLE = "viaggio";
/** Seconds that a revoked key may still work here. */
const AUTH_CACHE_SECONDS = 1;
/** Feeds kept as they went out. */
const KEPT_BYTES = 16 * 1024 * 1024;
const RETRY_READING_MS = 10_000;
const REMOVE_EXPIRED_MS = 3_600_000;
const SWEEP_MS = 600_000;
/** A server that runs for minutes a day must sweep too, when its start is over. */
const FIRST_SWEEP_MS = 5_000;
const TRIM_STREAM_MS = 60_000;
/** Turns of sending: often enough to be on time, short enough to stop for. */
const SEND_MS = 500;
const SEND_TURN_MS = 1_000;
/** Mails a second: the mailbox takes as many as its disk does. */
const LOCAL_MAILS = 1_000;
/** Who writes for stores that have no address of their own; nothing leaves this machine. */
const LOCAL_SENDER = "voice@shop.example";
/** The first trim waits until the start is over; a server that runs for minutes a day must trim too. */
const FIRST_TRIM_MS = 1_000;

/** The embedded engine takes any credentials; it is on loopback. */
const localClient = (endpoint: string) => ({
  endpoint,
  region: "local",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});

export type RuntimeOptions = {
  readonly folder: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly log: Log;
  readonly engine?: SentimentEngine;
  /** Pages and files that only this machine serves. */
  readonly routes?: readonly Route[];
  readonly staticRoutes?: readonly StaticRoute[];
};

/** The whole system on one machine. */
export type Runtime = {
  readonly url: string;
  readonly table: TableClient;
  readonly pump: Pump;
  readonly clock: Clock;
  readonly mailbox: Mailbox;
  readonly createOperatorKey: (name: string) => Promise<{ key: ApiKey; secret: string }>;
  /** Resolves only if the embedded table ends although nobody closed it: nothing works from then on. */
  readonly failed: Promise<Error>;
  /** Finish what is in hand and stop; within 2 seconds. */
  readonly close: () => Promise<void>;
};

/** Retries and limits of the event source mappings on AWS. Batches are larger: each costs this machine a wait for its disk. */
const DELIVERY = { batchSize: 300, windowMs: 50, retries: 20, bisect: true, maxRecordAgeSeconds: 12 * 3600 } as const;

/** The embedded table runs transactions one after the other: with two, it has the next one when the first is done. */
const COMMITS_AT_ONCE = { dynoxide: 2, external: 1 } as const;

/** Digest as the pump delivers to it. */
const digestConsumer = (needs: DigestNeeds, log: Log): Consumer => ({
  name: "digest",
  handler: eachResponse(digest(needs), { log, now: needs.now }),
  filter: [PENDING_FILTER],
  ...DELIVERY,
});

/** The second reader as the pump delivers to it; its bus is a file. */
const followConsumer = (table: TableClient, file: string, { log, now }: { log: Log; now: () => Date }): Consumer => {
  const profiles = profileNeeds(table, now);
  return {
    name: "follow",
    handler: follow({
      testimonial: notify({ publish: fileEvents(file), log }),
      order: eachOrder(planOrder(planNeeds(table, now)), { log }),
      response: both(
        eachRespondent(keepAnswers(profiles), { log }),
        eachAnswer({ store: dynamoStores(table).get, asks: dynamoAsks(table), log }),
      ),
      customer: eachCustomer(countCustomers(profiles), { log }),
    }),
    filter: FOLLOW_FILTERS,
    ...DELIVERY,
  };
};

/**
 * Start everything in a data folder: the embedded table, the stream pump with digest, the schedules and HTTP.
 * @throws DataFolderInUse when another process runs on the folder.
 */
export const startRuntime = async (options: RuntimeOptions): Promise<Runtime> => {
  const { log } = options;
  const folder = openDataFolder(options.folder);
  const clock = openClock(options.folder);
  const { now } = clock;
  const opened: (() => unknown)[] = [() => folder.close()];
  const closeAll = async () => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    const web = buildWeb();
    // Waited for below, when the rest is there.
    web.catch(() => {});
    const engine = await startEngine({ folder: options.folder });
    opened.push(() => engine.stop());
    const client = dynamoClient(
      engine.kind === "external" ? { endpoint: engine.endpoint } : localClient(engine.endpoint),
    );
    const streams = new DynamoDBStreamsClient(
      engine.kind === "external" ? { endpoint: engine.endpoint } : localClient(engine.endpoint),
    );
    // As `dynamoClient` is without it.
    streams.middlewareStack.remove("loggerMiddleware");
    opened.push(
      () => client.destroy(),
      () => streams.destroy(),
    );
    const table: TableClient = { client, tableName: LOCAL_TABLE };
    await createTable(client, LOCAL_TABLE, { stream: true });
    await writeDurably(
      join(options.folder, "engine.json"),
      JSON.stringify({ endpoint: engine.endpoint, pid: process.pid, table: LOCAL_TABLE }),
    );

    const pump = await startPump({
      streams,
      dynamodb: client,
      tableName: LOCAL_TABLE,
      checkpointFile: join(options.folder, "checkpoint.json"),
      onFailureFile: join(options.folder, "on-failure.ndjson"),
      consumers: [
        digestConsumer(
          {
            ...digestNeeds(table, options.engine ?? lexiconEngine(), now),
            commitsAtOnce: COMMITS_AT_ONCE[engine.kind],
          },
          log,
        ),
        followConsumer(table, join(options.folder, "events.ndjson"), { log, now }),
      ],
      log: (message, error) =>
        log("warn", "pump", { message, ...(error instanceof Error && { error: error.message }) }),
    });
    opened.push(() => pump.stop());
    // What came in before a crash is counted once this answers.
    pump.pause();
    opened.push(every(RETRY_READING_MS, "retry", retry({ ...dynamoReadingWork(table), now, log }), log));
    if (engine.kind === "dynoxide") {
      const { database } = engineFilesIn(options.folder);
      // The stream's own times are those of the machine, wherever the clock was moved to.
      const trim = async () => trimStream(database, LOCAL_TABLE, await pump.doneUpTo(), new Date());
      opened.push(every(TRIM_STREAM_MS, "trim", trim, log, FIRST_TRIM_MS));
    }
    opened.push(every(REMOVE_EXPIRED_MS, "expire", () => removeExpired(table, now()), log));

    const signingKeys = await openSigningKeys(options.folder);
    const needs = { log, now, cacheSeconds: AUTH_CACHE_SECONDS };
    const photos = diskPhotos(join(options.folder, "photos"));
    opened.push(every(SWEEP_MS, "sweep", sweep({ ...eraseNeeds(table, { now, photos }), log }), log, FIRST_SWEEP_MS));
    const endpoints = new Map([
      ...collect({ ...collectNeeds(table, needs), photos }),
      ...journey(journeyNeeds(table, needs)),
      ...admin(adminNeeds(table, { ...needs, signingKeys, publicUrl: "" })),
      ...invite({ ...inviteNeeds(table, { ...needs, publicUrl: "" }), ...sessionNeeds(table, needs) }),
      ...customer(customerNeeds(table, { ...needs, photos })),
      ...survey(surveyNeeds(table, { ...needs, signingKeys, publicUrl: "", photos })),
      ...moderate(moderateNeeds(table, needs)),
      ...dashboard(dashboardNeeds(table, needs)),
      ...feed({ ...feedNeeds(table, { ...needs, publicUrl: "" }), answers: answersInMemory(KEPT_BYTES) }),
    ]);
    const noteNews = noteMailNews({ ...planNeeds(table, now), asks: dynamoAsks(table) });
    const mailbox = openMailbox({ folder: join(options.folder, "mailbox"), now });
    const routes = [...endpoints].map(([route, handler]) => {
      const [method = "", path = ""] = route.split(" ");
      return { method, path, handler };
    });
    const http = await startHttp({
      port: options.port,
      routes: [...routes, ...devRoutes({ clock, mailbox, noteNews }), ...(options.routes ?? [])],
      staticRoutes: [...(await web), ...(options.staticRoutes ?? [])],
      log: (message, error) => log("error", "http", { message, ...errorFields(error) }),
      cors: {
        allowOrigins: ["*"],
        allowMethods: [...new Set(OPERATIONS.map(({ method }) => method))],
        allowHeaders: ["authorization", "content-type", "idempotency-key"],
        maxAgeSeconds: 86_400,
      },
    });
    opened.push(() => http.close());
    pump.resume();
    const asks = dynamoAsks(table);
    const sending = { now, signingKeys, base: http.url, sender: LOCAL_SENDER, mailer: mailbox };
    const senderNeeds = sendNeeds(table, sending);
    const drainDue = drain({
      now,
      log,
      asks,
      sendAsk: sendAsk(senderNeeds),
      setAside: setAside(senderNeeds),
      perSecond: LOCAL_MAILS,
    });
    opened.push(every(SEND_MS, "send", () => drainDue(SEND_TURN_MS), log));
    return {
      url: http.url,
      table,
      pump,
      clock,
      mailbox,
      createOperatorKey: (name) =>
        dynamoApiKeys(table).create(OPERATOR, { name, kind: "secret", scopes: ["operate"] }, now()),
      failed: engine.failed,
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
};

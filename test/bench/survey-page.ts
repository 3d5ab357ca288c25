import { once } from "node:events";
import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { surveyNeeds } from "../../functions/http/adapters.ts";
import type { EndpointHandler } from "../../functions/http/endpoint.ts";
import { survey } from "../../functions/survey/survey.ts";
import { startHttp } from "../../infra/local/http.ts";
import type { Runtime } from "../../infra/local/runtime.ts";
import { dynamoInvitations } from "../../shared/adapters/dynamo/invitations.ts";
import { dynamoSurveys } from "../../shared/adapters/dynamo/surveys.ts";
import { toItem } from "../../shared/adapters/dynamo/table-client.ts";
import { newInvitation } from "../../shared/adapters/new-invitation.ts";
import { signToken } from "../../shared/adapters/tokens.ts";
import { firstDraft, publishedSurvey } from "../../shared/domain/survey-versions.ts";
import { aTouchpoint } from "../support/builders.ts";
import { KEYS } from "../survey/survey-world.ts";
import type { BenchShop } from "./shop.ts";
import { median } from "./statistics.ts";

const TURNS = 400;
/** Requests of each kind before any counts: code is compiled and caches are filled by then. */
const WARM_UP = 100;

/** A published survey of the template, and a link to it that nobody answered yet. */
const linkTo = async ({ table }: Runtime, { store }: BenchShop): Promise<string> => {
  const now = new Date();
  const surveys = dynamoSurveys(table);
  const draft = firstDraft("after", store, aTouchpoint(), {}, now);
  await surveys.create(draft);
  await surveys.publish(publishedSurvey(draft, now), draft);
  const { id, invitation } = newInvitation(store.id, { survey: draft.id, days: 30 }, now);
  await dynamoInvitations(table).add(invitation);
  const expiresAt = new Date(invitation.expiresAt);
  return `/s/${signToken(KEYS, { purpose: "survey", store: store.id, id, expiresAt })}`;
};

/**
 * Times of the survey's page over HTTP, in turn with a page that is always the same and with one that costs a single read of the
 * table: all three through one server, with the same bytes and headers.
 */
export const surveyPageTimes = async (runtime: Runtime, shop: BenchShop) => {
  const link = await linkTo(runtime, shop);
  const show = survey(
    surveyNeeds(runtime.table, {
      log: () => {},
      now: () => new Date(),
      cacheSeconds: 30,
      signingKeys: KEYS,
      publicUrl: "",
    }),
  ).get("GET /s/{token}");
  if (show === undefined) throw new Error("there is no survey page");
  let page: Awaited<ReturnType<EndpointHandler>> = {};
  const { client, tableName } = runtime.table;
  const read = new GetItemCommand({ TableName: tableName, Key: toItem({ pk: "S#nobody", sk: "I" }) });
  const http = await startHttp({
    port: 0,
    routes: [
      { method: "GET", path: "/s/{token}", handler: async (event, context) => (page = await show(event, context)) },
      { method: "GET", path: "/constant", handler: async () => page },
      { method: "GET", path: "/read", handler: async () => client.send(read).then(() => page) },
    ],
    cors: { allowOrigins: [], allowMethods: [], allowHeaders: [], maxAgeSeconds: 0 },
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = async (path: string): Promise<string> => {
    const asking = request(`${http.url}${path}`, { agent }).end();
    const [response] = await once(asking, "response");
    if (response.statusCode !== 200) throw new Error(`${path} was answered with ${response.statusCode}`);
    return text(response);
  };
  const times: Record<"survey" | "constant" | "read", number[]> = { survey: [], constant: [], read: [] };
  let html = "";
  for (let turn = -WARM_UP; turn < TURNS; turn += 1) {
    for (const [name, path] of [
      ["survey", link],
      ["constant", "/constant"],
      ["read", "/read"],
    ] as const) {
      const start = performance.now();
      html = await ask(path);
      if (turn >= 0) times[name].push(performance.now() - start);
    }
  }
  agent.destroy();
  await http.close();
  return {
    surveyMs: median(times.survey),
    constantMs: median(times.constant),
    readMs: median(times.read),
    gzipBytes: gzipSync(html).length,
  };
};

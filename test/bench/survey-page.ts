import { once } from "node:events";
import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { surveyNeeds } from "../../functions/http/adapters.ts";
import type { EndpointHandler } from "../../functions/http/endpoint.ts";
import { pageEndpoint } from "../../functions/pages/page-endpoint.ts";
import { answerPage } from "../../functions/survey/page/answer-page.ts";
import { refusalAnswer } from "../../functions/survey/refusal.ts";
import { signRendered } from "../../functions/survey/rendered.ts";
import { survey } from "../../functions/survey/survey.ts";
import { startHttp } from "../../infra/local/http.ts";
import type { Runtime } from "../../infra/local/runtime.ts";
import { dynamoInvitations } from "../../shared/adapters/dynamo/invitations.ts";
import { dynamoOpenLinks } from "../../shared/adapters/dynamo/open-links.ts";
import { dynamoSurveys } from "../../shared/adapters/dynamo/surveys.ts";
import { toItem } from "../../shared/adapters/dynamo/table-client.ts";
import { newInvitation, newOpenLink } from "../../shared/adapters/new-invitation.ts";
import { signToken } from "../../shared/adapters/tokens.ts";
import { OpenLinkDraft } from "../../shared/domain/invitation.ts";
import { firstDraft, publishedSurvey } from "../../shared/domain/survey-versions.ts";
import { aTouchpoint } from "../support/builders.ts";
import { KEYS } from "../survey/survey-world.ts";
import type { BenchShop } from "./shop.ts";
import { median } from "./statistics.ts";

const TURNS = 1000;
/** Requests of each kind before any counts: code is compiled and caches are filled by then. */
const WARM_UP = 200;

/** A published survey of the template, a link to it that nobody answered yet, and one that anybody may answer. */
const publish = async ({ table }: Runtime, { store }: BenchShop) => {
  const now = new Date();
  const surveys = dynamoSurveys(table);
  const draft = firstDraft("after", store, aTouchpoint(), {}, now);
  await surveys.create(draft);
  const published = publishedSurvey(draft, now);
  await surveys.publish(published, draft);
  const { id, invitation } = newInvitation(store.id, { survey: draft.id, days: 30 }, now);
  await dynamoInvitations(table).add(invitation);
  const expiresAt = new Date(invitation.expiresAt);
  const link = signToken(KEYS, { purpose: "survey", store: store.id, id, expiresAt });
  const poster = newOpenLink(store.id, OpenLinkDraft.parse({ survey: draft.id, name: "A poster" }), now);
  await dynamoOpenLinks(table).add(poster);
  return { survey: published, link, open: signToken(KEYS, { purpose: "open", store: store.id, id: poster.id }) };
};

/** Each comes first as often as the others, and after each of its neighbours. */
const inTurn = <Kind>(kinds: readonly Kind[], turn: number): Kind[] => {
  const first = turn % kinds.length;
  const order = [...kinds.slice(first), ...kinds.slice(0, first)];
  return turn % (2 * kinds.length) < kinds.length ? order : order.reverse();
};

const quiet = () => {};

/**
 * Times of the survey's page over HTTP by an invitation and by an open link, and of three pages that do less through the same
 * server with the same bytes and headers: one that is handed over ready, one that goes through the pipeline of every page
 * of ours, and one that costs a bare read of the table.
 */
export const surveyPageTimes = async (runtime: Runtime, shop: BenchShop) => {
  const { survey: published, link, open } = await publish(runtime, shop);
  const needs = surveyNeeds(runtime.table, {
    log: quiet,
    now: () => new Date(),
    cacheSeconds: 30,
    signingKeys: KEYS,
    publicUrl: "",
  });
  const show = survey(needs).get("GET /s/{token}");
  if (show === undefined) throw new Error("there is no survey page");
  const made = answerPage({
    store: shop.store,
    survey: published,
    language: published.languages[0] ?? "en",
    query: {},
    rendered: signRendered(KEYS, link, new Date()),
    state: { fields: new Map(), problems: [] },
    kiosk: false,
  });
  const pipeline = pageEndpoint({ id: "constant", refusal: refusalAnswer, run: async () => made }, { log: quiet });
  let page: Awaited<ReturnType<EndpointHandler>> = {};
  const { client, tableName } = runtime.table;
  const read = new GetItemCommand({ TableName: tableName, Key: toItem({ pk: "S#nobody", sk: "I" }) });
  const http = await startHttp({
    port: 0,
    routes: [
      { method: "GET", path: "/s/{token}", handler: async (event, context) => (page = await show(event, context)) },
      { method: "GET", path: "/constant", handler: async () => page },
      { method: "GET", path: "/pipeline", handler: pipeline },
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
  const paths = {
    survey: `/s/${link}`,
    open: `/s/${open}`,
    constant: "/constant",
    pipeline: "/pipeline",
    read: "/read",
  };
  const times: Record<keyof typeof paths, number[]> = { survey: [], open: [], constant: [], pipeline: [], read: [] };
  const gzipBytes = gzipSync(await ask(paths.survey)).length;
  for (let turn = 0; turn < WARM_UP + TURNS; turn += 1) {
    for (const kind of inTurn(["survey", "open", "constant", "pipeline", "read"] as const, turn)) {
      const start = performance.now();
      await ask(paths[kind]);
      if (turn >= WARM_UP) times[kind].push(performance.now() - start);
    }
  }
  agent.destroy();
  await http.close();
  return {
    surveyMs: median(times.survey),
    openMs: median(times.open),
    constantMs: median(times.constant),
    pipelineMs: median(times.pipeline),
    readMs: median(times.read),
    gzipBytes,
  };
};

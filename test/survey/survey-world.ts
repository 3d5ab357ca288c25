import { randomBytes } from "node:crypto";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { digest } from "../../functions/digest/digest.ts";
import { digestNeeds } from "../../functions/digest/needs.ts";
import { journeyNeeds, surveyNeeds } from "../../functions/http/adapters.ts";
import { journey } from "../../functions/journey/journey.ts";
import { survey as surveyRoutes } from "../../functions/survey/survey.ts";
import { lambdaContext } from "../../infra/local/http-event.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoInvitations, invitationHash } from "../../shared/adapters/dynamo/invitations.ts";
import { dynamoOpenLinks } from "../../shared/adapters/dynamo/open-links.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { scanTable } from "../../shared/adapters/dynamo/scan.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoSurveys } from "../../shared/adapters/dynamo/surveys.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { signToken, type TokenPurpose } from "../../shared/adapters/tokens.ts";
import type { Invitation, OpenLink } from "../../shared/domain/invitation.ts";
import type { Photos } from "../../shared/domain/photo.ts";
import type { Response } from "../../shared/domain/response.ts";
import type { SigningKeys } from "../../shared/domain/signing-keys.ts";
import type { Store } from "../../shared/domain/store.ts";
import { Survey } from "../../shared/domain/survey.ts";
import { aStore, aTouchpoint } from "../support/builders.ts";
import { muteEngine } from "../support/mute-engine.ts";
import { serve } from "../support/serve.ts";
import { startTable } from "../support/table.ts";

export const KEYS: SigningKeys = { k2: "new-secret-".repeat(4), k1: "old-secret-".repeat(4) };
const START = new Date("2026-11-22T10:00:00Z");
const LONG_ENOUGH_MS = 5000;

const inAll = (text: string) => ({ it: `${text} (it)`, en: text, es: text, fr: text, de: text, pt: text });

/** A published survey with a question of every kind, one of them under a condition; takes the fields that matter. */
export const aSurvey = (fields: Partial<Survey> = {}): Survey =>
  Survey.parse({
    id: "after-delivery",
    store: "bottega",
    version: 1,
    state: "published",
    revision: 1,
    touchpoint: "delivery",
    languages: ["it", "en", "es", "fr", "de", "pt"],
    title: inAll("How was your delivery?"),
    questions: [
      { kind: "feeling", id: "felt", title: inAll("How did you feel?"), words: true },
      { kind: "rating", id: "stars", title: inAll("How many stars?") },
      { kind: "comment", id: "why", title: inAll("What made you feel so?") },
      { kind: "recommendation", id: "tell", title: inAll("Would you recommend us?") },
      { kind: "effort", id: "ease", title: inAll("How easy was it?") },
      {
        kind: "choice",
        id: "part",
        title: inAll("What was it about?"),
        multiple: true,
        options: ["courier", "box", "other"].map((id) => ({ id, label: inAll(id) })),
        showIf: { question: "stars", oneOf: [1, 2] },
      },
    ],
    askTestimonial: true,
    createdAt: START.toISOString(),
    publishedAt: START.toISOString(),
    ...fields,
  });

/** An answer of the server. */
export type Answer = {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly url: string;
};

export type SurveyWorld = Awaited<ReturnType<typeof startSurveyWorld>>;

/** The pages over a real table and a real server, with a clock that a test moves. */
export const startSurveyWorld = async ({
  cacheSeconds = 0,
  photos,
}: {
  readonly cacheSeconds?: number;
  readonly photos?: Photos;
} = {}) => {
  const { table, client, stop } = await startTable();
  let stores = 0;
  let commands = 0;
  client.middlewareStack.add(
    (next) => (args) => {
      commands += 1;
      return next(args);
    },
    { step: "initialize" },
  );
  let time = START.getTime();
  const now = () => new Date(time);
  const options = { log: () => {}, now, cacheSeconds };
  const endpoints = [
    ...surveyRoutes(surveyNeeds(table, { ...options, signingKeys: KEYS, publicUrl: "", photos })),
    ...journey(journeyNeeds(table, options)),
  ];
  const http = await serve(endpoints);
  const responses = dynamoResponses(table);
  const surveys = dynamoSurveys(table);
  const count = digest(digestNeeds(table, muteEngine, now));
  const newId = () => randomBytes(16).toString("base64url");
  const token = (purpose: TokenPurpose, store: string, id: string, expiresAt?: Date) =>
    signToken(KEYS, { purpose, store, id, expiresAt });

  const ask = async (address: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(new URL(address, http.url), { redirect: "manual", ...init });
    return { status: response.status, text: await response.text(), headers: response.headers, url: response.url };
  };
  const post = (address: string, fields: URLSearchParams | Readonly<Record<string, string>>, init: RequestInit = {}) =>
    ask(address, { method: "POST", body: new URLSearchParams(fields), ...init });
  /** Every response of a store, erased ones too. */
  const all = async (store: string): Promise<Response[]> => {
    const found: Response[] = [];
    for await (const page of scanTable(table, { store })) {
      for (const scanned of page) if (scanned.kind === "response") found.push(scanned.response);
    }
    return found;
  };

  /** What a store's people read at an address, with a key made for it. */
  const read = async (store: string, address: string): Promise<Answer> => {
    const draft = { name: "test", kind: "secret" as const, scopes: ["read" as const] };
    const { secret } = await dynamoApiKeys(table).create(store, draft, now());
    return ask(address, { headers: { authorization: `Bearer ${secret}` } });
  };

  return {
    url: http.url,
    table,
    token,
    newId,
    ask,
    post,
    /** What the function answers for the survey's page of a token, as API Gateway asks it: without a server in between. */
    show: async (token: string) => {
      const route = "GET /s/{token}";
      const path = `/s/${token}`;
      const event: APIGatewayProxyEventV2 = {
        version: "2.0",
        routeKey: route,
        rawPath: path,
        rawQueryString: "",
        headers: {},
        pathParameters: { token },
        requestContext: {
          accountId: "test",
          apiId: "test",
          domainName: "test",
          domainPrefix: "test",
          http: { method: "GET", path, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "test" },
          requestId: "test",
          routeKey: route,
          stage: "$default",
          time: "",
          timeEpoch: time,
        },
        isBase64Encoded: false,
      };
      const handler = new Map(endpoints).get(route);
      if (handler === undefined) throw new Error(`no ${route}`);
      return handler(event, lambdaContext(event, 1000));
    },
    all,
    surveys,
    responses,
    now,
    /** Commands that were sent to the table so far. */
    commands: () => commands,
    wait: (ms: number) => {
      time += ms;
    },
    /** A store with a published survey, under a name of its own unless it is given one. */
    addStore: async (fields: Partial<Store> = {}, survey: Partial<Survey> = {}) => {
      const named = { id: `shop-${++stores}`, timeZone: "UTC", ...fields };
      const store = await dynamoStores(table).create(aStore(named), now());
      await dynamoTouchpoints(table).create(store.id, aTouchpoint());
      const added = aSurvey({ store: store.id, ...survey });
      const draft: Survey = { ...added, state: "draft" };
      await surveys.create(draft);
      if (added.state !== "draft") await surveys.publish(added, draft);
      return added;
    },
    invite: async (survey: Survey, fields: Partial<Invitation> = {}) => {
      const id = newId();
      const expiresAt = new Date(fields.expiresAt ?? time + 30 * 86_400_000);
      await dynamoInvitations(table).add({
        idHash: invitationHash(survey.store, id),
        store: survey.store,
        survey: survey.id,
        createdAt: now().toISOString(),
        expiresAt: expiresAt.toISOString(),
        ...fields,
      });
      return `/s/${token("survey", survey.store, id, expiresAt)}`;
    },
    openLink: async (survey: Survey, fields: Partial<OpenLink> = {}) => {
      const id = newId();
      const link = { id, store: survey.store, survey: survey.id, name: "Poster", source: "link" as const };
      await dynamoOpenLinks(table).add({ ...link, perMinute: 60, createdAt: now().toISOString(), ...fields });
      return `/s/${token("open", survey.store, id)}`;
    },
    /** The note of a page's making, as a person's browser sends it back: after a while. */
    noteOf: async (address: string) => {
      const page = await ask(address);
      time += LONG_ENOUGH_MS;
      return /name="t" value="([^"]+)"/.exec(page.text)?.[1] ?? "";
    },
    /** How many responses the journey map counts, after digest saw everything. */
    counted: async (store: string): Promise<number> => {
      await count(await all(store));
      return JSON.parse((await read(store, "/v1/journey")).text).whole.n;
    },
    read,
    stop: async () => {
      await http.close();
      await stop();
    },
  };
};

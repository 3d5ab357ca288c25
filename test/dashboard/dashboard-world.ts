import { dashboard } from "../../functions/dashboard/dashboard.ts";
import { dashboardNeeds } from "../../functions/dashboard/needs.ts";
import { digest } from "../../functions/digest/digest.ts";
import { digestNeeds } from "../../functions/digest/needs.ts";
import { readScriptEndpoint } from "../../functions/survey/script.ts";
import { startHttp } from "../../infra/local/http.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { Scope } from "../../shared/domain/api-key.ts";
import type { FeelingName } from "../../shared/domain/feeling.ts";
import type { Response } from "../../shared/domain/response.ts";
import type { SentimentEngine } from "../../shared/domain/sentiment.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import { aResponse, aSentiment, aStore, aTouchpoint } from "../support/builders.ts";
import { aSession } from "../support/sign-in.ts";
import { startTable } from "../support/table.ts";

/** The moment at which every page of these tests is asked for. */
export const NOW = new Date("2026-11-22T10:00:00Z");
const DAY_MS = 86_400_000;
const BATCH = 25;

/** How a touchpoint was felt: `n` responses around a face, some with feelings and comments. */
export type FeltTouchpoint = Touchpoint & {
  readonly n: number;
  /** Mean face, 1..5. */
  readonly face: number;
  readonly words?: readonly FeelingName[];
  readonly comments?: readonly (readonly [text: string, language: string, face?: number])[];
};

/** Reads ♥ as happiness and nothing else: enough for a text to contradict a face. */
const heartEngine: SentimentEngine = {
  read: async (comments) =>
    comments.map(({ text }) =>
      text.includes("♥")
        ? { outcome: "read", sentiment: aSentiment() }
        : { outcome: "unreadable", reason: "holds no ♥" },
    ),
};

/** Numbers in 0..1, the same in every run. */
const numbers = (seed: number) => () => {
  seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
  return seed / 2 ** 32;
};

const PROVENANCES = ["verified_purchase", "invited", "open"] as const;

/** The responses of some touchpoints, spread evenly over the last four weeks, the newest with comments. */
export const responsesOf = (store: string, touchpoints: readonly FeltTouchpoint[], seed = 7): Response[] => {
  const random = numbers(seed);
  return touchpoints.flatMap(({ id, stage, channel, n, face, words = [], comments = [] }) =>
    Array.from({ length: n }, (_, index) => {
      const at = new Date(NOW.getTime() - ((index + 0.5) / n) * 28 * DAY_MS).toISOString();
      const drawn = Math.max(1, Math.min(5, Math.round(face + (random() - 0.5) * 2.6)));
      const word = words[Math.floor(random() * random() * words.length)];
      const comment = comments[index];
      const felt = comment?.[2] ?? drawn;
      return aResponse({
        id: `${id}-${index}`,
        store,
        touchpoint: id,
        stage,
        channel,
        provenance: PROVENANCES[index % PROVENANCES.length]!,
        language: comment?.[1] ?? "it",
        answeredAt: at,
        receivedAt: at,
        pending: at,
        answers: {
          feeling: { face: felt, ...(word !== undefined && { words: [{ word, intensity: 2 }] }) },
          ...(index % 2 === 0 && { rating: felt }),
          ...(index % 3 === 0 && {
            recommendation: Math.min(10, felt * 2 + Math.round(random() * 2)),
          }),
          ...(comment !== undefined && { comment: comment[0] }),
        },
      });
    }),
  );
};

/** A journey server over a real table, at a fixed time. */
export type JourneyWorld = {
  readonly url: string;
  readonly table: TableClient;
  /** Adds a store with its touchpoints, counts its responses, and gives back the session of somebody who may read. */
  readonly addStore: (
    fields: Partial<Store>,
    touchpoints: readonly FeltTouchpoint[],
    responses?: readonly Response[],
  ) => Promise<string>;
  /** The session of somebody with a key of these scopes. */
  readonly signIn: (store: string, scopes: readonly Scope[]) => Promise<string>;
  /** Sees responses to be counted, as digest does. */
  readonly count: (responses: readonly Response[]) => Promise<void>;
  /** What the table was asked while something ran. */
  readonly callsOf: (run: () => Promise<unknown>) => Promise<string[]>;
  readonly stop: () => Promise<void>;
};

/** Remembers nothing unless told for how long. */
export const startJourneyWorld = async ({ cacheSeconds = 0 } = {}): Promise<JourneyWorld> => {
  const { client, table, stop } = await startTable();
  const calls: string[] = [];
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        calls.push(commandName ?? "");
        return next(args);
      },
    { step: "initialize" },
  );
  const now = () => NOW;
  const pages = dashboard(dashboardNeeds(table, { log: () => {}, now, cacheSeconds }));
  const scripts = { method: "GET", path: "/script/{file}", handler: readScriptEndpoint({ log: () => {} }) };
  const routes = [...pages].map(([route, handler]) => {
    const [method = "", path = ""] = route.split(" ");
    return { method, path, handler };
  });
  const cors = { allowOrigins: [], allowMethods: [], allowHeaders: [], maxAgeSeconds: 0 };
  const http = await startHttp({ port: 0, routes: [...routes, scripts], cors });
  const see = digest(digestNeeds(table, heartEngine, now));
  const count = async (responses: readonly Response[]) => {
    await Promise.all(responses.map((response) => dynamoResponses(table).add(response)));
    const { failed } = await see(responses);
    if (failed.size > 0) throw new Error("some responses were not counted", { cause: [...failed.values()][0] });
  };
  const keys = dynamoApiKeys(table);
  const signIn = async (store: string, scopes: readonly Scope[]) => {
    const { key } = await keys.create(store, { name: "test", kind: "secret", scopes }, NOW);
    return aSession(table, key, NOW);
  };
  return {
    url: `${http.url}/journey`,
    table,
    signIn,
    count,
    callsOf: async (run) => {
      calls.length = 0;
      await run();
      return [...calls];
    },
    addStore: async (fields, touchpoints, responses) => {
      const store = await dynamoStores(table).create(aStore(fields), NOW);
      for (const { n: _n, face: _face, words: _words, comments: _comments, ...touchpoint } of touchpoints) {
        await dynamoTouchpoints(table).create(store.id, touchpoint);
      }
      const all = responses ?? responsesOf(store.id, touchpoints);
      for (let start = 0; start < all.length; start += BATCH) {
        await count(all.slice(start, start + BATCH));
      }
      return signIn(store.id, ["read"]);
    },
    stop: async () => {
      await http.close();
      await stop();
    },
  };
};

const felt = (fields: Partial<Touchpoint> & Omit<FeltTouchpoint, keyof Touchpoint>): FeltTouchpoint => ({
  ...aTouchpoint(fields),
  ...fields,
});

const GOOD: readonly FeelingName[] = ["trusting", "pleased", "interested", "cared_for", "happy"];
const BAD: readonly FeelingName[] = ["disappointed", "stressed", "frustrated", "neglected", "indifferent"];

/** A journey with something of everything: certain drop, small and hidden touchpoints, an archived one, six languages. */
export const FULL: readonly FeltTouchpoint[] = [
  felt({
    id: "instagram",
    stage: "awareness",
    channel: "social",
    name: { it: "Post su Instagram", en: "Instagram post" },
    n: 48,
    face: 3.7,
    words: ["exploratory", "interested", "pleased"],
    comments: [
      ["Le foto del laboratorio mi hanno fatto venire voglia di passare.", "it"],
      ["I like seeing who makes the bags. More of that, please.", "en"],
    ],
  }),
  felt({
    id: "blog",
    stage: "awareness",
    channel: "blog",
    name: { it: "Articolo del blog", en: "Blog article" },
    n: 14,
    face: 3.4,
    words: ["interested"],
    comments: [["Guter Artikel über die Pflege von Leder, nur etwas lang.", "de"]],
  }),
  felt({
    id: "product-page",
    stage: "consideration",
    channel: "web",
    name: { it: "Scheda del prodotto", en: "Product page", de: "Produktseite" },
    n: 62,
    face: 3.6,
    words: ["interested", "trusting", "hurried"],
    comments: [["Mancano le misure interne, per il resto è chiara.", "it"]],
  }),
  felt({
    id: "shop-visit",
    stage: "consideration",
    channel: "store",
    name: { it: "Visita in bottega", en: "Shop visit" },
    n: 36,
    face: 4.3,
    words: GOOD,
    comments: [
      [
        "Mi hanno mostrato come si cuce un manico. Non avevo intenzione di comprare nulla e sono uscita con un regalo.",
        "it",
      ],
      ["On m’a laissé le temps de choisir, sans insister.", "fr"],
    ],
  }),
  felt({
    id: "checkout",
    stage: "conversion",
    channel: "ecommerce",
    name: { it: "Pagamento online", en: "Online checkout" },
    n: 96,
    face: 4.5,
    words: GOOD,
    comments: [
      ["Pagato in un minuto, con il telefono in mano e il cane che tirava.", "it"],
      ["Rápido y claro. Me gustó poder elegir el día de entrega.", "es"],
      ["Tudo certo, só faltou a opção de Pix.", "pt"],
    ],
  }),
  felt({
    id: "delivery",
    stage: "retention",
    channel: "email",
    name: { it: "Consegna del pacco", en: "Parcel delivery", de: "Paketzustellungsbenachrichtigung" },
    n: 118,
    face: 2.1,
    words: BAD,
    comments: [
      [
        "Il pacco è arrivato con quattro giorni di ritardo e nessuno mi ha avvisato. La borsa è bella, ma era un regalo di compleanno.",
        "it",
      ],
      ["Bravissimi, davvero ♥ arrivata rotta.", "it", 1],
      ["The tracking page said “delivered” two days before it was.", "en"],
    ],
  }),
  felt({
    id: "repair",
    stage: "retention",
    channel: "support",
    name: { it: "Riparazione", en: "Repair" },
    n: 11,
    face: 4.2,
    words: ["cared_for", "valued"],
  }),
  felt({
    id: "returns",
    stage: "retention",
    channel: "support",
    name: { it: "Reso", en: "Returns" },
    order: 3,
    n: 3,
    face: 1.5,
  }),
  felt({
    id: "loyalty-letter",
    stage: "retention",
    channel: "email",
    name: { it: "Lettera ai clienti" },
    order: 4,
    archived: true,
    n: 6,
    face: 3,
  }),
  felt({
    id: "review-invite",
    stage: "advocacy",
    channel: "email",
    name: { it: "Invito a raccontare", en: "Invitation to tell" },
    n: 44,
    face: 3.6,
    words: ["valued", "pleased", "indifferent"],
    comments: [["Ne ho parlato a mia sorella, che adesso vuole la stessa in verde.", "it"]],
  }),
  felt({
    id: "open-day",
    stage: "advocacy",
    channel: "event",
    name: { it: "Porte aperte", en: "Open day" },
    order: 2,
    n: 0,
    face: 3,
  }),
];

/** The same touchpoints with hardly any responses. */
export const SMALL: readonly FeltTouchpoint[] = [
  felt({ id: "instagram", stage: "awareness", channel: "social", name: { it: "Post su Instagram" }, n: 12, face: 3.8 }),
  felt({
    id: "shop-visit",
    stage: "consideration",
    channel: "store",
    name: { it: "Visita in bottega" },
    n: 3,
    face: 4,
  }),
  felt({
    id: "checkout",
    stage: "conversion",
    channel: "ecommerce",
    name: { it: "Pagamento online" },
    n: 22,
    face: 4.4,
  }),
  felt({ id: "delivery", stage: "retention", channel: "email", name: { it: "Consegna" }, n: 0, face: 3 }),
  felt({
    id: "review-invite",
    stage: "advocacy",
    channel: "email",
    name: { it: "Invito a raccontare" },
    n: 7,
    face: 2.6,
    comments: [["Troppo presto: la borsa era arrivata il giorno prima.", "it"]],
  }),
];

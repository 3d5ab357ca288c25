import { answersInMemory } from "../../functions/feed/answers.ts";
import { feed } from "../../functions/feed/feed.ts";
import { feedNeeds } from "../../functions/http/adapters.ts";
import type { StaticRoute } from "../../infra/local/http.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoTestimonials } from "../../shared/adapters/dynamo/testimonials.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Testimonial } from "../../shared/domain/testimonial.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import { aResponse, aStore, aTouchpoint, aTestimonial as waiting } from "../support/builders.ts";
import { serve } from "../support/serve.ts";
import { startTable } from "../support/table.ts";

const START = new Date("2026-11-22T10:00:00Z");
const DAY_MS = 86_400_000;

/** A testimonial that is published: four stars in Italian, unless other fields are given. */
export const aTestimonial = (fields: Partial<Testimonial> = {}): Testimonial =>
  waiting({
    id: "testimonial-1",
    state: "published",
    text: "Consegna perfetta, e un biglietto scritto a mano.",
    displayName: "Anna",
    answeredAt: "2026-11-20T09:00:00.000Z",
    answeredOn: "2026-11-20",
    publishedAt: "2026-11-21T08:00:00.000Z",
    changedAt: "2026-11-21T08:00:00.000Z",
    ...fields,
  });

/** An answer of the server, its body as it was before it was compressed. */
export type Answer = { readonly status: number; readonly text: string; readonly headers: Headers };

export type FeedWorld = Awaited<ReturnType<typeof startFeedWorld>>;

/** The feeds over a real table and a real server, with a clock that a test moves and a count of what the table is asked. */
export const startFeedWorld = async ({
  keptBytes = 1e6,
  cacheSeconds = 0,
  staticRoutes = [],
  constant,
}: {
  readonly keptBytes?: number;
  readonly cacheSeconds?: number;
  readonly staticRoutes?: readonly StaticRoute[];
  /** A path that is answered with constant bytes, to compare with. */
  readonly constant?: { readonly path: string; readonly body: Buffer };
} = {}) => {
  const { table, client, stop } = await startTable();
  const asked: string[] = [];
  client.middlewareStack.add(
    (next, context) => (args) => {
      asked.push(context.commandName ?? "");
      return next(args);
    },
    { step: "initialize" },
  );
  let time = START.getTime();
  const now = () => new Date(time);
  const options = { log: () => {}, now, cacheSeconds, publicUrl: "" };
  const http = await serve(feed({ ...feedNeeds(table, options), answers: answersInMemory(keptBytes) }), {
    staticRoutes: [
      ...staticRoutes,
      ...(constant === undefined ? [] : [{ ...constant, headers: { "content-type": "application/json" } }]),
    ],
    cors: { allowOrigins: ["*"], allowMethods: ["GET", "HEAD"], allowHeaders: [], maxAgeSeconds: 0 },
  });
  const testimonials = dynamoTestimonials(table);
  const responses = dynamoResponses(table);

  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(new URL(path, http.url), init);
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const publish = async (fields: Partial<Testimonial> = {}): Promise<Testimonial> => {
    const testimonial = aTestimonial(fields);
    const { id, store } = testimonial;
    await responses.add(aResponse({ id, store, answers: { comment: testimonial.text } }));
    const saved = await testimonials.save({ before: undefined, after: testimonial, now: now() });
    if (saved !== "saved") throw new Error(`${id} is ${saved}`);
    return testimonial;
  };

  return {
    url: http.url,
    table,
    now,
    ask,
    publish,
    testimonials,
    /** What the table was asked since the last call of this. */
    asked: () => asked.splice(0),
    wait: (ms: number) => {
      time += ms;
    },
    addStore: async (fields: Partial<Store> = {}, touchpoints: readonly Partial<Touchpoint>[] = [{}]) => {
      const store = await dynamoStores(table).create(aStore({ timeZone: "UTC", ...fields }), now());
      // What is not in a draft.
      if (fields.feeds !== undefined) await dynamoStores(table).change(store, { feeds: fields.feeds });
      for (const touchpoint of touchpoints) await dynamoTouchpoints(table).create(store.id, aTouchpoint(touchpoint));
      return store;
    },
    feedKey: async (store: string) => dynamoApiKeys(table).create(store, { name: "newsletter", kind: "feed" }, now()),
    withdraw: async (testimonial: Testimonial) => {
      const { text: _, ...rest } = testimonial;
      const after: Testimonial = { ...rest, rev: rest.rev + 1, state: "withdrawn", changedAt: now().toISOString() };
      const saved = await testimonials.save({ before: testimonial, after, now: now() });
      if (saved !== "saved") throw new Error(`${testimonial.id} is ${saved}`);
    },
    stop: async () => {
      await http.close();
      await stop();
    },
  };
};

/** Publishes some testimonials, the newest first in the list, a day apart. */
export const publishMany = async (
  world: Pick<FeedWorld, "publish">,
  fields: readonly Partial<Testimonial>[],
): Promise<Testimonial[]> => {
  const published: Testimonial[] = [];
  for (const [index, one] of fields.entries()) {
    const publishedAt = new Date(START.getTime() - (index + 1) * DAY_MS).toISOString();
    published.push(await world.publish({ id: `testimonial-${index}`, publishedAt, changedAt: publishedAt, ...one }));
  }
  return published;
};

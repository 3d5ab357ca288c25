import { type IncomingHttpHeaders, request } from "node:http";
import { digest } from "../../functions/digest/digest.ts";
import { digestNeeds } from "../../functions/digest/needs.ts";
import { moderate } from "../../functions/moderate/moderate.ts";
import { moderateNeeds } from "../../functions/moderate/needs.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoFeedEntries } from "../../shared/adapters/dynamo/feed-entries.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoTestimonials } from "../../shared/adapters/dynamo/testimonials.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { Scope } from "../../shared/domain/api-key.ts";
import type { Consent } from "../../shared/domain/consent.ts";
import type { Answers, Response } from "../../shared/domain/response.ts";
import { aResponse, aStore, aTouchpoint } from "../support/builders.ts";
import { muteEngine } from "../support/mute-engine.ts";
import { serve } from "../support/serve.ts";
import { aSession, sessionHeader } from "../support/sign-in.ts";
import { startTable } from "../support/table.ts";

const NOW = new Date("2026-11-22T10:00:00.000Z");

/** What a customer agreed to on their own page. */
export const aConsent = (fields: Partial<Consent> = {}): Consent => ({
  version: "publication@1",
  language: "en",
  text: "I allow Bottega to publish my comment with my rating, its date and the name below.",
  scopes: ["site", "social"],
  displayName: "Giulia",
  givenAt: "2026-11-20T09:00:00.000Z",
  ...fields,
});

const BATCH = 25;

export type Sent = {
  readonly store: string;
  readonly id: string;
  readonly answers: Answers;
  readonly consent?: Partial<Consent>;
  readonly fields?: Partial<Response>;
};

export type ModerateWorld = Awaited<ReturnType<typeof startModerateWorld>>;

/** The moderation pages over a real table and a real server, with a clock that a test moves. */
export const startModerateWorld = async () => {
  const { table, stop } = await startTable();
  let time = NOW.getTime();
  const now = () => new Date(time);
  const http = await serve(moderate(moderateNeeds(table, { log: () => {}, now, cacheSeconds: 0 })));
  const responses = dynamoResponses(table);
  const testimonials = dynamoTestimonials(table);
  const count = digest(digestNeeds(table, muteEngine, now));
  const signIn = async (store: string, scopes: readonly Scope[] = ["moderate"]) => {
    const { key } = await dynamoApiKeys(table).create(store, { name: "moderator", kind: "secret", scopes }, now());
    return { key, session: await aSession(table, key, now()) };
  };

  return {
    url: http.url,
    table,
    now,
    responses,
    testimonials,
    feeds: dynamoFeedEntries(table),
    signIn,
    wait: (ms: number) => {
      time += ms;
    },
    /** A store, and the session of somebody who may moderate. */
    addStore: async (id: string) => {
      const store = await dynamoStores(table).create(aStore({ id, name: "Bottega <Aurora>", timeZone: "UTC" }), now());
      await dynamoTouchpoints(table).create(id, aTouchpoint());
      await dynamoTouchpoints(table).create(
        id,
        aTouchpoint({ id: "checkout", stage: "conversion", name: { en: "Checkout" } }),
      );
      return { store, ...(await signIn(id)) };
    },
    /** A response whose author agreed to have it published, seen by digest: its testimonial waits. */
    send: async ({ store, id, answers, consent, fields }: Sent) => {
      const response = aResponse({ store, id, answers, consent: aConsent(consent), ...fields });
      await responses.add(response);
      await count([response]);
      return (await testimonials.get(store, id))!;
    },
    /** Digest sees a response as it is now. */
    follow: async (store: string, id: string) => {
      const response = await responses.get(store, id);
      if (response !== undefined) await count([response]);
    },
    /** Digest sees some responses, as many at once as a batch of the stream has. */
    see: async (seen: readonly Response[]) => {
      for (let at = 0; at < seen.length; at += BATCH) await count(seen.slice(at, at + BATCH));
    },
    stop: async () => {
      await http.close();
      await stop();
    },
  };
};

/** What was answered. */
export type Page = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string };

/** Asks for a page with just these headers: `fetch` adds some of its own that say where a form stood. */
export const visit = (
  url: URL,
  { headers, form }: { readonly headers?: Readonly<Record<string, string>>; readonly form?: URLSearchParams } = {},
): Promise<Page> =>
  new Promise((resolve, reject) => {
    const body = form?.toString();
    const sent = request(
      url,
      {
        method: form === undefined ? "GET" : "POST",
        headers: {
          ...headers,
          ...(body !== undefined && {
            "content-type": "application/x-www-form-urlencoded",
            "content-length": Buffer.byteLength(body),
          }),
        },
      },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (part: string) => {
          text += part;
        });
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });

/** Headers of a browser whose visitor has signed in. */
export const signedIn = (session: string) => ({ ...sessionHeader(session), "accept-language": "en" });

/** What a browser says of a form that stood on our own page. */
export const OWN_FORM = { origin: "null", "sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate" };

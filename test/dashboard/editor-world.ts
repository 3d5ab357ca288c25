import { dashboard } from "../../functions/dashboard/dashboard.ts";
import { dashboardNeeds } from "../../functions/dashboard/needs.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoJourneyTrail } from "../../shared/adapters/dynamo/journey-trail.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { Scope } from "../../shared/domain/api-key.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import { aStore, aTouchpoint } from "../support/builders.ts";
import { serve } from "../support/serve.ts";
import { aSession } from "../support/sign-in.ts";
import { startTable } from "../support/table.ts";

export const NOW = new Date("2026-11-22T10:00:00.000Z");

/** What a browser says of a form that stood on our own page. */
export const OWN_FORM = { "sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate" };

const JOURNEY: readonly Touchpoint[] = [
  aTouchpoint({ id: "instagram", stage: "awareness", channel: "social", name: { it: "Post su Instagram" }, order: 10 }),
  aTouchpoint({ id: "checkout", stage: "conversion", channel: "ecommerce", name: { en: "Checkout" }, order: 10 }),
  aTouchpoint({ id: "delivery", order: 10 }),
  aTouchpoint({ id: "repair", channel: "support", name: { it: "Riparazione", en: "Repair" }, order: 20 }),
];

export type EditorWorld = Awaited<ReturnType<typeof startEditorWorld>>;

/** The dashboard's pages over a real table and a real server, with a clock that a test moves. */
export const startEditorWorld = async () => {
  const { table, client, stop } = await startTable();
  let time = NOW.getTime();
  const now = () => new Date(time);
  let calls = 0;
  client.middlewareStack.add(
    (next) => (call) => {
      calls += 1;
      return next(call);
    },
    { step: "initialize" },
  );
  const http = await serve(dashboard(dashboardNeeds(table, { log: () => {}, now, cacheSeconds: 0 })));
  const stores = dynamoStores(table);
  const touchpoints = dynamoTouchpoints(table);
  let made = 0;

  /** The cookie of somebody who has signed in with a key of these scopes. */
  const signIn = async (store: string, scopes: readonly Scope[] = ["read", "admin"]) => {
    const { key } = await dynamoApiKeys(table).create(store, { name: "Ada’s key", kind: "secret", scopes }, now());
    return aSession(table, key, now());
  };

  return {
    url: http.url,
    table,
    now,
    signIn,
    wait: (ms: number) => {
      time += ms;
    },
    /** Calls of the table since the last time. */
    calls: () => {
      const since = calls;
      calls = 0;
      return since;
    },
    /** A store with its touchpoints, and somebody who may edit it. */
    addStore: async (fields: Partial<Store> = {}, journey: readonly Touchpoint[] = JOURNEY) => {
      const store = await stores.create(aStore({ id: `shop-${made++}`, timeZone: "UTC", ...fields }), now());
      for (const touchpoint of journey) await touchpoints.create(store.id, touchpoint);
      const session = await signIn(store.id);
      return {
        store,
        session,
        now: async () => (await stores.get(store.id))!,
        touchpoint: async (id: string) => (await touchpoints.get(store.id, id))!,
        touchpoints: () => touchpoints.all(store.id),
        trail: async () => (await dynamoJourneyTrail(table).list(store.id, 50)).changes,
      };
    },
    stop: async () => {
      await http.close();
      await stop();
    },
  };
};

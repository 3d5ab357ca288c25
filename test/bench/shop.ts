import { DEMO_TOUCHPOINTS } from "../../infra/local/demo/bottega-aurora.ts";
import { demoDrafts } from "../../infra/local/demo/demo-drafts.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { type Response, type ResponseDraft, recordResponse } from "../../shared/domain/response.ts";
import { type Store, StoreDraft } from "../../shared/domain/store.ts";

export const ORIGIN = "https://bench.example";

/** A store with the demo's twelve touchpoints, and keys to use it. */
export type BenchShop = { readonly store: Store; readonly publishableKey: string; readonly readKey: string };

export const openShop = async (table: TableClient, id: string): Promise<BenchShop> => {
  const now = new Date();
  const store = await dynamoStores(table).create(
    StoreDraft.parse({ id, name: "Bench", timeZone: "UTC", origins: [ORIGIN] }),
    now,
  );
  const touchpoints = dynamoTouchpoints(table);
  for (const [order, { weight: _weight, asks: _asks, lines: _lines, ...touchpoint }] of DEMO_TOUCHPOINTS.entries()) {
    await touchpoints.create(id, { ...touchpoint, order, archived: false, revision: 1 });
  }
  const keys = dynamoApiKeys(table);
  const publishable = await keys.create(id, { name: "bench", kind: "publishable" }, now);
  const read = await keys.create(id, { name: "bench", kind: "secret", scopes: ["read"] }, now);
  return { store, publishableKey: publishable.secret, readKey: read.secret };
};

/** Drafts as customers of the demo give them, answered now. */
export const draftsNow = (count: number): ResponseDraft[] =>
  demoDrafts(count, new Date()).map(({ answeredAt: _, ...draft }) => draft);

let made = 0;

/** A response as `collect` records it. */
export const responseOf = (store: string, draft: ResponseDraft, now = new Date()): Response => {
  const touchpoint = DEMO_TOUCHPOINTS.find(({ id }) => id === draft.touchpoint);
  if (touchpoint === undefined) throw new Error(`no touchpoint ${draft.touchpoint}`);
  made += 1;
  return recordResponse(draft, {
    id: `bench-${process.pid}-${made}`.padEnd(22, "-"),
    store,
    touchpoint,
    source: "widget",
    provenance: "open",
    fingerprint: "fingerprint-of-22-char",
    now,
  });
};

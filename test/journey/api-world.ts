import { admin } from "../../functions/admin/admin.ts";
import { digest } from "../../functions/digest/digest.ts";
import { digestNeeds } from "../../functions/digest/needs.ts";
import { adminNeeds, journeyNeeds } from "../../functions/http/adapters.ts";
import { journey } from "../../functions/journey/journey.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { Scope } from "../../shared/domain/api-key.ts";
import type { Response } from "../../shared/domain/response.ts";
import type { SentimentEngine } from "../../shared/domain/sentiment.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import { aSentiment, aStore } from "../support/builders.ts";
import { serve } from "../support/serve.ts";
import { startTable } from "../support/table.ts";

/** The moment at which everything is asked for. */
const NOW = new Date("2026-11-22T10:00:00Z");
const BATCH = 25;

/** Reads ♥ as happiness and ☹ as the opposite, and nothing else. */
const signEngine: SentimentEngine = {
  read: async (comments) =>
    comments.map(({ text, locale }) => {
      const language = locale?.slice(0, 2) ?? "it";
      if (text.includes("♥")) return { outcome: "read", sentiment: aSentiment({ language }) };
      if (!text.includes("☹")) return { outcome: "unreadable", reason: "holds no sign" };
      return {
        outcome: "read",
        sentiment: aSentiment({ label: "NEGATIVE", positive: 0.05, negative: 0.9, language }),
      };
    }),
};

export type Answer = { readonly status: number; readonly body: Record<string, unknown> };

/** What marketers read and what runs a store, over a real table, at a fixed time. */
export type ApiWorld = {
  readonly table: TableClient;
  /** Adds a store with its touchpoints and counts its responses. */
  readonly addStore: (
    fields: Partial<Store>,
    touchpoints: readonly Touchpoint[],
    responses: readonly Response[],
  ) => Promise<void>;
  readonly createKey: (store: string, scopes: readonly Scope[]) => Promise<string>;
  readonly send: (method: string, path: string, key: string, body?: unknown) => Promise<Answer>;
  readonly stop: () => Promise<void>;
};

export const startApiWorld = async (): Promise<ApiWorld> => {
  const { table, stop } = await startTable();
  const now = () => NOW;
  const needs = { log: () => {}, now, cacheSeconds: 0 };
  const endpoints = [
    ...journey(journeyNeeds(table, needs)),
    ...admin(adminNeeds(table, { ...needs, signingKeys: { k1: "a".repeat(32) }, publicUrl: "" })),
  ];
  const http = await serve(endpoints);
  const count = digest(digestNeeds(table, signEngine, now));
  return {
    table,
    addStore: async (fields, touchpoints, responses) => {
      const store = await dynamoStores(table).create(aStore(fields), NOW);
      for (const touchpoint of touchpoints) await dynamoTouchpoints(table).create(store.id, touchpoint);
      for (let start = 0; start < responses.length; start += BATCH) {
        const batch = responses.slice(start, start + BATCH);
        await Promise.all(batch.map((response) => dynamoResponses(table).add(response)));
        const { failed } = await count(batch);
        if (failed.size > 0) throw new Error("some responses were not counted", { cause: [...failed.values()][0] });
      }
    },
    createKey: async (store, scopes) =>
      (await dynamoApiKeys(table).create(store, { name: "test", kind: "secret", scopes }, NOW)).secret,
    send: async (method, path, key, body) => {
      const answer = await fetch(`${http.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === "" ? {} : JSON.parse(text) };
    },
    stop: async () => {
      await http.close();
      await stop();
    },
  };
};

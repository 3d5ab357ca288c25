import { cached } from "../../shared/adapters/cached.ts";
import { dynamoLedger } from "../../shared/adapters/dynamo/ledger.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import type { SentimentEngine } from "../../shared/domain/sentiment.ts";
import { CONFIG_CACHE_SECONDS } from "../../shared/env.ts";
import type { DigestNeeds } from "./digest.ts";

/** What digest needs, on a table. */
export const digestNeeds = (table: TableClient, engine: SentimentEngine, now: () => Date): DigestNeeds => {
  const find = cached(dynamoStores(table).get, CONFIG_CACHE_SECONDS);
  return {
    ledger: dynamoLedger(table),
    engine,
    now,
    store: async (id) => {
      const store = await find(id);
      if (store === undefined) throw new Error(`a response belongs to the store ${id}, which is not there`);
      return store;
    },
  };
};

import { cached } from "../../shared/adapters/cached.ts";
import { dynamoLedger } from "../../shared/adapters/dynamo/ledger.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTestimonials } from "../../shared/adapters/dynamo/testimonials.ts";
import { type PersonalDataDetector, ruleDetector } from "../../shared/domain/personal-data.ts";
import type { SentimentEngine } from "../../shared/domain/sentiment.ts";
import { CONFIG_CACHE_SECONDS } from "../../shared/env.ts";
import type { DigestNeeds } from "./digest.ts";
import { followTestimonial } from "./follow.ts";

/** What digest needs, on a table. Personal data is looked for by our own rules, unless somebody else is given. */
export const digestNeeds = (
  table: TableClient,
  engine: SentimentEngine,
  now: () => Date,
  personalData: PersonalDataDetector = ruleDetector,
): DigestNeeds => {
  const find = cached(dynamoStores(table).get, CONFIG_CACHE_SECONDS);
  return {
    ledger: dynamoLedger(table),
    engine,
    now,
    follow: followTestimonial({ testimonials: dynamoTestimonials(table), personalData, now }),
    store: async (id) => {
      const store = await find(id);
      if (store === undefined) throw new Error(`a response belongs to the store ${id}, which is not there`);
      return store;
    },
  };
};

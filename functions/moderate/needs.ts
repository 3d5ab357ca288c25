import { cached } from "../../shared/adapters/cached.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import type { SliceSum } from "../../shared/adapters/dynamo/cells.ts";
import { dynamoFeedEntries } from "../../shared/adapters/dynamo/feed-entries.ts";
import { dynamoSigningSecrets } from "../../shared/adapters/dynamo/signing-secrets.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTestimonials, type Testimonials } from "../../shared/adapters/dynamo/testimonials.ts";
import { dynamoTouchpoints, type Touchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { FeedReader } from "../../shared/domain/feed.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { EndpointNeeds } from "../http/endpoint.ts";
import { rememberedSums } from "../http/remembered-sums.ts";

/** What moderation needs. */
export type ModerateNeeds = EndpointNeeds & {
  readonly store: (id: string) => Promise<Store | undefined>;
  readonly touchpoints: Pick<Touchpoints, "all">;
  readonly testimonials: Testimonials;
  readonly feeds: Pick<FeedReader, "stamp">;
  /** Counters of every slice over some days; may be minutes old. */
  readonly sums: (store: Store, from: string, to: string) => Promise<readonly SliceSum[]>;
  readonly signingSecret: (store: string) => Promise<string>;
};

type Options = Pick<EndpointNeeds, "log" | "now"> & { readonly cacheSeconds: number };

/** The same, on a table. Testimonials are read as they are; what seldom changes is remembered for a while. */
export const moderateNeeds = (table: TableClient, { cacheSeconds, ...options }: Options): ModerateNeeds => {
  const store = cached(dynamoStores(table).get, cacheSeconds);
  return {
    ...options,
    findKey: cached(dynamoApiKeys(table).find, cacheSeconds),
    store,
    touchpoints: dynamoTouchpoints(table),
    testimonials: dynamoTestimonials(table),
    feeds: dynamoFeedEntries(table),
    sums: rememberedSums(table, store, cacheSeconds),
    signingSecret: dynamoSigningSecrets(table).get,
  };
};

import type { SliceSum } from "../../shared/adapters/dynamo/cells.ts";
import { dynamoFeedEntries } from "../../shared/adapters/dynamo/feed-entries.ts";
import { dynamoSigningSecrets } from "../../shared/adapters/dynamo/signing-secrets.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTestimonials, type Testimonials } from "../../shared/adapters/dynamo/testimonials.ts";
import { dynamoTouchpoints, type Touchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { FeedReader } from "../../shared/domain/feed.ts";
import type { Store } from "../../shared/domain/store.ts";
import { rememberedSums } from "../http/remembered-sums.ts";
import type { Log } from "../log.ts";
import { sessionNeeds } from "../pages/session-needs.ts";
import type { SessionNeeds } from "../pages/signed-in.ts";

/** What moderation needs. */
export type ModerateNeeds = SessionNeeds & {
  readonly log: Log;
  readonly touchpoints: Pick<Touchpoints, "all">;
  readonly testimonials: Testimonials;
  readonly feeds: Pick<FeedReader, "stamp">;
  /** Counters of every slice over some days; may be minutes old. */
  readonly sums: (store: Store, from: string, to: string) => Promise<readonly SliceSum[]>;
  readonly signingSecret: (store: string) => Promise<string>;
};

type Options = { readonly log: Log; readonly now: () => Date; readonly cacheSeconds: number };

/** The same, on a table. Testimonials are read as they are; what seldom changes is remembered for a while. */
export const moderateNeeds = (table: TableClient, options: Options): ModerateNeeds => {
  const sessions = sessionNeeds(table, options);
  return {
    log: options.log,
    ...sessions,
    touchpoints: dynamoTouchpoints(table),
    testimonials: dynamoTestimonials(table),
    feeds: dynamoFeedEntries(table),
    sums: rememberedSums(table, sessions.store, options.cacheSeconds),
    signingSecret: dynamoSigningSecrets(table).get,
  };
};

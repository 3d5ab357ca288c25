import type { SliceSum } from "../../shared/adapters/dynamo/cells.ts";
import type { FeedReader } from "../../shared/domain/feed.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import type { EndpointNeeds } from "../http/endpoint.ts";
import type { Answers } from "./answers.ts";

/** What feeds need. Everything but the stamp and the entries may be as old as the cache of whoever builds it. */
export type FeedNeeds = EndpointNeeds & {
  readonly store: (id: string) => Promise<Store | undefined>;
  readonly touchpoints: (store: string) => Promise<readonly Touchpoint[]>;
  /** As fresh as the moment it is called. */
  readonly stamp: FeedReader["stamp"];
  /** Strongly consistent: read after the stamp, it is never older than the stamp. */
  readonly page: FeedReader["page"];
  /** Counters of every slice over some days. */
  readonly sums: (store: Store, from: string, to: string) => Promise<readonly SliceSum[]>;
  /** Answers that were made, by what they depend on. */
  readonly answers: Answers;
  /** Where customers reach us; empty: where the caller reached us. */
  readonly publicUrl: string;
};

import { cached } from "../../shared/adapters/cached.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { dynamoCustomerCells } from "../../shared/adapters/dynamo/customer-cells.ts";
import { dynamoFeedEntries } from "../../shared/adapters/dynamo/feed-entries.ts";
import { dynamoResponses, type Responses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoRiskList } from "../../shared/adapters/dynamo/risk-list.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { EndpointNeeds } from "../http/endpoint.ts";
import type { AdvocacyNeeds } from "../reading/read-advocacy.ts";
import type { MapNeeds } from "../reading/read-map.ts";
import type { RisksNeeds } from "../reading/read-risks.ts";

/** What the dashboard needs. */
export type DashboardNeeds = EndpointNeeds &
  MapNeeds &
  AdvocacyNeeds &
  RisksNeeds & {
    readonly store: (id: string) => Promise<Store | undefined>;
    readonly responses: Pick<Responses, "list">;
  };

type Options = Pick<EndpointNeeds, "log" | "now"> & { readonly cacheSeconds: number };

/** The same, on a table. What seldom changes is remembered for a while. */
export const dashboardNeeds = (table: TableClient, { cacheSeconds, ...options }: Options): DashboardNeeds => ({
  ...options,
  findKey: cached(dynamoApiKeys(table).find, cacheSeconds),
  store: cached(dynamoStores(table).get, cacheSeconds),
  touchpoints: dynamoTouchpoints(table),
  cells: dynamoCells(table),
  responses: dynamoResponses(table),
  feeds: dynamoFeedEntries(table),
  customerCells: dynamoCustomerCells(table),
  risks: dynamoRiskList(table),
});

import { remembering } from "../../shared/adapters/cached.ts";
import { type Annotations, dynamoAnnotations } from "../../shared/adapters/dynamo/annotations.ts";
import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { type Cells, dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { dynamoCustomerCells } from "../../shared/adapters/dynamo/customer-cells.ts";
import { dynamoCustomerTrail } from "../../shared/adapters/dynamo/customer-trail.ts";
import { dynamoCustomers } from "../../shared/adapters/dynamo/customers.ts";
import { dynamoFeedEntries } from "../../shared/adapters/dynamo/feed-entries.ts";
import { dynamoJourneyEdits, type JourneyEdits } from "../../shared/adapters/dynamo/journey-edits.ts";
import { dynamoJourneyTrail, type JourneyTrail } from "../../shared/adapters/dynamo/journey-trail.ts";
import { dynamoOptOuts, type OptOuts } from "../../shared/adapters/dynamo/opt-outs.ts";
import { dynamoResponses, type Responses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoRiskList } from "../../shared/adapters/dynamo/risk-list.ts";
import { dynamoSessions, type Sessions } from "../../shared/adapters/dynamo/sessions.ts";
import { dynamoSignInLinks, type SignInLinks } from "../../shared/adapters/dynamo/sign-in-links.ts";
import { dynamoSigningSecrets } from "../../shared/adapters/dynamo/signing-secrets.ts";
import { dynamoStores, type Stores } from "../../shared/adapters/dynamo/stores.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTouchpoints, type Touchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { CustomerCell } from "../../shared/domain/cohort.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import type { FindKey } from "../http/authenticate.ts";
import type { Log } from "../log.ts";
import { sessionNeeds } from "../pages/session-needs.ts";
import type { SessionNeeds } from "../pages/signed-in.ts";
import type { ChangeCustomerNeeds } from "../reading/change-customer.ts";
import type { StageComments } from "../reading/newest-comments.ts";
import type { AdvocacyNeeds } from "../reading/read-advocacy.ts";
import type { DrillDownNeeds } from "../reading/read-drill-down.ts";
import type { MapNeeds } from "../reading/read-map.ts";
import type { RisksNeeds } from "../reading/read-risks.ts";
import type { TrendNeeds } from "../reading/read-trend.ts";

/** What the dashboard needs. */
export type DashboardNeeds = SessionNeeds &
  MapNeeds &
  AdvocacyNeeds &
  RisksNeeds &
  TrendNeeds &
  ChangeCustomerNeeds & {
    readonly log: Log;
    readonly sessions: Sessions;
    /** Whose key this is, as it is at this moment: for a sign-in, which is seldom. */
    readonly findKey: FindKey;
    readonly links: Pick<SignInLinks, "take">;
    readonly signingSecret: (store: string) => Promise<string>;
    readonly cells: Pick<Cells, "look">;
    /** What a page may show again while nothing was counted; the key names the page and its state. */
    readonly remember: (
      key: string,
      load: () => Promise<ReadonlyMap<string, StageComments>>,
    ) => Promise<ReadonlyMap<string, StageComments>>;
    readonly responses: Pick<Responses, "list" | "getMany">;
    readonly optOuts: Pick<OptOuts, "has">;
    readonly annotations: Annotations;
    readonly rememberPhrases: DrillDownNeeds["rememberPhrases"];
    /** What the editor reads and changes, as it is at this moment. */
    readonly journey: {
      readonly store: Stores["get"];
      readonly touchpoints: Pick<Touchpoints, "all">;
      readonly edits: JourneyEdits;
      readonly trail: Pick<JourneyTrail, "list">;
    };
  };

type Options = { readonly log: Log; readonly now: () => Date; readonly cacheSeconds: number };

/** Pages whose comments are remembered in one process. */
const MOST_REMEMBERED = 100;

/** The same, on a table. What seldom changes is remembered for a while. */
export const dashboardNeeds = (table: TableClient, options: Options): DashboardNeeds => {
  const customerCells = remembering<CustomerCell[]>(options.cacheSeconds, { maxEntries: MOST_REMEMBERED });
  const touchpoints = remembering<Touchpoint[]>(options.cacheSeconds);
  return {
    ...sessionNeeds(table, options),
    log: options.log,
    sessions: dynamoSessions(table),
    findKey: dynamoApiKeys(table).find,
    links: dynamoSignInLinks(table),
    signingSecret: dynamoSigningSecrets(table).get,
    touchpoints: { all: (store) => touchpoints(store, () => dynamoTouchpoints(table).all(store)) },
    cells: dynamoCells(table),
    remember: remembering(options.cacheSeconds, { maxEntries: MOST_REMEMBERED }),
    responses: dynamoResponses(table),
    feeds: dynamoFeedEntries(table),
    customerCells: {
      read: (store, from, to, prefix = "") =>
        customerCells([store, from, to, prefix].join("/"), () =>
          dynamoCustomerCells(table).read(store, from, to, prefix),
        ),
    },
    risks: dynamoRiskList(table),
    customers: dynamoCustomers(table),
    trail: dynamoCustomerTrail(table),
    optOuts: dynamoOptOuts(table),
    annotations: dynamoAnnotations(table),
    rememberPhrases: remembering(2 * options.cacheSeconds, { maxEntries: MOST_REMEMBERED }),
    journey: {
      store: dynamoStores(table).get,
      touchpoints: dynamoTouchpoints(table),
      edits: dynamoJourneyEdits(table),
      trail: dynamoJourneyTrail(table),
    },
  };
};

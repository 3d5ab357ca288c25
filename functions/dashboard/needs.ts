import { dynamoApiKeys } from "../../shared/adapters/dynamo/api-keys.ts";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { dynamoResponses, type Responses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoSessions, type Sessions } from "../../shared/adapters/dynamo/sessions.ts";
import { dynamoSignInLinks, type SignInLinks } from "../../shared/adapters/dynamo/sign-in-links.ts";
import { dynamoSigningSecrets } from "../../shared/adapters/dynamo/signing-secrets.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { FindKey } from "../http/authenticate.ts";
import type { Log } from "../log.ts";
import { sessionNeeds } from "../pages/session-needs.ts";
import type { SessionNeeds } from "../pages/signed-in.ts";
import type { MapNeeds } from "../reading/read-map.ts";

/** What the dashboard needs. */
export type DashboardNeeds = SessionNeeds &
  MapNeeds & {
    readonly log: Log;
    readonly sessions: Sessions;
    /** Whose key this is, as it is at this moment: for a sign-in, which is seldom. */
    readonly findKey: FindKey;
    readonly links: Pick<SignInLinks, "take">;
    readonly signingSecret: (store: string) => Promise<string>;
    readonly responses: Pick<Responses, "list">;
  };

type Options = { readonly log: Log; readonly now: () => Date; readonly cacheSeconds: number };

/** The same, on a table. What seldom changes is remembered for a while. */
export const dashboardNeeds = (table: TableClient, options: Options): DashboardNeeds => ({
  ...sessionNeeds(table, options),
  log: options.log,
  sessions: dynamoSessions(table),
  findKey: dynamoApiKeys(table).find,
  links: dynamoSignInLinks(table),
  signingSecret: dynamoSigningSecrets(table).get,
  touchpoints: dynamoTouchpoints(table),
  cells: dynamoCells(table),
  responses: dynamoResponses(table),
});

import { dynamoClient } from "../../shared/adapters/dynamo/dynamo-client.ts";
import { InviteEnv } from "../../shared/env.ts";
import { inviteNeeds } from "../http/adapters.ts";
import { byRoute } from "../http/by-route.ts";
import { metricLog } from "../metrics.ts";
import { sessionNeeds } from "../pages/session-needs.ts";
import { invite } from "./invite.ts";

const env = InviteEnv.parse(process.env);
const table = { client: dynamoClient(), tableName: env.TABLE_NAME };
const options = {
  log: metricLog(env.METRICS_NAMESPACE),
  now: () => new Date(),
  cacheSeconds: env.AUTH_CACHE_SECONDS,
  publicUrl: env.PUBLIC_URL,
};

export const handler = byRoute(invite({ ...inviteNeeds(table, options), ...sessionNeeds(table, options) }));

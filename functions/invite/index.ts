import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { InviteEnv } from "../../shared/env.ts";
import { inviteNeeds } from "../http/adapters.ts";
import { byRoute } from "../http/by-route.ts";
import { metricLog } from "../metrics.ts";
import { invite } from "./invite.ts";

const env = InviteEnv.parse(process.env);

export const handler = byRoute(
  invite(
    inviteNeeds(
      { client: new DynamoDBClient({}), tableName: env.TABLE_NAME },
      {
        log: metricLog(env.METRICS_NAMESPACE),
        now: () => new Date(),
        cacheSeconds: env.AUTH_CACHE_SECONDS,
        publicUrl: env.PUBLIC_URL,
      },
    ),
  ),
);

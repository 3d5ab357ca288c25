import { dynamoClient } from "../../shared/adapters/dynamo/dynamo-client.ts";
import { LinkEnv } from "../../shared/env.ts";
import { adminNeeds } from "../http/adapters.ts";
import { byRoute } from "../http/by-route.ts";
import { metricLog } from "../metrics.ts";
import { admin } from "./admin.ts";

const env = LinkEnv.parse(process.env);

export const handler = byRoute(
  admin(
    adminNeeds(
      { client: dynamoClient(), tableName: env.TABLE_NAME },
      {
        log: metricLog(env.METRICS_NAMESPACE),
        now: () => new Date(),
        cacheSeconds: env.AUTH_CACHE_SECONDS,
        signingKeys: env.SIGNING_KEYS,
        publicUrl: env.PUBLIC_URL,
      },
    ),
  ),
);

import { dynamoClient } from "../../shared/adapters/dynamo/dynamo-client.ts";
import { EndpointEnv } from "../../shared/env.ts";
import { journeyNeeds } from "../http/adapters.ts";
import { byRoute } from "../http/by-route.ts";
import { metricLog } from "../metrics.ts";
import { journey } from "./journey.ts";

const env = EndpointEnv.parse(process.env);

export const handler = byRoute(
  journey(
    journeyNeeds(
      { client: dynamoClient(), tableName: env.TABLE_NAME },
      { log: metricLog(env.METRICS_NAMESPACE), now: () => new Date(), cacheSeconds: env.AUTH_CACHE_SECONDS },
    ),
  ),
);

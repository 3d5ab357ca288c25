import { dynamoClient } from "../../shared/adapters/dynamo/dynamo-client.ts";
import { EndpointEnv } from "../../shared/env.ts";

import { byRoute } from "../http/by-route.ts";
import { metricLog } from "../metrics.ts";
import { moderate } from "./moderate.ts";
import { moderateNeeds } from "./needs.ts";

const env = EndpointEnv.parse(process.env);

export const handler = byRoute(
  moderate(
    moderateNeeds(
      { client: dynamoClient(), tableName: env.TABLE_NAME },
      { log: metricLog(env.METRICS_NAMESPACE), now: () => new Date(), cacheSeconds: env.AUTH_CACHE_SECONDS },
    ),
  ),
);

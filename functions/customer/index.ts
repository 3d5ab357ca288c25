import { dynamoClient } from "../../shared/adapters/dynamo/dynamo-client.ts";
import { lazyPhotos } from "../../shared/adapters/photos/lazy-photos.ts";
import { CustomerEnv } from "../../shared/env.ts";
import { customerNeeds } from "../http/adapters.ts";
import { byRoute } from "../http/by-route.ts";
import { metricLog } from "../metrics.ts";
import { customer } from "./customer.ts";

const env = CustomerEnv.parse(process.env);

export const handler = byRoute(
  customer(
    customerNeeds(
      { client: dynamoClient(), tableName: env.TABLE_NAME },
      {
        log: metricLog(env.METRICS_NAMESPACE),
        now: () => new Date(),
        cacheSeconds: env.AUTH_CACHE_SECONDS,
        photos: lazyPhotos(env.PHOTOS_BUCKET),
      },
    ),
  ),
);

import { dynamoClient } from "../../shared/adapters/dynamo/dynamo-client.ts";
import { lazyPhotos } from "../../shared/adapters/photos/lazy-photos.ts";
import { SweepEnv } from "../../shared/env.ts";
import { eraseNeeds } from "../http/adapters.ts";
import { metricLog } from "../metrics.ts";
import { sweep } from "./sweep.ts";

const env = SweepEnv.parse(process.env);

export const handler = sweep({
  ...eraseNeeds(
    { client: dynamoClient(), tableName: env.TABLE_NAME },
    { now: () => new Date(), photos: lazyPhotos(env.PHOTOS_BUCKET) },
  ),
  log: metricLog(env.METRICS_NAMESPACE),
});

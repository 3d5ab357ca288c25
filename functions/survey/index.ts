import { dynamoClient } from "../../shared/adapters/dynamo/dynamo-client.ts";
import { lazyPhotos } from "../../shared/adapters/photos/lazy-photos.ts";
import { SurveyEnv } from "../../shared/env.ts";
import { surveyNeeds } from "../http/adapters.ts";
import { byRoute } from "../http/by-route.ts";
import { metricLog } from "../metrics.ts";
import { survey } from "./survey.ts";

const env = SurveyEnv.parse(process.env);

export const handler = byRoute(
  survey(
    surveyNeeds(
      { client: dynamoClient(), tableName: env.TABLE_NAME },
      {
        log: metricLog(env.METRICS_NAMESPACE),
        now: () => new Date(),
        cacheSeconds: env.AUTH_CACHE_SECONDS,
        signingKeys: env.SIGNING_KEYS,
        publicUrl: env.PUBLIC_URL,
        photos: lazyPhotos(env.PHOTOS_BUCKET),
      },
    ),
  ),
);

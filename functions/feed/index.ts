import { dynamoClient } from "../../shared/adapters/dynamo/dynamo-client.ts";
import { FeedEnv } from "../../shared/env.ts";
import { feedNeeds } from "../http/adapters.ts";
import { byRoute } from "../http/by-route.ts";
import { metricLog } from "../metrics.ts";
import { answersInMemory } from "./answers.ts";
import { feed } from "./feed.ts";

const env = FeedEnv.parse(process.env);

/** Compressed pages are 2 to 5 KB, so this is some thousands of them. */
const KEPT_BYTES = 16 * 1024 * 1024;

export const handler = byRoute(
  feed({
    ...feedNeeds(
      { client: dynamoClient(), tableName: env.TABLE_NAME },
      {
        log: metricLog(env.METRICS_NAMESPACE),
        now: () => new Date(),
        cacheSeconds: env.AUTH_CACHE_SECONDS,
        publicUrl: env.PUBLIC_URL,
      },
    ),
    answers: answersInMemory(KEPT_BYTES),
  }),
);

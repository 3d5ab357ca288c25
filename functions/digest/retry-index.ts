import { dynamoClient } from "../../shared/adapters/dynamo/dynamo-client.ts";
import { dynamoReadingWork } from "../../shared/adapters/dynamo/reading-work.ts";
import { RetryEnv } from "../../shared/env.ts";
import { metricLog } from "../metrics.ts";
import { retry } from "./retry.ts";

const env = RetryEnv.parse(process.env);

export const handler = retry({
  ...dynamoReadingWork({ client: dynamoClient(), tableName: env.TABLE_NAME }),
  now: () => new Date(),
  log: metricLog(env.METRICS_NAMESPACE),
});

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamoReadingWork } from "../../shared/adapters/dynamo/reading-work.ts";
import { RetryEnv } from "../../shared/env.ts";
import { metricLog } from "../metrics.ts";
import { retry } from "./retry.ts";

const env = RetryEnv.parse(process.env);

export const handler = retry({
  ...dynamoReadingWork({ client: new DynamoDBClient({}), tableName: env.TABLE_NAME }),
  now: () => new Date(),
  log: metricLog(env.METRICS_NAMESPACE),
});

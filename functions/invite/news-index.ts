import { dynamoAsks } from "../../shared/adapters/dynamo/asks.ts";
import { dynamoClient } from "../../shared/adapters/dynamo/dynamo-client.ts";
import { NewsEnv } from "../../shared/env.ts";
import { planNeeds } from "../http/adapters.ts";
import { metricLog } from "../metrics.ts";
import { eachNews } from "./each-news.ts";
import { noteMailNews } from "./mail-news.ts";

const env = NewsEnv.parse(process.env);
const table = { client: dynamoClient(), tableName: env.TABLE_NAME };

export const handler = eachNews({
  note: noteMailNews({ ...planNeeds(table, () => new Date()), asks: dynamoAsks(table) }),
  log: metricLog(env.METRICS_NAMESPACE),
});

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { PlanEnv } from "../../shared/env.ts";
import { planNeeds } from "../http/adapters.ts";
import { metricLog } from "../metrics.ts";
import { eachOrder } from "./each-order.ts";
import { planOrder } from "./plan.ts";

const env = PlanEnv.parse(process.env);
const table = { client: new DynamoDBClient({}), tableName: env.TABLE_NAME };

export const handler = eachOrder(planOrder(planNeeds(table, () => new Date())), {
  log: metricLog(env.METRICS_NAMESPACE),
});

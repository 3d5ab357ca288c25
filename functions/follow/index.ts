import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { eventBridgeEvents } from "../../shared/adapters/events/event-bridge-events.ts";
import { FollowEnv } from "../../shared/env.ts";
import { planNeeds } from "../http/adapters.ts";
import { eachOrder } from "../invite/each-order.ts";
import { planOrder } from "../invite/plan.ts";
import { metricLog } from "../metrics.ts";
import { notify } from "../notify/notify.ts";
import { follow } from "./follow.ts";

const env = FollowEnv.parse(process.env);
const log = metricLog(env.METRICS_NAMESPACE);
const table = { client: new DynamoDBClient({}), tableName: env.TABLE_NAME };

export const handler = follow({
  testimonial: notify({
    publish: eventBridgeEvents({ client: new EventBridgeClient({}), bus: env.EVENT_BUS }),
    log,
  }),
  order: eachOrder(planOrder(planNeeds(table, () => new Date())), { log }),
});

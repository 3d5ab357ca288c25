import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { dynamoAsks } from "../../shared/adapters/dynamo/asks.ts";
import { dynamoClient } from "../../shared/adapters/dynamo/dynamo-client.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { eventBridgeEvents } from "../../shared/adapters/events/event-bridge-events.ts";
import { FollowEnv } from "../../shared/env.ts";
import { planNeeds, profileNeeds } from "../http/adapters.ts";
import { eachAnswer } from "../invite/each-answer.ts";
import { eachOrder } from "../invite/each-order.ts";
import { planOrder } from "../invite/plan.ts";
import { metricLog } from "../metrics.ts";
import { notify } from "../notify/notify.ts";
import { countCustomers } from "./count-customers.ts";
import { eachCustomer, eachRespondent } from "./each-customer.ts";
import { both, follow } from "./follow.ts";
import { keepAnswers } from "./keep-answers.ts";

const env = FollowEnv.parse(process.env);
const log = metricLog(env.METRICS_NAMESPACE);
const table = { client: dynamoClient(), tableName: env.TABLE_NAME };
const now = () => new Date();
const profiles = profileNeeds(table, now);

export const handler = follow({
  testimonial: notify({
    publish: eventBridgeEvents({ client: new EventBridgeClient({}), bus: env.EVENT_BUS }),
    log,
  }),
  order: eachOrder(planOrder(planNeeds(table, now)), { log }),
  response: both(
    eachRespondent(keepAnswers(profiles), { log }),
    eachAnswer({ store: dynamoStores(table).get, asks: dynamoAsks(table), log }),
  ),
  customer: eachCustomer(countCustomers(profiles), { log }),
});

import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { eventBridgeEvents } from "../../shared/adapters/events/event-bridge-events.ts";
import { NotifyEnv } from "../../shared/env.ts";
import { metricLog } from "../metrics.ts";
import { notify } from "./notify.ts";

const env = NotifyEnv.parse(process.env);

export const handler = notify({
  publish: eventBridgeEvents({ client: new EventBridgeClient({}), bus: env.EVENT_BUS }),
  log: metricLog(env.METRICS_NAMESPACE),
});

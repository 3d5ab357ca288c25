import { SESv2Client } from "@aws-sdk/client-sesv2";
import { dynamoAsks } from "../../shared/adapters/dynamo/asks.ts";
import { dynamoClient } from "../../shared/adapters/dynamo/dynamo-client.ts";
import { sesMail } from "../../shared/adapters/mail/ses-mail.ts";
import { SendEnv } from "../../shared/env.ts";
import { metricLog } from "../metrics.ts";
import { drain } from "./drain.ts";
import { sendAsk, setAside } from "./send.ts";
import { sendNeeds } from "./send-needs.ts";

/** The function runs once a minute and alone: it ends before the next begins. */
const DRAIN_MS = 50_000;

const env = SendEnv.parse(process.env);
const table = { client: dynamoClient(), tableName: env.TABLE_NAME };
const now = () => new Date();
const needs = sendNeeds(table, {
  now,
  signingKeys: env.SIGNING_KEYS,
  base: env.PUBLIC_URL,
  sender: env.MAIL_SENDER,
  // Once: whether a call whose answer was lost went out is told by SES's events.
  mailer: sesMail({ client: new SESv2Client({ maxAttempts: 1 }), configurationSet: env.CONFIGURATION_SET }),
});
const drainDue = drain({
  now,
  log: metricLog(env.METRICS_NAMESPACE),
  asks: dynamoAsks(table),
  sendAsk: sendAsk(needs),
  setAside: setAside(needs),
  perSecond: env.MAILS_PER_SECOND,
});

export const handler = () => drainDue(DRAIN_MS);

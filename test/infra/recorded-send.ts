import { SESv2Client } from "@aws-sdk/client-sesv2";
import { planNeeds } from "../../functions/http/adapters.ts";
import { drain } from "../../functions/invite/drain.ts";
import { noteMailNews } from "../../functions/invite/mail-news.ts";
import { planOrder } from "../../functions/invite/plan.ts";
import { sendAsk, setAside } from "../../functions/invite/send.ts";
import { sendNeeds } from "../../functions/invite/send-needs.ts";
import type { Log } from "../../functions/log.ts";
import { dynamoAskRules } from "../../shared/adapters/dynamo/ask-rules.ts";
import { dynamoAsks } from "../../shared/adapters/dynamo/asks.ts";
import { dynamoOrders } from "../../shared/adapters/dynamo/orders.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoSurveys } from "../../shared/adapters/dynamo/surveys.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { sesMail } from "../../shared/adapters/mail/ses-mail.ts";
import { anOrder, aRule, aStore, aSurvey, aTouchpoint } from "../support/builders.ts";
import { startSesStub } from "../support/ses-stub.ts";

const STORE = "sends";
const START = new Date("2026-03-05T10:00:00Z");
const DUE = new Date("2026-03-19T09:00:01Z");
const REMINDED = new Date("2026-03-27T09:00:01Z");

/** A mail of SES as raw bytes takes both actions, on who writes and on the configuration set. Source: SES, IAM actions. */
const FOR_MAIL = ["identity/*", "configuration-set"].flatMap((resource) =>
  ["SendEmail", "SendRawEmail"].map((action) => `ses:${action} on ses/${resource}`),
);

type Tables = { readonly ours: TableClient; readonly send: TableClient; readonly news: TableClient; readonly log: Log };

const openStore = async (table: TableClient) => {
  await dynamoStores(table).create(aStore({ id: STORE, mail: { identity: "Bottega, Torino" } }), START);
  await dynamoTouchpoints(table).create(STORE, aTouchpoint());
  const draft = aSurvey({ store: STORE, state: "draft" });
  await dynamoSurveys(table).create(draft);
  await dynamoSurveys(table).publish({ ...draft, state: "published", revision: draft.revision + 1 }, draft);
  await dynamoAskRules(table).put(aRule({ store: STORE, reminderAfter: "P7D" }));
  for (const id of ["1001", "1002"]) {
    const { facts, ...order } = anOrder({ store: STORE, id });
    const named = facts && { facts: { ...facts, customer: id.padEnd(22, "x") } };
    await dynamoOrders(table).tell({ ...order, ...named }, { email: `c${id}@example.com` }, START);
    await planOrder(planNeeds(table, () => START))(STORE, id);
  }
};

/** Everything that sending and hearing of mail do, each with the table client of its function. Returns what SES is asked for. */
export const recordedSend = async ({ ours, send, news, log }: Tables): Promise<readonly string[]> => {
  const ses = await startSesStub();
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new SESv2Client({ region: "local", endpoint: ses.url, credentials, maxAttempts: 1 });
  try {
    await openStore(ours);
    let time = DUE;
    const now = () => time;
    const needs = sendNeeds(send, {
      now,
      signingKeys: { k1: "s".repeat(43) },
      base: "https://voice.example",
      sender: "voice@shop.example",
      mailer: sesMail({ client, configurationSet: "viaggio" }),
    });
    let faulty = true;
    const once = sendAsk(needs);
    const drainDue = drain({
      now,
      log,
      asks: dynamoAsks(send),
      // The first one cannot be handled, so that what is done then is seen too.
      sendAsk: async (key) => {
        if (faulty && key.order === "1002") throw new Error("as the test wants");
        return once(key);
      },
      setAside: setAside(needs),
      perSecond: 1000,
    });
    await drainDue();
    faulty = false;
    await setAside(needs)({ store: STORE, order: "1002", survey: "after-delivery" }, "as the test wants");
    time = REMINDED;
    await drainDue();
    if (ses.sent.length !== 2) throw new Error(`${ses.sent.length} mails were sent, not an invitation and a reminder`);
    const note = noteMailNews({ ...planNeeds(news, now), asks: dynamoAsks(news) });
    const about = { store: STORE, order: "1001", survey: "after-delivery", kind: "invitation" as const };
    for (const happened of ["accepted", "delivered", "complained"] as const) {
      await note({ about, happened, at: time.toISOString() });
    }
    return FOR_MAIL;
  } finally {
    client.destroy();
    await ses.close();
  }
};

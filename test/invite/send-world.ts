import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planNeeds } from "../../functions/http/adapters.ts";
import { drain } from "../../functions/invite/drain.ts";
import { noteMailNews } from "../../functions/invite/mail-news.ts";
import { planOrder } from "../../functions/invite/plan.ts";
import { sendAsk, setAside } from "../../functions/invite/send.ts";
import { sendNeeds } from "../../functions/invite/send-needs.ts";
import { openMailbox } from "../../infra/local/mailbox.ts";
import { customerReference } from "../../shared/adapters/customer-reference.ts";
import { dynamoAskPolicies } from "../../shared/adapters/dynamo/ask-policies.ts";
import { dynamoAskRules } from "../../shared/adapters/dynamo/ask-rules.ts";
import { dynamoAsks } from "../../shared/adapters/dynamo/asks.ts";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { dynamoOptOuts } from "../../shared/adapters/dynamo/opt-outs.ts";
import { dynamoOrders } from "../../shared/adapters/dynamo/orders.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoSurveys } from "../../shared/adapters/dynamo/surveys.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import type { AskRule } from "../../shared/domain/ask-rule.ts";
import type { Mailer, MailNews } from "../../shared/domain/mail.ts";
import type { Order } from "../../shared/domain/order.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Survey } from "../../shared/domain/survey.ts";
import { anOrder, aRule, aStore, aSurvey, aTouchpoint } from "../support/builders.ts";
import { startTable } from "../support/table.ts";

/** When the order of `anOrder` was delivered, and some weeks after: the rule's time is long past, but not too long. */
const START = "2026-03-05T10:00:00Z";
const IDENTITY = "Bottega S.r.l.\nVia Roma 1, 10121 Torino";

export type SendWorld = Awaited<ReturnType<typeof startSendWorld>>;

/** Asks, a mailbox on disk and a clock that a test moves, over a real table. */
export const startSendWorld = async () => {
  const { table, client, stop } = await startTable();
  const folder = mkdtempSync(join(tmpdir(), "viaggio-mailbox-"));
  let stores = 0;
  let time = Date.parse(START);
  const now = () => new Date(time);
  const logged: string[] = [];
  const log = (level: string, event: string, fields: object = {}) => {
    logged.push(JSON.stringify({ level, event, ...fields }));
  };
  const asks = dynamoAsks(table);
  /** Of a process as it begins, too. */
  const noteNews = (news: MailNews) => noteMailNews({ ...planNeeds(table, now), asks })(news);
  const mailbox = openMailbox({ folder, now });

  /** A process as it begins: it remembers nothing. */
  const startSender = (mailer: Mailer = mailbox) => {
    const options = { now, mailer, signingKeys: { k1: "s".repeat(43) }, base: "https://voice.example" };
    const needs = sendNeeds(table, { ...options, sender: "voice@shop.example" });
    return drain({ now, log, asks, sendAsk: sendAsk(needs), setAside: setAside(needs), perSecond: 10_000 });
  };

  /** The same. */
  const startPlanner = () => planOrder(planNeeds(table, now));

  return {
    table,
    client,
    asks,
    mailbox,
    noteNews,
    startPlanner,
    now,
    log,
    logged,
    startSender,
    optOuts: dynamoOptOuts(table),
    orders: dynamoOrders(table),
    rules: dynamoAskRules(table),
    policies: dynamoAskPolicies(table),
    at: (instant: string) => {
      time = Date.parse(instant);
    },
    forward: (milliseconds: number) => {
      time += milliseconds;
    },
    /** A name that no store of this world has. */
    newName: () => `shop-${++stores}`,
    openStore: async (
      id: string,
      {
        rules = [{}],
        store = {},
        survey = {},
      }: { rules?: readonly Partial<AskRule>[]; store?: Partial<Store>; survey?: Partial<Survey> } = {},
    ) => {
      await dynamoStores(table).create(aStore({ id, mail: { identity: IDENTITY }, ...store }), now());
      await dynamoTouchpoints(table).create(id, aTouchpoint());
      const draft = aSurvey({ store: id, state: "draft", ...survey });
      await dynamoSurveys(table).create(draft);
      await dynamoSurveys(table).publish({ ...draft, state: "published", revision: draft.revision + 1 }, draft);
      for (const fields of rules) await dynamoAskRules(table).put(aRule({ store: id, ...fields }));
    },
    /** An order told and planned. */
    tell: async (order: Partial<Order> & { store: string }, email = "maria@example.com", plan = startPlanner()) => {
      const customer = customerReference(order.store, { email }) ?? "";
      const { facts, ...rest } = anOrder(order);
      const whole: Order = { ...rest, ...(facts !== undefined && { facts: { ...facts, customer } }) };
      await dynamoOrders(table).tell(whole, { email }, now());
      await plan(whole.store, whole.id);
      return { store: whole.store, order: whole.id, survey: "after-delivery" };
    },
    mails: async (store: string) => {
      const { mails } = await mailbox.list(10_000);
      return mails.filter(({ about }) => about.store === store);
    },
    /** What the cells say of the funnel of a store: whole, and by rule. */
    funnel: async (id: string) => {
      const store = aStore({ id });
      const cells = dynamoCells(table);
      const [first] = await cells.sums(store, "2026-01-01", "2027-12-31");
      const rules = await cells.ruleSums(store, "2026-01-01", "2027-12-31");
      return { slices: first?.counters ?? {}, rules: Object.fromEntries(rules) };
    },
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

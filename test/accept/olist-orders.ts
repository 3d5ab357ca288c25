import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import { planNeeds } from "../../functions/http/adapters.ts";
import { planOrder } from "../../functions/invite/plan.ts";
import { importOrders } from "../../infra/cli/import-orders.ts";
import type { Runtime } from "../../infra/local/runtime.ts";
import { dynamoAskRules } from "../../shared/adapters/dynamo/ask-rules.ts";
import { scanOrders } from "../../shared/adapters/dynamo/order-scan.ts";
import { dynamoOrders } from "../../shared/adapters/dynamo/orders.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { dynamoSurveys } from "../../shared/adapters/dynamo/surveys.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { type AskReport, askReport } from "../../shared/domain/ask-report.ts";
import { aRule, aStore, aSurvey, aTouchpoint } from "../support/builders.ts";

const STORE = "olist-orders";
/** Every order of the file is told this often. */
const TIMES_TOLD = 2;
const AT_ONCE = 16;

/** What the file says of an order, read by other means than the import. */
type Row = { readonly id: string; readonly state: string; readonly bought: string; readonly delivered: string };

const readRows = async (file: string): Promise<Row[]> => {
  const rows: Row[] = [];
  for await (const row of createReadStream(file).pipe(parse({ columns: true, bom: true }))) {
    rows.push({
      id: row.id,
      state: row.order_status,
      bought: row.order_purchase_timestamp,
      delivered: row.order_delivered_customer_date,
    });
  }
  return rows;
};

const isoOf = (time: string): string => new Date(`${time.slice(0, 19).replace(" ", "T")}Z`).toISOString();
const hasConsent = ({ id }: Row): boolean => Number(id) % 10 !== 0;
const isCancelled = ({ state }: Row): boolean => state === "canceled";

/** An order as a line of NDJSON. The file names no customers, so each order has one, and nine of ten agreed to be asked. */
const lineOf = (row: Row): string => {
  const bought = isoOf(row.bought);
  const delivered = row.delivered === "" ? undefined : isoOf(row.delivered);
  return JSON.stringify({
    id: row.id,
    customer: { email: `customer-${row.id}@example.com` },
    country: "BR",
    locale: "pt-BR",
    times: {
      created: bought,
      ...(delivered && { delivered }),
      ...(isCancelled(row) && { cancelled: delivered ?? bought }),
    },
    ...(hasConsent(row) && { basis: { kind: "consent", at: bought, source: "replay" } }),
    updatedAt: delivered ?? bought,
  });
};

async function* bytesOf(lines: readonly string[]) {
  for (const line of lines) yield Buffer.from(`${line}\n`);
}

export type OlistOrders = { readonly report: AskReport; readonly expected: AskReport; readonly duplicates: number };

/** Replays the orders of the file, each told twice, and plans each on the day of its last change. */
export const replayOlistOrders = async (runtime: Runtime, file: string): Promise<OlistOrders> => {
  const { table, pump } = runtime;
  // These orders are from years ago: the planner of the server would find them too late, and rightly so.
  await pump.idle();
  pump.pause();
  const now = () => new Date();
  await dynamoStores(table).create(aStore({ id: STORE, timeZone: "America/Sao_Paulo" }), now());
  await dynamoTouchpoints(table).create(STORE, aTouchpoint());
  const draft = aSurvey({ store: STORE, state: "draft" });
  await dynamoSurveys(table).create(draft);
  await dynamoSurveys(table).publish({ ...draft, state: "published", revision: draft.revision + 1 }, draft);
  await dynamoAskRules(table).put(aRule({ store: STORE }));

  const rows = await readRows(file);
  const lines = rows.map(lineOf);
  for (let time = 0; time < TIMES_TOLD; time++) {
    await importOrders({
      bytes: bytesOf(time === 0 ? lines : lines.toReversed()),
      mapping: undefined,
      store: { id: STORE, timeZone: "America/Sao_Paulo" },
      orders: dynamoOrders(table),
      now,
      reject: ({ line, reason }) => {
        throw new Error(`Line ${line} was rejected: ${reason}`);
      },
    });
  }
  let clock = now();
  const plan = planOrder(planNeeds(table, () => clock));
  const byDay = Map.groupBy(rows, ({ bought, delivered }) => isoOf(delivered || bought).slice(0, 10));
  for (const [day, ofDay] of [...byDay].sort(([one], [other]) => (one < other ? -1 : 1))) {
    clock = new Date(`${day}T23:59:59.000Z`);
    for (let start = 0; start < ofDay.length; start += AT_ONCE) {
      await Promise.all(ofDay.slice(start, start + AT_ONCE).map(({ id }) => plan(STORE, id)));
    }
  }
  const scanned = await scanOrders(table, STORE);
  pump.resume();

  const arrived = rows.filter(({ delivered }) => delivered !== "");
  const cancelled = arrived.filter(isCancelled).length;
  const eligible = arrived.filter((row) => !isCancelled(row) && hasConsent(row)).length;
  const noBasis = arrived.length - cancelled - eligible;
  return {
    report: askReport(scanned),
    expected: {
      orders: rows.length,
      withoutAsk: rows.length - arrived.length,
      asks: arrived.length,
      waiting: eligible,
      sent: 0,
      notAsked: {
        ...(noBasis > 0 && { no_basis: noBasis }),
        ...(cancelled > 0 && { order_cancelled: cancelled }),
      },
    },
    duplicates: scanned.filter(({ asks }) => asks.length > 1).length,
  };
};

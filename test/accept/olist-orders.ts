import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import { planNeeds } from "../../functions/http/adapters.ts";
import { planOrder } from "../../functions/invite/plan.ts";
import { importOrders } from "../../infra/cli/import-orders.ts";
import { scanOrders } from "../../shared/adapters/dynamo/order-scan.ts";
import { dynamoOrders } from "../../shared/adapters/dynamo/orders.ts";
import { type AskReport, askReport } from "../../shared/domain/ask-report.ts";
import { addDays } from "../../shared/domain/store.ts";
import { type SendWorld, startSendWorld } from "../invite/send-world.ts";

const STORE = "olist-orders";
/** Every order of the file is told this often. */
const TIMES_TOLD = 2;
const AT_ONCE = 16;
/** Days after the last order in which something may still be due: the rule waits for two weeks. */
const DAYS_TO_ASK = 16;

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

export type OlistOrders = {
  readonly report: AskReport;
  readonly expected: AskReport;
  readonly duplicates: number;
  /** Mails in the mailbox, and how many customers they are to. */
  readonly mails: number;
  readonly mailed: number;
  /** How late the oldest mail was. */
  readonly oldestMs: number;
};

/** Replays the orders of the file, or the first of them, each told twice, planned on the day of its last change and mailed on the day it is due. */
export const replayOlistOrders = async (file: string, most?: number): Promise<OlistOrders> => {
  const world = await startSendWorld();
  try {
    return await replayIn(world, (await readRows(file)).slice(0, most));
  } finally {
    await world.stop();
  }
};

const replayIn = async (world: SendWorld, rows: readonly Row[]): Promise<OlistOrders> => {
  const { table, now } = world;
  world.at("2020-01-01T00:00:00Z");
  await world.openStore(STORE, { store: { timeZone: "America/Sao_Paulo" } });
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
  const plan = planOrder(planNeeds(table, now));
  const send = world.startSender();
  const byDay = Map.groupBy(rows, ({ bought, delivered }) => isoOf(delivered || bought).slice(0, 10));
  const days = [...byDay.keys()].sort();
  let oldestMs = 0;
  const last = addDays(days.at(-1) ?? "", DAYS_TO_ASK);
  for (let day = days[0] ?? ""; day <= last; day = addDays(day, 1)) {
    // Just after ten in the morning of Brazil, winter or summer: what is due that day is due by now.
    world.at(`${day}T13:00:01.000Z`);
    oldestMs = Math.max(oldestMs, (await send()).oldestMs);
    world.at(`${day}T23:59:59.000Z`);
    const ofDay = byDay.get(day) ?? [];
    for (let start = 0; start < ofDay.length; start += AT_ONCE) {
      await Promise.all(ofDay.slice(start, start + AT_ONCE).map(({ id }) => plan(STORE, id)));
    }
  }
  const scanned = await scanOrders(table, STORE);
  const mails = await world.mails(STORE);

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
      waiting: 0,
      sending: 0,
      sent: eligible,
      unknown: 0,
      failed: 0,
      notAsked: {
        ...(noBasis > 0 && { no_basis: noBasis }),
        ...(cancelled > 0 && { order_cancelled: cancelled }),
      },
    },
    duplicates: scanned.filter(({ asks }) => asks.length > 1).length,
    mails: mails.length,
    mailed: new Set(mails.map(({ to }) => to)).size,
    oldestMs,
  };
};

import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { StoredOrder } from "../../shared/adapters/dynamo/orders.ts";
import { fromItem } from "../../shared/adapters/dynamo/table-client.ts";
import { errorFields, type Log } from "../log.ts";
import type { StreamHandler } from "../stream/stream-handler.ts";
import type { Planned } from "./plan.ts";

/** Orders that are planned at a time. */
const AT_ONCE = 10;

/** The pipeline of a batch of stream records: each order is planned once, and the records of those that failed come again. */
export const eachOrder =
  (plan: (store: string, id: string) => Promise<Planned>, { log }: { readonly log: Log }): StreamHandler =>
  async ({ Records }) => {
    const failed: string[] = [];
    const records = new Map<string, { readonly store: string; readonly id: string; readonly numbers: string[] }>();
    for (const { dynamodb } of Records) {
      const sequenceNumber = dynamodb?.SequenceNumber ?? "";
      try {
        // Lambda's images are the SDK's but for binary values, and we keep none.
        const { store, id } = fromItem(StoredOrder, (dynamodb?.NewImage ?? {}) as Record<string, AttributeValue>);
        const name = JSON.stringify([store, id]);
        const known = records.get(name) ?? { store, id, numbers: [] };
        known.numbers.push(sequenceNumber);
        records.set(name, known);
      } catch (error) {
        failed.push(sequenceNumber);
        log("error", "record.unreadable", { sequenceNumber, ...errorFields(error) });
      }
    }
    let asks = 0;
    const planOne = async ({ store, id, numbers }: { store: string; id: string; numbers: string[] }) => {
      try {
        asks += (await plan(store, id)).asks.length;
      } catch (error) {
        failed.push(...numbers);
        log("error", "plan.failed", errorFields(error));
      }
    };
    const orders = [...records.values()];
    for (let start = 0; start < orders.length; start += AT_ONCE) {
      await Promise.all(orders.slice(start, start + AT_ONCE).map(planOne));
    }
    log("info", "plan", { records: Records.length, orders: orders.length, asks, failed: failed.length });
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };

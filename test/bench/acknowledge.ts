import { type ChildProcess, fork } from "node:child_process";
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { Runtime } from "../../infra/local/runtime.ts";
import { responseItem } from "../../shared/adapters/dynamo/responses.ts";
import type { LoadOrder, LoadReport } from "./load.ts";
import { type BenchShop, draftsNow, ORIGIN, responseOf } from "./shop.ts";
import { median } from "./statistics.ts";

/** Measured in turn, so that what else the machine does hits both alike. */
const ROUNDS = 5;

/** A load generator in a process of its own. */
export const startLoad = () => {
  const child: ChildProcess = fork(new URL("load.ts", import.meta.url), { stdio: "inherit" });
  return {
    send: (order: LoadOrder): Promise<LoadReport> =>
      new Promise((resolve, reject) => {
        child.once("message", (report) => resolve(report as LoadReport));
        child.once("exit", () => reject(new Error("the load generator ended")));
        child.send(order);
      }),
    stop: () => child.kill(),
  };
};

/** The same responses put straight into the table, with the client and engine that `collect` uses. Puts per second. */
const barePuts = async ({ table }: Runtime, shop: BenchShop, connections: number, count: number): Promise<number> => {
  const drafts = draftsNow(count);
  const items = drafts.map((draft) => responseItem(responseOf(shop.store.id, draft)));
  let next = 0;
  const start = performance.now();
  const writer = async () => {
    while (next < items.length) {
      await table.client.send(new PutItemCommand({ TableName: table.tableName, Item: items[next++] }));
    }
  };
  await Promise.all(Array.from({ length: connections }, writer));
  return (1000 * count) / (performance.now() - start);
};

/**
 * Acknowledged submissions a second ÷ bare puts a second, at some number of connections. The stream is paused: on AWS
 * digest runs elsewhere, and the puts it is compared with have none either.
 */
export const ackRatio = async (runtime: Runtime, shop: BenchShop, connections: number) => {
  const count = connections === 1 ? 600 : 2000;
  const load = startLoad();
  const bodies = draftsNow(200).map((draft) => JSON.stringify(draft));
  const order = { url: runtime.url, key: shop.publishableKey, origin: ORIGIN, connections, bodies };
  await load.send({ ...order, requests: 300 });
  await barePuts(runtime, shop, connections, 300);
  const acks: number[] = [];
  const puts: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    puts.push(await barePuts(runtime, shop, connections, count));
    const report = await load.send({ ...order, requests: count });
    if (report.failed > 0) throw new Error(`${report.failed} submissions failed`);
    acks.push(count / report.seconds);
  }
  load.stop();
  return { ratio: median(acks) / median(puts), acks: median(acks), puts: median(puts) };
};

import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { Runtime } from "../../infra/local/runtime.ts";
import { dynamoHookSecrets } from "../../shared/adapters/dynamo/hook-secrets.ts";
import { toItem } from "../../shared/adapters/dynamo/table-client.ts";
import { TABLE } from "../../shared/table.ts";
import { aShopifyOrder, SHOPIFY_SECRET, sign } from "../invite/invite-world.ts";
import { anOrder } from "../support/builders.ts";
import type { BenchShop } from "./shop.ts";
import { quantile } from "./statistics.ts";

const ROUNDS = 400;

const milliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/**
 * What 99 of 100 webhooks of new orders take, over HTTP, and what 99 of 100 bare puts of such an order take; measured in
 * turn, so that what else the machine does hits both alike. The stream is paused by the caller.
 */
export const hookAck = async ({ url, table }: Runtime, { store }: BenchShop) => {
  await dynamoHookSecrets(table).put(store.id, "shopify", SHOPIFY_SECRET);
  const hooks: number[] = [];
  const puts: number[] = [];
  const order = anOrder({ store: store.id });
  for (let round = 0; round < ROUNDS; round++) {
    const key = { [TABLE.partitionKey]: `S#${store.id}#OR#put-${round}`, [TABLE.sortKey]: "O" };
    const Item = toItem({ ...order, ...key });
    puts.push(await milliseconds(() => table.client.send(new PutItemCommand({ TableName: table.tableName, Item }))));
    const body = JSON.stringify(aShopifyOrder({ id: round + 1, contact_email: `c${round}@example.com` }));
    const headers = {
      "content-type": "application/json",
      "x-shopify-topic": "orders/updated",
      "x-shopify-hmac-sha256": sign(SHOPIFY_SECRET, body),
    };
    const hook = async () => {
      const answer = await fetch(`${url}/v1/hooks/${store.id}/shopify`, { method: "POST", headers, body });
      if (answer.status !== 200) throw new Error(`A webhook was answered with ${answer.status}.`);
      await answer.arrayBuffer();
    };
    hooks.push(await milliseconds(hook));
  }
  const [hook, put] = [quantile(hooks.slice(ROUNDS / 10), 0.99), quantile(puts.slice(ROUNDS / 10), 0.99)];
  return { ratio: hook / put, hook, put };
};

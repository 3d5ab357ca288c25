import { PutItemCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import type { Runtime } from "../../infra/local/runtime.ts";
import { responseItem } from "../../shared/adapters/dynamo/responses.ts";
import { type BenchShop, draftsNow, responseOf } from "./shop.ts";
import { median } from "./statistics.ts";

/** Size that the local store must stay as quick at. */
const MANY = 200_000;
const SAMPLE = 400;

/**
 * Median put of a response with 200,000 in the local store ÷ with 1,000. The store is filled by transactions of 100,
 * since each is one commit; they write stream records as single puts do, and those were what slowed puts down.
 */
export const putFlatness = async ({ table }: Runtime, shop: BenchShop, progress: (text: string) => void) => {
  const drafts = draftsNow(500);
  const itemOf = (index: number) => responseItem(responseOf(shop.store.id, drafts[index % drafts.length]!));
  const samplePuts = async (): Promise<number> => {
    const times: number[] = [];
    for (let index = 0; index < SAMPLE; index++) {
      const command = new PutItemCommand({ TableName: table.tableName, Item: itemOf(index) });
      const start = performance.now();
      await table.client.send(command);
      times.push(performance.now() - start);
    }
    return median(times);
  };
  const fill = async (count: number) => {
    for (let done = 0; done < count; done += 100) {
      await table.client.send(
        new TransactWriteItemsCommand({
          TransactItems: Array.from({ length: 100 }, (_, index) => ({
            Put: { TableName: table.tableName, Item: itemOf(done + index) },
          })),
        }),
      );
      if (done % 20_000 === 0) progress(`put_flatness: ${done} of ${count}`);
    }
  };
  await fill(1000);
  const few = await samplePuts();
  await fill(MANY);
  const many = await samplePuts();
  return { ratio: many / few, few, many };
};

import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openTable } from "../../infra/cli/open-table.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoStores } from "../../shared/adapters/dynamo/stores.ts";
import { StoreDraft } from "../../shared/domain/store.ts";
import { aResponse } from "../support/builders.ts";
import { startTable, type TestTable } from "../support/table.ts";

let test: TestTable;
beforeAll(async () => {
  test = await startTable();
  const endpoint = await test.client.config.endpoint?.();
  vi.stubEnv("AWS_ENDPOINT_URL_DYNAMODB", `http://127.0.0.1:${endpoint?.port}`);
  vi.stubEnv("AWS_REGION", "local");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "local");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "local");
});
afterAll(() => {
  vi.unstubAllEnvs();
  return test.stop();
});

it("counting on a deployed table leaves a comment to the deployed engine, at the cost of none of its tries", async () => {
  await dynamoStores(test.table).create(StoreDraft.parse({ id: "bottega", name: "Bottega" }), new Date());
  const waiting = aResponse({ store: "bottega", answers: { comment: "bello" }, readingAttempts: 8 });
  const responses = dynamoResponses(test.table);
  await responses.add(waiting);
  const remote = await openTable({ table: test.tableName, data: "unused" });
  for (let turn = 0; turn < 10; turn++) {
    const stored = await responses.get("bottega", waiting.id);
    expect((await remote.digest(stored === undefined ? [] : [stored])).failed.size).toBe(0);
  }
  await remote.close();
  const stored = await responses.get("bottega", waiting.id);
  expect(stored?.reading).toBeUndefined();
  expect(stored?.readingAttempts).toBe(1);
});

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { startEngine } from "../../infra/local/engine.ts";
import { createTable } from "../../shared/adapters/dynamo/create-table.ts";
import { dynamoClient } from "../../shared/adapters/dynamo/dynamo-client.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";

/** The table on a real engine of its own. */
export type TestTable = {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly table: TableClient;
  /** Ends the engine and removes what it stored. */
  readonly stop: () => Promise<void>;
};

/** Memory in the shape of a folder, where there is such: a test has no use for a disk. */
const parentFolder = () => (existsSync("/dev/shm") ? "/dev/shm" : tmpdir());

/** Starts a real engine with the empty table on it; without a stream unless asked for, because a stream costs time. */
export const startTable = async ({ stream = false }: { readonly stream?: boolean } = {}): Promise<TestTable> => {
  const folder = mkdtempSync(join(parentFolder(), "viaggio-test-"));
  const engine = await startEngine({ folder });
  const client = dynamoClient({
    endpoint: engine.endpoint,
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const tableName = "viaggio";
  await createTable(client, tableName, { stream });
  const stop = async () => {
    client.destroy();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { client, tableName, table: { client, tableName }, stop };
};

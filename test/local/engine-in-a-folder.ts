import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { afterAll } from "vitest";
import { startEngine } from "../../infra/local/engine.ts";
import { clientSettings } from "./client-settings.ts";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder, gone when the test file ends. */
export const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "viaggio-test-"));
  folders.push(folder);
  return folder;
};

/** A real engine on a folder of its own, with clients. */
export const anEngine = async () => {
  const folder = aFolder();
  const engine = await startEngine({ folder, environment: { PATH: process.env.PATH } });
  const dynamodb = new DynamoDBClient(clientSettings(engine.endpoint));
  const streams = new DynamoDBStreamsClient(clientSettings(engine.endpoint));

  const createTable = (TableName: string) =>
    dynamodb.send(
      new CreateTableCommand({
        TableName,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
        StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
      }),
    );
  const put = (TableName: string, pk: string, attributes: Record<string, string> = {}) =>
    dynamodb.send(
      new PutItemCommand({
        TableName,
        Item: { pk: { S: pk }, ...Object.fromEntries(Object.entries(attributes).map(([k, S]) => [k, { S }])) },
      }),
    );
  const stop = async () => {
    dynamodb.destroy();
    streams.destroy();
    await engine.stop();
  };
  return { engine, folder, dynamodb, streams, createTable, put, stop };
};

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { startEngine } from "../../infra/local/engine.ts";
import { clientSettings } from "./client-settings.ts";

export const aFolder = (): string => mkdtempSync(join(tmpdir(), "viaggio-test-"));

/** A real engine on a folder of its own, with clients; `stop` ends it and removes the folder. */
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
    rmSync(folder, { recursive: true, force: true });
  };
  return { engine, folder, dynamodb, streams, createTable, put, stop };
};

import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { describe, expect, it, onTestFinished } from "vitest";
import { startEngine } from "../../infra/local/engine.ts";
import { startPump } from "../../infra/local/pump.ts";
import { clientSettings } from "./client-settings.ts";
import { aFolder, anEngine } from "./engine-in-a-folder.ts";
import { aScriptedStream, type ScriptedShard } from "./scripted-stream.ts";

const aPump = async (endpoint: string, folder: string, tableName = "scripted") => {
  const seen: string[] = [];
  const log: string[] = [];
  const pump = await startPump({
    streams: new DynamoDBStreamsClient(clientSettings(endpoint)),
    dynamodb: new DynamoDBClient(clientSettings(endpoint)),
    tableName,
    checkpointFile: join(folder, "checkpoint"),
    onFailureFile: join(folder, "failed"),
    backOffMs: { first: 1, cap: 4 },
    log: (message) => log.push(message),
    consumers: [
      {
        name: "all",
        handler: async ({ Records }: DynamoDBStreamEvent) => {
          seen.push(...Records.map(({ dynamodb }) => dynamodb?.Keys?.pk?.S ?? ""));
        },
        batchSize: 2,
        windowMs: 0,
        retries: 0,
        bisect: true,
        maxRecordAgeSeconds: -1,
      },
    ],
  });
  onTestFinished(pump.stop);
  return { ...pump, seen, log };
};

describe("a stream of several shards", () => {
  const shards = (): ScriptedShard[] => [
    { id: "child", parentId: "parent", sequenceNumbers: ["104", "105"], closed: false },
    { id: "parent", parentId: "trimmed-away", sequenceNumbers: ["98", "99", "100"], closed: true },
  ];

  it("is read parent before child, and again only from the checkpoints", async () => {
    const stream = shards();
    const folder = aFolder();
    const { endpoint } = await aScriptedStream(stream);
    const first = await aPump(endpoint, folder);
    await expect.poll(() => first.seen).toEqual(["98", "99", "100", "104", "105"]);
    await first.idle();
    await first.stop();
    stream[0]?.sequenceNumbers.push("106");
    const second = await aPump(endpoint, folder);
    await expect.poll(() => second.seen).toEqual(["106"]);
  });

  it("goes on with a shard that appears when its parent closes", async () => {
    const stream: ScriptedShard[] = [{ id: "one", sequenceNumbers: ["1"], closed: false }];
    const { endpoint } = await aScriptedStream(stream);
    const pump = await aPump(endpoint, aFolder());
    await pump.idle();
    stream.push({ id: "two", parentId: "one", sequenceNumbers: ["3"], closed: false });
    stream[0]?.sequenceNumbers.push("2");
    stream.splice(0, 1, { id: "one", sequenceNumbers: ["1", "2"], closed: true });
    await expect.poll(() => pump.seen, { timeout: 5_000 }).toEqual(["1", "2", "3"]);
  });

  it("begins at the oldest record left when its checkpoint was trimmed", async () => {
    const stream: ScriptedShard[] = [{ id: "one", sequenceNumbers: ["1", "2"], closed: false }];
    const folder = aFolder();
    const { endpoint } = await aScriptedStream(stream);
    const first = await aPump(endpoint, folder);
    await first.idle();
    await first.stop();
    stream.splice(0, 1, { id: "one", sequenceNumbers: ["9", "10"], closed: false });
    const second = await aPump(endpoint, folder);
    await expect.poll(() => second.seen).toEqual(["9", "10"]);
  });

  it("opens another iterator when one has expired, and delivers nothing twice", async () => {
    const stream: ScriptedShard[] = [{ id: "one", sequenceNumbers: ["1", "2"], closed: false }];
    const { endpoint, script } = await aScriptedStream(stream);
    const pump = await aPump(endpoint, aFolder());
    await pump.idle();
    script.failNext = "ExpiredIteratorException";
    stream[0]?.sequenceNumbers.push("3");
    await pump.idle();
    expect(pump.seen).toEqual(["1", "2", "3"]);
    expect(pump.log).toEqual([expect.stringContaining("tries again")]);
  });
});

describe("an engine that is gone for a while", () => {
  it("is waited for, and delivers what was written before and after", async () => {
    const { engine, folder, createTable, put, stop } = await anEngine();
    const port = Number(new URL(engine.endpoint).port);
    await createTable("kept");
    await put("kept", "before");
    const pump = await aPump(engine.endpoint, aFolder(), "kept");
    await pump.idle();
    await engine.stop();
    await expect.poll(() => pump.log, { timeout: 5_000 }).toEqual([expect.stringContaining("tries again")]);
    const again = await startEngine({ folder, port, environment: { PATH: process.env.PATH } });
    await put("kept", "after");
    await pump.idle();
    expect(pump.seen).toEqual(["before", "after"]);
    await pump.stop();
    await again.stop();
    await stop();
  });
});

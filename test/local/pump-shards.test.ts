import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { describe, expect, it, onTestFinished } from "vitest";
import { startEngine } from "../../infra/local/engine.ts";
import { type Consumer, startPump } from "../../infra/local/pump.ts";
import { clientSettings } from "./client-settings.ts";
import { aFolder, anEngine } from "./engine-in-a-folder.ts";
import { aScriptedStream, type ScriptedShard } from "./scripted-stream.ts";

type Handler = Consumer["handler"];

/** A pump whose consumers do this with each batch, and the keys that each of them was given. */
const aPumpOf = async (endpoint: string, folder: string, tableName: string, handlers: readonly Handler[]) => {
  const seen: string[][] = handlers.map(() => []);
  const log: string[] = [];
  const pump = await startPump({
    streams: new DynamoDBStreamsClient(clientSettings(endpoint)),
    dynamodb: new DynamoDBClient(clientSettings(endpoint)),
    tableName,
    checkpointFile: join(folder, "checkpoint"),
    onFailureFile: join(folder, "failed"),
    backOffMs: { first: 1, cap: 4 },
    log: (message) => log.push(message),
    consumers: handlers.map((handler, index) => ({
      name: `consumer-${index}`,
      handler: (event) => {
        seen[index]?.push(...event.Records.map(({ dynamodb }) => dynamodb?.Keys?.pk?.S ?? ""));
        return handler(event);
      },
      batchSize: 100,
      windowMs: 0,
      retries: 0,
      bisect: true,
      maxRecordAgeSeconds: -1,
    })),
  });
  onTestFinished(pump.stop);
  return { ...pump, seen, log };
};

const aPump = async (endpoint: string, folder: string, tableName = "scripted") => {
  const { seen, ...pump } = await aPumpOf(endpoint, folder, tableName, [async () => {}]);
  return { ...pump, seen: seen[0] ?? [] };
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
    await expect.poll(() => pump.seen).toEqual(["1", "2", "3"]);
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

describe("a backlog that several consumers want", () => {
  const backlog = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));
  const takesAWhile: Handler = () => new Promise((resolve) => setTimeout(resolve, 2));

  it("is read once for all of them, however far they are apart", async () => {
    const sequenceNumbers = backlog(2_500);
    const { endpoint, script } = await aScriptedStream([{ id: "one", sequenceNumbers, closed: false }]);
    const pump = await aPumpOf(endpoint, aFolder(), "scripted", [async () => {}, takesAWhile]);
    await pump.idle();
    expect(pump.seen).toEqual([sequenceNumbers, sequenceNumbers]);
    expect(script.recordsRead).toBe(2_500);
  });

  it("reaches each of them whole and in order when it is more than is kept for the slower", async () => {
    const sequenceNumbers = backlog(9_500);
    const { endpoint, script } = await aScriptedStream([{ id: "one", sequenceNumbers, closed: false }]);
    const pump = await aPumpOf(endpoint, aFolder(), "scripted", [async () => {}, takesAWhile]);
    await pump.idle();
    expect(pump.seen).toEqual([sequenceNumbers, sequenceNumbers]);
    expect(script.recordsRead).toBeLessThan(2 * 9_500);
  });

  it("reaches the others while one of them never ends, and that one from where it was", async () => {
    const sequenceNumbers = backlog(9_500);
    const folder = aFolder();
    const { endpoint } = await aScriptedStream([{ id: "one", sequenceNumbers, closed: false }]);
    const hangs: Handler = () => new Promise(() => {});
    const pump = await aPumpOf(endpoint, folder, "scripted", [async () => {}, hangs]);
    await expect.poll(() => pump.seen[0]?.length).toBe(9_500);
    expect(pump.seen[1]).toEqual(sequenceNumbers.slice(0, 100));
    await pump.stop();
    const again = await aPumpOf(endpoint, folder, "scripted", [async () => {}, async () => {}]);
    await again.idle();
    expect(again.seen).toEqual([[], sequenceNumbers]);
  });

  it("comes again, in order, to one whose place cannot be saved, and goes on for the other", async () => {
    const sequenceNumbers = backlog(1_500);
    const folder = aFolder();
    // Nothing can be given up: its on-failure file is a folder.
    mkdirSync(join(folder, "failed"));
    const { endpoint } = await aScriptedStream([{ id: "one", sequenceNumbers, closed: false }]);
    let broken = true;
    const poisoned: Handler = async ({ Records }) => {
      if (broken && Records.some(({ dynamodb }) => dynamodb?.SequenceNumber === "1200")) throw new Error("not now");
    };
    const pump = await aPumpOf(endpoint, folder, "scripted", [poisoned, async () => {}]);
    await expect.poll(() => pump.log).toContainEqual(expect.stringContaining("tries again"));
    broken = false;
    await pump.idle();
    expect(new Set(pump.seen[0])).toEqual(new Set(sequenceNumbers));
    expect(pump.seen[0]?.slice(-300)).toEqual(sequenceNumbers.slice(-300));
    expect(pump.seen[1]).toEqual(sequenceNumbers);
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
    await expect.poll(() => pump.log).toEqual([expect.stringContaining("tries again")]);
    const again = await startEngine({ folder, port, environment: { PATH: process.env.PATH } });
    await put("kept", "after");
    await pump.idle();
    expect(pump.seen).toEqual(["before", "after"]);
    await pump.stop();
    await again.stop();
    await stop();
  });
});

import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CreateTableCommand, DeleteItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Consumer, type PumpOptions, startPump } from "../../infra/local/pump.ts";
import { anEngine } from "./engine-in-a-folder.ts";
import { runProgram } from "./run-program.ts";

let local: Awaited<ReturnType<typeof anEngine>>;
beforeAll(async () => {
  local = await anEngine();
});
afterAll(() => local.stop());

const pkOf = (record: DynamoDBRecord | undefined) => record?.dynamodb?.Keys?.pk?.S ?? "";
const pksOf = (event: DynamoDBStreamEvent) => event.Records.map(pkOf);
const sequenceOf = (record: DynamoDBRecord | undefined) => record?.dynamodb?.SequenceNumber ?? "";
const linesOf = (file: string) =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

/** A table of its own with its files, and pumps that stop when the test ends. */
const aStream = async () => {
  const tableName = `t-${randomUUID()}`;
  await local.createTable(tableName);
  const checkpointFile = join(local.folder, `${tableName}.checkpoint`);
  const onFailureFile = join(local.folder, `${tableName}.failed`);
  const log: string[] = [];

  const put = (pk: string, attributes?: Record<string, string>) => local.put(tableName, pk, attributes);
  const putAll = async (...pks: readonly string[]) => {
    for (const pk of pks) await put(pk);
  };
  const pump = async (consumers: readonly Partial<Consumer>[], options: Partial<PumpOptions> = {}) => {
    const started = await startPump({
      streams: local.streams,
      dynamodb: local.dynamodb,
      tableName,
      checkpointFile,
      onFailureFile,
      log: (message) => log.push(message),
      backOffMs: { first: 1, cap: 4 },
      ...options,
      consumers: consumers.map((consumer, n) => ({
        name: `consumer-${n}`,
        handler: async () => {},
        batchSize: 100,
        windowMs: 0,
        retries: 3,
        bisect: true,
        maxRecordAgeSeconds: -1,
        ...consumer,
      })),
    });
    onTestFinished(started.stop);
    return started;
  };
  /** A handler that keeps what it was given, and what `then` makes of it. */
  const keeping = (then: Consumer["handler"] = async () => {}) => {
    const batches: string[][] = [];
    const handler: Consumer["handler"] = (event) => {
      batches.push(pksOf(event));
      return then(event);
    };
    return { batches, handler, seen: () => batches.flat() };
  };
  return { tableName, checkpointFile, onFailureFile, log, put, putAll, pump, keeping };
};

const failOn =
  (...poison: readonly string[]): Consumer["handler"] =>
  async (event) => {
    if (pksOf(event).some((pk) => poison.includes(pk))) throw new Error("cannot digest this");
  };

describe("an event", () => {
  it("has the shape of Lambda's, every attribute type included", async () => {
    const { tableName, pump } = await aStream();
    const events: DynamoDBStreamEvent[] = [];
    const Item = {
      pk: { S: "all" },
      b: { B: new Uint8Array([0, 255]) },
      bs: { BS: [new Uint8Array([1])] },
      l: { L: [{ NULL: true }, { BOOL: false }, { N: "1.50" }] },
      m: { M: { __proto__x: { SS: ["a"] }, ns: { NS: ["1"] } } },
    };
    await local.dynamodb.send(new PutItemCommand({ TableName: tableName, Item }));
    await local.dynamodb.send(new DeleteItemCommand({ TableName: tableName, Key: { pk: { S: "all" } } }));
    const running = await pump([{ handler: async (event) => void events.push(event) }]);
    await running.idle();

    const image = {
      pk: { S: "all" },
      b: { B: "AP8=" },
      bs: { BS: ["AQ=="] },
      l: { L: [{ NULL: true }, { BOOL: false }, { N: "1.5" }] },
      m: { M: { __proto__x: { SS: ["a"] }, ns: { NS: ["1"] } } },
    };
    const [inserted, removed] = events.flatMap(({ Records }) => Records);
    expect(inserted).toEqual({
      eventID: `shardId-00000001-${tableName}:1`,
      eventName: "INSERT",
      eventVersion: "1.1",
      eventSource: "aws:dynamodb",
      awsRegion: "dynoxide",
      eventSourceARN: expect.stringMatching(`^arn:aws:dynamodb:.*:table/${tableName}/stream/`),
      dynamodb: {
        ApproximateCreationDateTime: expect.any(Number),
        Keys: { pk: { S: "all" } },
        NewImage: image,
        SequenceNumber: "1",
        SizeBytes: expect.any(Number),
        StreamViewType: "NEW_AND_OLD_IMAGES",
      },
    });
    expect(removed).toMatchObject({ eventName: "REMOVE", dynamodb: { OldImage: image, SequenceNumber: "2" } });
    expect(removed?.dynamodb).not.toHaveProperty("NewImage");
    const age = Date.now() / 1000 - (inserted?.dynamodb?.ApproximateCreationDateTime ?? 0);
    expect(age).toBeGreaterThanOrEqual(0);
    expect(age).toBeLessThan(60);
  });
});

describe("the pump", () => {
  it("delivers what was written before it started and after, in order, in batches of the size at most", async () => {
    const { pump, putAll, keeping } = await aStream();
    const before = Array.from({ length: 12 }, (_, n) => `before-${n}`);
    await putAll(...before);
    const { batches, handler, seen } = keeping();
    const running = await pump([{ handler, batchSize: 5 }]);
    await running.idle();
    expect(batches.map((batch) => batch.length)).toEqual([5, 5, 2]);
    await putAll("after-0", "after-1");
    await running.idle();
    expect(seen()).toEqual([...before, "after-0", "after-1"]);
  });

  it("gathers a batch for as long as its window lasts", async () => {
    const { pump, putAll, keeping } = await aStream();
    const { batches, handler } = keeping();
    const running = await pump([{ handler, batchSize: 3, windowMs: 60_000 }]);
    await putAll("1", "2", "3", "4");
    await expect.poll(() => batches).toEqual([["1", "2", "3"]]);
    await running.idle();
    expect(batches).toEqual([["1", "2", "3"], ["4"]]);
  });

  it("goes on after the checkpoint when it starts again, 10 coming after 9", async () => {
    const { pump, putAll, keeping } = await aStream();
    const { handler, seen } = keeping();
    for (const count of [9, 3, 0, 1]) {
      await putAll(...Array.from({ length: count }, (_, n) => `${count}-${n}`));
      const running = await pump([{ handler }]);
      await running.idle();
      await running.stop();
    }
    expect(seen()).toHaveLength(13);
    expect(new Set(seen()).size).toBe(13);
  });

  it("passes over what the filter keeps out, and does not look at it again", async () => {
    const { pump, put, checkpointFile, keeping, tableName } = await aStream();
    const { handler, seen } = keeping();
    const filter = [{ dynamodb: { NewImage: { pending: { S: [{ exists: true }] } } } }];
    await put("a", { pending: "1" });
    await put("b");
    const running = await pump([{ handler, filter }]);
    await running.idle();
    await running.stop();
    expect(seen()).toEqual(["a"]);
    const { consumers } = JSON.parse(readFileSync(checkpointFile, "utf8"));
    expect(consumers).toEqual({ "consumer-0": { [`shardId-00000001-${tableName}`]: "2" } });
  });

  it("lets no consumer wait for another", async () => {
    const { pump, putAll, keeping } = await aStream();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const slow = keeping(() => released);
    const quick = keeping();
    const running = await pump([{ handler: slow.handler }, { handler: quick.handler }]);
    await putAll("1", "2");
    await expect.poll(quick.seen).toEqual(["1", "2"]);
    release();
    await running.idle();
    expect(slow.seen()).toEqual(["1", "2"]);
  });

  it("delivers nothing while paused", async () => {
    const { pump, putAll, keeping } = await aStream();
    const { handler, seen } = keeping();
    const running = await pump([{ handler }]);
    await running.idle();
    running.pause();
    running.pause();
    await putAll("1");
    const idle = running.idle();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen()).toEqual([]);
    running.resume();
    await idle;
    expect(seen()).toEqual(["1"]);
  });

  it("has a lag that grows while it is behind and is small when it is idle", async () => {
    const { pump, putAll } = await aStream();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const running = await pump([{ handler: () => released }]);
    await putAll("1");
    await expect.poll(running.lagMs).toBeGreaterThan(300);
    release();
    await running.idle();
    expect(running.lagMs()).toBeLessThan(300);
  });

  it("finishes the batch in hand before it stops, and no other", async () => {
    const { pump, putAll, keeping } = await aStream();
    let running: Awaited<ReturnType<typeof pump>> | undefined;
    let stopped: Promise<void> | undefined;
    const { handler, seen } = keeping(async () => {
      stopped ??= running?.stop();
      await new Promise((resolve) => setTimeout(resolve, 20));
    });
    running = await pump([{ handler, batchSize: 2, windowMs: 60_000 }]);
    await putAll("1", "2", "3");
    await expect.poll(seen).toEqual(["1", "2"]);
    await stopped;
    const again = await pump([{ handler }]);
    await again.idle();
    expect(seen()).toEqual(["1", "2", "3"]);
  });

  it("stops although a handler never ends, and tells those who wait for it to be idle", async () => {
    const { pump, putAll, keeping } = await aStream();
    const { handler, seen } = keeping(() => new Promise(() => {}));
    const running = await pump([{ handler }]);
    await putAll("1");
    await expect.poll(seen).toEqual(["1"]);
    const idle = expect(running.idle()).rejects.toThrow("stopped before it was idle");
    await running.stop();
    await idle;
    const again = keeping();
    await (await pump([{ handler: again.handler }])).idle();
    expect(again.seen()).toEqual(["1"]);
  });
});

describe("a failing batch", () => {
  it("is split until the record at fault is alone, which is then given up, and the others are delivered", async () => {
    const { pump, putAll, keeping, onFailureFile, tableName, log } = await aStream();
    const pks = ["1", "2", "3", "4", "5", "6", "7", "8"];
    await putAll(...pks);
    const { batches, handler } = keeping(failOn("6"));
    await (await pump([{ handler, retries: 2 }])).idle();

    expect(batches).toEqual([
      pks,
      ["1", "2", "3", "4"],
      ["5", "6", "7", "8"],
      ["5", "6"],
      ["5"],
      ["6"],
      ["6"],
      ["6"],
      ["7", "8"],
    ]);
    expect(linesOf(onFailureFile)).toEqual([
      {
        requestContext: {
          requestId: expect.any(String),
          functionArn: "consumer-0",
          condition: "RetryAttemptsExhausted",
          approximateInvokeCount: 6,
        },
        responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
        version: "1.0",
        timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
        DDBStreamBatchInfo: {
          shardId: `shardId-00000001-${tableName}`,
          startSequenceNumber: "6",
          endSequenceNumber: "6",
          approximateArrivalOfFirstRecord: expect.stringMatching(/^\d{4}-.*Z$/),
          approximateArrivalOfLastRecord: expect.stringMatching(/^\d{4}-.*Z$/),
          batchSize: 1,
          streamArn: expect.stringContaining(tableName),
        },
        error: "Error: cannot digest this",
        keys: [{ pk: { S: "6" } }],
      },
    ]);
    expect(log).toEqual([expect.stringMatching(/gave up record 6 .*audit --repair/)]);
  });

  it("that is given up leaves its keys on disk and nothing that a customer wrote", async () => {
    const { pump, put, onFailureFile } = await aStream();
    await put("1", { comment: "mi chiamo Anna" });
    await put("1", { comment: "mi chiamo Berta" });
    await (await pump([{ handler: failOn("1"), retries: 0 }])).idle();
    expect(linesOf(onFailureFile)).toHaveLength(2);
    expect(readFileSync(onFailureFile, "utf8")).not.toContain("mi chiamo");
  });

  it("is retried from the lowest record it reports, and is not given up once the fault is gone", async () => {
    const { pump, putAll, keeping } = await aStream();
    await putAll("1", "2", "3", "4");
    let faults = 1;
    const { batches, handler } = keeping(async ({ Records }) => {
      if (faults-- <= 0) return;
      return { batchItemFailures: [Records[3], Records[2]].map((record) => ({ itemIdentifier: sequenceOf(record) })) };
    });
    await (await pump([{ handler }])).idle();
    expect(batches).toEqual([
      ["1", "2", "3", "4"],
      ["3", "4"],
    ]);
  });

  it("has failed as a whole when it reports a record that is not in it", async () => {
    const { pump, putAll, keeping } = await aStream();
    await putAll("1", "2");
    let faults = 1;
    const { batches, handler } = keeping(async ({ Records }) => {
      if (faults-- <= 0) return { batchItemFailures: [] };
      return { batchItemFailures: [{ itemIdentifier: sequenceOf(Records[1]) }, { itemIdentifier: "99" }] };
    });
    await (await pump([{ handler }])).idle();
    expect(batches).toEqual([["1", "2"], ["1"], ["2"]]);
  });

  it("that always reports the same record loses that one alone", async () => {
    const { pump, putAll, keeping, onFailureFile } = await aStream();
    await putAll("1", "2", "3", "4", "5");
    const { handler, seen } = keeping(async ({ Records }) => ({
      batchItemFailures: Records.filter((record) => pkOf(record) === "3").map((record) => ({
        itemIdentifier: sequenceOf(record),
      })),
    }));
    await (await pump([{ handler, retries: 1 }])).idle();
    expect(new Set(seen())).toEqual(new Set(["1", "2", "3", "4", "5"]));
    expect(linesOf(onFailureFile).flatMap(({ keys }) => keys)).toEqual([{ pk: { S: "3" } }]);
  });

  it("is given up for its age when there is no limit to its retries", async () => {
    const { pump, putAll, keeping, onFailureFile } = await aStream();
    await putAll("1");
    const { handler } = keeping(failOn("1"));
    await (await pump([{ handler, retries: -1, maxRecordAgeSeconds: 0 }])).idle();
    expect(linesOf(onFailureFile)).toMatchObject([{ requestContext: { condition: "RecordAgeExceeded" } }]);
  });

  it("counts as failed when its handler does not end in time", async () => {
    const { pump, putAll, keeping } = await aStream();
    await putAll("1");
    let hanging = true;
    const { batches, handler } = keeping(() => {
      const end = hanging ? new Promise<void>(() => {}) : Promise.resolve();
      hanging = false;
      return end;
    });
    await (await pump([{ handler }], { handlerTimeoutMs: 10 })).idle();
    expect(batches).toEqual([["1"], ["1"]]);
  });

  it("is retried as it was, whatever the handler did to its event", async () => {
    const { pump, putAll, keeping } = await aStream();
    await putAll("1");
    let faults = 1;
    const { batches, handler } = keeping(async (event) => {
      for (const record of event.Records) delete record.dynamodb;
      if (faults-- > 0) throw new Error("after it altered its event");
    });
    await (await pump([{ handler }])).idle();
    expect(batches).toEqual([["1"], ["1"]]);
  });

  it("stays where it is while its on-failure file cannot be written", async () => {
    const { pump, putAll, keeping, onFailureFile, log } = await aStream();
    await putAll("1", "2");
    const { handler, seen } = keeping(failOn("1"));
    const nowhere = join(onFailureFile, "a file is no folder");
    const running = await pump([{ handler, retries: 0, batchSize: 1 }], { onFailureFile: nowhere });
    await expect.poll(() => seen().length).toBeGreaterThan(2);
    await running.stop();
    expect(seen()).not.toContain("2");
    expect(log.join("\n")).toMatch(/tries again/);
  });
});

describe("a crash", () => {
  it("between the handler and the checkpoint loses nothing: the batch comes again", async () => {
    const { pump, putAll, keeping, tableName, checkpointFile, onFailureFile } = await aStream();
    await putAll("1", "2", "3", "4", "5", "6");
    const child = runProgram("pump-until-killed", local.engine.endpoint, tableName, checkpointFile, onFailureFile);
    await child.printedLine((line) => line === "handled 3,4");
    await child.kill();
    expect(child.lines).toEqual(["handled 1,2", "handled 3,4"]);

    const { handler, seen } = keeping();
    await (await pump([{ handler }])).idle();
    expect(seen().slice(-4)).toEqual(["3", "4", "5", "6"]);
    expect(seen()).toEqual(["1", "2", "3", "4", "5", "6"].slice(-seen().length));
  });
});

describe("starting the pump", () => {
  it("refuses a table without a stream", async () => {
    const TableName = `t-${randomUUID()}`;
    await local.dynamodb.send(
      new CreateTableCommand({
        TableName,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
      }),
    );
    const { pump } = await aStream();
    await expect(pump([], { tableName: TableName })).rejects.toThrow(`Table ${TableName} has no stream`);
  });

  it("refuses a damaged checkpoint file rather than start from the beginning", async () => {
    const { pump, checkpointFile } = await aStream();
    writeFileSync(checkpointFile, '{"consumers":');
    await expect(pump([{}])).rejects.toThrow(`${checkpointFile} is not a checkpoint file`);
  });

  it("starts from the beginning for a stream that the checkpoint file is not about", async () => {
    const first = await aStream();
    await first.putAll("1", "2");
    await (await first.pump([{}])).idle();
    const second = await aStream();
    await second.putAll("a");
    const { handler, seen } = second.keeping();
    await (await second.pump([{ handler }], { checkpointFile: first.checkpointFile })).idle();
    expect(seen()).toEqual(["a"]);
  });

  it("refuses two consumers of one name, and a filter that it does not know", async () => {
    const { pump } = await aStream();
    await expect(pump([{ name: "x" }, { name: "x" }])).rejects.toThrow("same name");
    const filter = JSON.parse('[{"eventName":[{"suffix":"T"}]}]');
    await expect(pump([{ filter }])).rejects.toThrow("Unsupported filter rule");
  });
});

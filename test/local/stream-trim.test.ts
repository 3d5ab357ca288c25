import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DescribeStreamCommand, ListStreamsCommand } from "@aws-sdk/client-dynamodb-streams";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { startEngine } from "../../infra/local/engine.ts";
import { LOCAL_TABLE, type Runtime, startRuntime } from "../../infra/local/runtime.ts";
import { trimStream } from "../../infra/local/stream-trim.ts";
import { dynamoCells } from "../../shared/adapters/dynamo/cells.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { dayIn } from "../../shared/domain/store.ts";
import { type BenchShop, draftsNow, openShop, responseOf } from "../bench/shop.ts";
import { clientSettings } from "./client-settings.ts";
import { aFolder, anEngine } from "./engine-in-a-folder.ts";

const DAY = 86_400;
const seconds = () => Math.floor(Date.now() / 1000);
const databaseIn = (folder: string) => join(folder, "table.sqlite");

const sequenceNumbers = (database: DatabaseSync, table: string) =>
  database
    .prepare("SELECT sequence_number FROM _stream_records WHERE table_name = ? ORDER BY id")
    .all(table)
    .map((row) => Number(row.sequence_number));
const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => first + n);

describe("the trim of stream records", () => {
  let local: Awaited<ReturnType<typeof anEngine>>;
  let database: DatabaseSync;
  let tables = 0;
  beforeAll(async () => {
    local = await anEngine();
    database = new DatabaseSync(databaseIn(local.folder));
  });
  afterAll(async () => {
    database.close();
    await local.stop();
  });

  /** A table whose stream has so many records, of these ages in seconds. */
  const aStreamOf = async (...groups: readonly (readonly [count: number, age: number])[]) => {
    const table = `trimmed-${tables++}`;
    await local.createTable(table);
    const shard = `shardId-00000001-${table}`;
    const insert = database.prepare(
      `INSERT INTO _stream_records (table_name, event_name, keys_json, sequence_number, shard_id, created_at)
       VALUES (?, 'INSERT', '{"pk":{"S":"x"}}', ?, ?, ?)`,
    );
    let next = 1;
    database.exec("BEGIN");
    for (const [count, age] of groups) {
      for (let n = 0; n < count; n++) insert.run(table, String(next++), shard, seconds() - age);
    }
    database.exec("COMMIT");
    const trim = (doneUpTo?: number) =>
      trimStream(
        databaseIn(local.folder),
        table,
        new Map(doneUpTo === undefined ? [] : [[shard, String(doneUpTo)]]),
        new Date(),
      );
    return { table, trim, left: () => sequenceNumbers(database, table) };
  };

  it("removes those older than a day and keeps the younger ones in order", async () => {
    const { trim, left } = await aStreamOf([1_005, DAY + 60], [5, DAY - 600]);
    expect(await trim(1_010)).toBe(1_005);
    expect(left()).toEqual(from(1_006, 1_010));
  });

  it("keeps what some consumer is not done with, however old", async () => {
    const { trim, left } = await aStreamOf([20, 30 * DAY]);
    expect(await trim(7)).toBe(7);
    expect(left()).toEqual(from(8, 20));
  });

  it("removes nothing where no consumer has begun", async () => {
    const { trim, left } = await aStreamOf([3, 30 * DAY]);
    expect(await trim()).toBe(0);
    expect(left()).toEqual([1, 2, 3]);
  });

  it("never removes the newest: the next sequence number goes on from it", async () => {
    const { table, trim, left } = await aStreamOf([3, 30 * DAY]);
    await trim(3);
    expect(left()).toEqual([3]);
    await local.put(table, "after a long holiday");
    expect(left()).toEqual([3, 4]);
  });

  it("leaves the streams of other tables alone", async () => {
    const other = await aStreamOf([3, 30 * DAY]);
    const { trim } = await aStreamOf([3, 30 * DAY]);
    await trim(3);
    expect(other.left()).toEqual([1, 2, 3]);
  });

  it("moves the start of the stream to the oldest record left", async () => {
    const { table, trim } = await aStreamOf([3, DAY + 60], [2, 0]);
    await trim(5);
    const { Streams } = await local.streams.send(new ListStreamsCommand({ TableName: table }));
    const { StreamDescription } = await local.streams.send(
      new DescribeStreamCommand({ StreamArn: Streams?.[0]?.StreamArn }),
    );
    expect(StreamDescription?.Shards?.[0]?.SequenceNumberRange?.StartingSequenceNumber).toBe("4");
  });
});

describe("a server that was off for longer than stream records are kept", () => {
  const start = async (folder: string) => {
    const runtime = await startRuntime({ folder, port: 0, log: () => {} });
    onTestFinished(runtime.close);
    return runtime;
  };
  const respond = async (table: TableClient, shop: BenchShop, count: number) => {
    const responses = dynamoResponses(table);
    for (const draft of draftsNow(count)) await responses.add(responseOf(shop.store.id, draft));
  };
  const counted = async ({ table }: Runtime, shop: BenchShop) => {
    const today = dayIn("UTC", new Date());
    const cells = await dynamoCells(table).read(shop.store, today, today);
    return cells.reduce((sum, { counters }) => sum + (counters.n ?? 0), 0);
  };
  const recordsIn = (folder: string, look: (database: DatabaseSync) => unknown) => {
    const database = new DatabaseSync(databaseIn(folder), { timeout: 5_000 });
    try {
      return look(database);
    } finally {
      database.close();
    }
  };
  const age = (folder: string) =>
    recordsIn(folder, (database) => database.exec("UPDATE _stream_records SET created_at = created_at - 100000"));

  it("counts every response that waited, and then lets their records go", async () => {
    const folder = aFolder();
    const first = await start(folder);
    const shop = await openShop(first.table, "rested");
    await first.pump.idle();
    first.pump.pause();
    await respond(first.table, shop, 600);
    await first.close();
    age(folder);

    // The engine alone: what is written now is written before the pump has read anything.
    const engine = await startEngine({ folder, environment: { PATH: process.env.PATH } });
    const client = new DynamoDBClient(clientSettings(engine.endpoint));
    await respond({ client, tableName: LOCAL_TABLE }, shop, 400);
    client.destroy();
    await engine.stop();

    const second = await start(folder);
    await second.pump.idle();
    expect(await counted(second, shop)).toBe(1_000);
    await second.close();
    age(folder);

    await start(folder);
    const left = () => recordsIn(folder, (database) => sequenceNumbers(database, LOCAL_TABLE).length);
    await expect.poll(left).toBe(1);
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findEngineBinary } from "../../infra/local/engine-binary.ts";
import { indexStreamRecords } from "../../infra/local/stream-index.ts";
import { anEngine } from "./engine-in-a-folder.ts";

let local: Awaited<ReturnType<typeof anEngine>>;
let database: DatabaseSync;
beforeAll(async () => {
  local = await anEngine();
  database = new DatabaseSync(join(local.folder, "table.sqlite"));
  await Promise.all(["plans", "costs"].map(local.createTable));
});
afterAll(async () => {
  database.close();
  await local.stop();
});

const now = () => Math.floor(Date.now() / 1000);
const sequenceNumbers = (table: string) =>
  database
    .prepare("SELECT sequence_number FROM _stream_records WHERE table_name = ? ORDER BY id")
    .all(table)
    .map((row) => Number(row.sequence_number));

/** Adds records as the engine would, without a thousand puts. */
const addRecords = (table: string, count: number, bytes: number, createdAt: number) => {
  const last = sequenceNumbers(table).at(-1) ?? 0;
  const insert = database.prepare(
    `INSERT INTO _stream_records (table_name, event_name, keys_json, new_image, sequence_number, shard_id, created_at)
     VALUES (?, 'INSERT', '{"pk":{"S":"x"}}', ?, ?, ?, ?)`,
  );
  const image = JSON.stringify({ pk: { S: "x".repeat(bytes) } });
  database.exec("BEGIN");
  for (let n = 1; n <= count; n += 1)
    insert.run(table, image, String(last + n), `shardId-00000001-${table}`, createdAt);
  database.exec("COMMIT");
};

/** Every byte that the engine has asked of the system so far: a count, so that no test depends on the clock. */
const bytesRead = () => {
  const pid = readFileSync(join(local.folder, "engine.pid"), "utf8").trim();
  return Number(/rchar: (\d+)/.exec(readFileSync(`/proc/${pid}/io`, "utf8"))?.[1]);
};
const bytesReadByPuts = async (count: number) => {
  const before = bytesRead();
  for (let n = 0; n < count; n += 1) await local.put("costs", `item-${n}`);
  return bytesRead() - before;
};

describe("the index of stream records", () => {
  it("serves the very statements that the engine's program holds", () => {
    const program = readFileSync(findEngineBinary({ PATH: process.env.PATH }), "latin1").replaceAll(/\s+/g, " ");
    const statements = [
      "SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = ?1",
      "FROM _stream_records WHERE table_name = ?1 AND shard_id = ?2 AND CAST(sequence_number AS INTEGER) > ?3 " +
        "ORDER BY CAST(sequence_number AS INTEGER) ASC LIMIT ?4",
    ];
    for (const statement of statements) {
      expect(program).toContain(statement);
      const select = statement.startsWith("SELECT") ? statement : `SELECT * ${statement}`;
      const plan = database.prepare(`EXPLAIN QUERY PLAN ${select}`).all();
      expect(plan.map((step) => step.detail)).toEqual([expect.stringMatching(/SEARCH .*INDEX app_sr_seq/)]);
    }
  });

  it("keeps a put from reading the records before it, however many there are", async () => {
    const records = 4_000;
    const bytes = 2_000;
    addRecords("costs", records, bytes, now());
    await local.put("costs", "warm-up");
    expect(await bytesReadByPuts(10)).toBeLessThan(records * bytes);

    // The same count without the index: proof that it would show a binary that ignores it.
    database.exec("DROP INDEX app_sr_seq");
    expect(await bytesReadByPuts(10)).toBeGreaterThan(10 * records * bytes);
    indexStreamRecords(join(local.folder, "table.sqlite"));
    await local.put("costs", "warm-up");
    expect(await bytesReadByPuts(10)).toBeLessThan(records * bytes);
  });

  it("may be made again over what is there", () => {
    const schema = () => database.prepare("SELECT name, sql FROM sqlite_master ORDER BY name").all();
    const before = schema();
    indexStreamRecords(join(local.folder, "table.sqlite"));
    expect(schema()).toEqual(before);
    expect(before.map((entry) => entry.name)).toEqual(expect.arrayContaining(["app_sr_age", "app_sr_seq"]));
  });

  it("takes the trigger of earlier versions away, which trimmed what nobody had counted", () => {
    database.exec(`CREATE TRIGGER app_sr_trim AFTER INSERT ON _stream_records WHEN NEW.id % 200 = 0 BEGIN
      DELETE FROM _stream_records WHERE created_at < NEW.created_at - 86400; END`);
    indexStreamRecords(join(local.folder, "table.sqlite"));
    expect(database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all()).toEqual([]);
  });
});

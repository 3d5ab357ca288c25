import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { audit } from "../../infra/cli/audit.ts";
import { freePort } from "../../infra/local/free-port.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { type BenchShop, draftsNow, ORIGIN, openShop } from "../bench/shop.ts";
import { npmStart } from "../support/npm-start.ts";

/** How often the server is killed; raise it for the night. */
const KILLS = Number(process.env.KILLS ?? 20);
const SENDERS = 8;

let folder: string;
let port: number;
let server: ChildProcess | undefined;
let shop: BenchShop;
const acknowledged = new Set<string>();
const drafts = draftsNow(50);

/** Start the real server; resolves with the milliseconds until it answered. */
const start = async (): Promise<number> => {
  const begun = performance.now();
  const started = npmStart({ VIAGGIO_PORT: String(port), VIAGGIO_DATA: folder, VIAGGIO_DEMO: "0" });
  server = started;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (answer?.status === 200) return performance.now() - begun;
    if (started.exitCode !== null) throw new Error(`the server ended with ${started.exitCode}`);
    await sleep(10);
  }
};

const kill = async (signal: NodeJS.Signals): Promise<void> => {
  const killed = server;
  if (killed === undefined || killed.exitCode !== null) return;
  const gone = new Promise((resolve) => killed.once("exit", resolve));
  killed.kill(signal);
  await gone;
};

/** The table behind the running server. */
const table = (): TableClient => {
  const { endpoint, table: tableName } = JSON.parse(readFileSync(join(folder, "engine.json"), "utf8"));
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  return { client: new DynamoDBClient({ endpoint, region: "local", credentials }), tableName };
};

/** Send responses until told to stop; remembers the ids that were acknowledged. */
const load = () => {
  let stopped = false;
  const sender = async () => {
    while (!stopped) {
      const answer = await fetch(`http://127.0.0.1:${port}/v1/responses`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${shop.publishableKey}`,
          origin: ORIGIN,
          "content-type": "application/json",
          "idempotency-key": randomUUID(),
        },
        body: JSON.stringify(drafts[Math.floor(Math.random() * drafts.length)]),
      }).catch(() => undefined);
      if (answer === undefined) await sleep(5);
      else if (answer.status === 202) {
        const body = (await answer.json().catch(() => undefined)) as { id: string } | undefined;
        if (body !== undefined) acknowledged.add(body.id);
      }
    }
  };
  const senders = Promise.all(Array.from({ length: SENDERS }, sender));
  return async () => {
    stopped = true;
    await senders;
  };
};

/** Wait until digest has caught up, then look at every count. */
const auditedClean = async () => {
  for (let look = 0; ; look++) {
    const needs = {
      table: table(),
      now: () => new Date(),
      digest: () => Promise.reject(new Error("nothing to repair")),
    };
    const report = await audit(needs, { store: shop.store.id });
    if (report.waiting === 0 && report.busyDays.length === 0) return report;
    if (look === 200) throw new Error("digest did not catch up");
    await sleep(100);
  }
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "viaggio-kill-"));
  port = await freePort(0);
  await start();
  shop = await openShop(table(), "killed");
});
afterAll(async () => {
  await kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

describe("the local server under kill -9", () => {
  it(`loses no acknowledged response and no count in ${KILLS} kills under load`, { timeout: 600_000 }, async () => {
    const restarts: number[] = [];
    for (let round = 0; round < KILLS; round++) {
      const stopLoad = load();
      await sleep(100 + Math.random() * 500);
      await kill("SIGKILL");
      await stopLoad();
      restarts.push(await start());
      const { wrong } = await auditedClean();
      expect(
        Object.values(wrong).every((count) => count === 0),
        JSON.stringify(wrong),
      ).toBe(true);
    }
    const responses = dynamoResponses(table());
    const lost: string[] = [];
    for (const id of acknowledged) {
      if ((await responses.get(shop.store.id, id)) === undefined) lost.push(id);
    }
    console.log(
      `${KILLS} kills, ${acknowledged.size} acknowledged, ${lost.length} lost, slowest restart ${Math.round(Math.max(...restarts))} ms`,
    );
    expect(acknowledged.size).toBeGreaterThan(KILLS);
    expect(lost).toEqual([]);
  });

  it("drains and ends on Ctrl-C", async () => {
    await kill("SIGINT");
    expect(server?.exitCode).toBe(0);
  });

  it("refuses a second server on the same folder, in words", async () => {
    await start();
    const second = npmStart({ VIAGGIO_PORT: "0", VIAGGIO_DATA: folder, VIAGGIO_DEMO: "0" }, { stderr: "pipe" });
    let said = "";
    second.stderr?.on("data", (chunk) => {
      said += chunk;
    });
    await new Promise((resolve) => second.once("exit", resolve));
    expect(second.exitCode).toBe(1);
    expect(said).toContain(folder);
  });
});

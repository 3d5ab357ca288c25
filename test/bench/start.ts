import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DEMO_PUBLISHABLE_KEY } from "../../infra/local/demo/open-demo.ts";
import { freePort } from "../../infra/local/free-port.ts";
import { npmStart } from "../support/npm-start.ts";
import { startLoad } from "./acknowledge.ts";
import { draftsNow } from "./shop.ts";
import { median } from "./statistics.ts";

const begin = async (
  folder: string,
  port: number,
  demo: boolean,
  environment: NodeJS.ProcessEnv = {},
): Promise<{ server: ChildProcess; milliseconds: number }> => {
  const start = performance.now();
  const server = npmStart({
    VIAGGIO_PORT: String(port),
    VIAGGIO_DATA: folder,
    VIAGGIO_DEMO: demo ? "1" : "0",
    ...environment,
  });
  while ((await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined))?.status !== 200) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    await sleep(5);
  }
  return { server, milliseconds: performance.now() - start };
};

const end = async (server: ChildProcess, signal: NodeJS.Signals = "SIGINT") => {
  const gone = new Promise((resolve) => server.once("exit", resolve));
  server.kill(signal);
  await gone;
};

const megabytes = (pid: number | undefined, field: "VmRSS" | "VmHWM"): number =>
  Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? Number.NaN) /
  1024;

const startsOf = async (folder: string, environment?: NodeJS.ProcessEnv): Promise<number> => {
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const { server, milliseconds } = await begin(join(folder, String(turn)), await freePort(0), false, environment);
    times.push(milliseconds);
    await end(server);
  }
  return median(times);
};

/**
 * Milliseconds from starting the local server to its first 200: the median of several starts on a new folder. `first` is
 * the very first after an installation, when nothing is compiled yet.
 */
export const startMilliseconds = async (
  folder: string,
): Promise<{ readonly first: number; readonly later: number }> => ({
  first: await startsOf(join(folder, "first-start"), { NODE_DISABLE_COMPILE_CACHE: "1" }),
  later: await startsOf(join(folder, "start")),
});

/**
 * Milliseconds from starting the local server again after `kill -9` to its first 200: the slowest of five, on a folder
 * that has 2,000 to 10,000 responses, killed right after the last 2,000.
 */
export const restartMilliseconds = async (folder: string): Promise<number> => {
  const port = await freePort(0);
  const url = `http://127.0.0.1:${port}`;
  const bodies = draftsNow(200).map((draft) => JSON.stringify(draft));
  const load = startLoad();
  const times: number[] = [];
  let { server } = await begin(join(folder, "restart"), port, true);
  // The demo opens its store after the first answer.
  await sleep(3000);
  for (let turn = 0; turn < 5; turn++) {
    await load.send({ url, key: DEMO_PUBLISHABLE_KEY, origin: url, connections: 32, requests: 2000, bodies });
    await end(server, "SIGKILL");
    const again = await begin(join(folder, "restart"), port, true);
    server = again.server;
    times.push(again.milliseconds);
  }
  load.stop();
  await end(server);
  return Math.max(...times);
};

/** Highest resident memory of the local server, in MB: with the demo, 32 connections and digest at work. */
export const residentMegabytes = async (folder: string): Promise<number> => {
  const port = await freePort(0);
  const { server } = await begin(join(folder, "memory"), port, true);
  const url = `http://127.0.0.1:${port}`;
  const load = startLoad();
  const bodies = draftsNow(200).map((draft) => JSON.stringify(draft));
  await sleep(3000);
  for (let turn = 0; turn < 4; turn++) {
    await load.send({ url, key: DEMO_PUBLISHABLE_KEY, origin: url, connections: 32, requests: 2500, bodies });
    await fetch(`${url}/journey`);
  }
  load.stop();
  const highest = megabytes(server.pid, "VmHWM");
  await end(server);
  return highest;
};

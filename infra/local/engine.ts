import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ENGINE_VERSION, findEngineBinary } from "./engine-binary.ts";
import { type ProbeAnswer, probe } from "./engine-probe.ts";
import { type EngineFiles, engineFilesIn, lastWords, startEngineProcess, stopStaleEngine } from "./engine-process.ts";
import { freePort } from "./free-port.ts";
import { indexStreamRecords } from "./stream-index.ts";

/** A DynamoDB that answers. */
export type Engine = {
  readonly endpoint: string;
  /** `dynoxide` was started here; `external` is what `AWS_ENDPOINT_URL_DYNAMODB` names and is never stopped. */
  readonly kind: "dynoxide" | "external";
  /** Resolves only if our engine ends although nobody called `stop`, with what it said last. */
  readonly failed: Promise<Error>;
  /** Lets the engine finish what it was asked and waits for its end, 1.5 s at most. Twice is harmless. */
  readonly stop: () => Promise<void>;
};

type EngineOptions = {
  /** Holds `table.sqlite`, `engine.pid` and `engine.log`; only one process may use it: see `openDataFolder`. */
  readonly folder: string;
  /** 0, the default, lets the system choose. */
  readonly port?: number;
  readonly environment?: NodeJS.ProcessEnv;
  readonly warn?: (message: string) => void;
};

const READY_WITHIN_MS = 10_000;

/** Another program took the port between our looking and the engine's binding: look again. */
class PortTaken extends Error {}

const useExternal = async (endpoint: string): Promise<Engine> => {
  if (!URL.canParse(endpoint)) throw new Error(`AWS_ENDPOINT_URL_DYNAMODB is ${endpoint}, which is not a URL.`);
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await probe(endpoint))) {
    if (Date.now() > deadline) {
      throw new Error(
        `AWS_ENDPOINT_URL_DYNAMODB is ${endpoint}, but nothing answers there. Is DynamoDB Local running?`,
      );
    }
    await sleep(100);
  }
  return { endpoint, kind: "external", failed: new Promise(() => {}), stop: async () => {} };
};

const startOn = async (port: number, binary: string, files: EngineFiles, warn: (message: string) => void) => {
  const endpoint = `http://127.0.0.1:${port}`;
  const engine = startEngineProcess(binary, port, files);
  let end: string | undefined;
  let stopping = false;
  const ended = engine.ended.then((how) => {
    end = how;
    return how;
  });
  const failure = (what: string) => new Error(`${what} (${binary}):\n${lastWords(files)}`);

  const waitUntilReady = async (): Promise<ProbeAnswer> => {
    const deadline = Date.now() + READY_WITHIN_MS;
    for (;;) {
      await Promise.race([sleep(5), ended]);
      if (end !== undefined) {
        if (lastWords(files).includes("already in use")) throw new PortTaken();
        throw failure(`The embedded database did not start: ${end}`);
      }
      const answer = await probe(endpoint);
      if (answer?.status === 200) return answer;
      if (Date.now() > deadline) throw failure(`The embedded database did not answer within ${READY_WITHIN_MS} ms`);
    }
  };

  const makeReady = async () => {
    const { version = "of an unknown version" } = await waitUntilReady();
    if (version === ENGINE_VERSION) return indexStreamRecords(files.database);
    warn(`dynoxide is ${version}; the index that keeps writes fast relies on the private schema of ${ENGINE_VERSION}.`);
    try {
      indexStreamRecords(files.database);
    } catch (error) {
      warn(`This dynoxide's streams cannot be indexed, so writes become slower with every record: ${error}`);
    }
  };

  try {
    await makeReady();
  } catch (error) {
    await engine.stop();
    throw error;
  }
  engine.unref();
  const failed = new Promise<Error>((report) => {
    void ended.then((how) => stopping || report(failure(`The embedded database ended unexpectedly: ${how}`)));
  });
  const stop = () => {
    stopping = true;
    return engine.stop();
  };
  return { endpoint, kind: "dynoxide", failed, stop } as const;
};

/**
 * Starts dynoxide on `<folder>/table.sqlite`, bound to 127.0.0.1, and resolves when it answers and its streams are
 * indexed. With `AWS_ENDPOINT_URL_DYNAMODB` set nothing is started, and it resolves when that endpoint answers.
 * The engine never outlives this process; `stop` it last.
 * @throws an error that says what to do when there is no binary, the port is taken or nothing answers in 10 s
 */
export const startEngine = async (options: EngineOptions): Promise<Engine> => {
  const { port = 0, environment = process.env, warn = console.warn } = options;
  if (environment.AWS_ENDPOINT_URL_DYNAMODB) return useExternal(environment.AWS_ENDPOINT_URL_DYNAMODB);

  const binary = findEngineBinary(environment);
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = engineFilesIn(folder);
  await stopStaleEngine(files);

  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOn(await freePort(port), binary, files, warn);
    } catch (error) {
      const taken =
        error instanceof PortTaken || (error instanceof Error && "code" in error && error.code === "EADDRINUSE");
      if (taken && port === 0 && attempt < 5) continue;
      if (taken) throw new Error(`Port ${port} on 127.0.0.1 is already in use: the embedded database needs another.`);
      throw error;
    }
  }
};

import { once } from "node:events";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, describe, expect, it } from "vitest";
import { startEngine } from "../../infra/local/engine.ts";
import { findEngineBinary } from "../../infra/local/engine-binary.ts";
import { freePort } from "../../infra/local/free-port.ts";
import { clientSettings } from "./client-settings.ts";
import { aFolder, anEngine } from "./engine-in-a-folder.ts";
import { runProgram } from "./run-program.ts";

const environment = { PATH: process.env.PATH };
const pidIn = (folder: string) => Number(readFileSync(join(folder, "engine.pid"), "utf8"));
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
const ended = (pid: number) => expect.poll(() => isAlive(pid)).toBe(false);

const tablesAt = async (endpoint: string) => {
  const client = new DynamoDBClient(clientSettings(endpoint));
  const { TableNames } = await client.send(new ListTablesCommand({}));
  client.destroy();
  return TableNames;
};

const aProgram = (text: string): string => {
  const path = join(aFolder(), "dynoxide");
  writeFileSync(path, text);
  chmodSync(path, 0o755);
  return path;
};

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});
const aServer = async (version?: string): Promise<number> => {
  const server = createServer((_request, response) => {
    if (version) response.setHeader("x-dynoxide-version", version);
    response.end("{}");
  }).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
};

describe("the embedded engine", () => {
  it("answers on loopback, and is gone after stop, twice if need be", async () => {
    const { engine, folder, dynamodb } = await anEngine();
    expect(engine.kind).toBe("dynoxide");
    expect(new URL(engine.endpoint).hostname).toBe("127.0.0.1");
    expect((await dynamodb.send(new ListTablesCommand({}))).TableNames).toEqual([]);
    const pid = pidIn(folder);
    await engine.stop();
    await engine.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it("keeps what was written over a stop and a start", async () => {
    const first = await anEngine();
    await first.createTable("kept");
    await first.engine.stop();
    const again = await startEngine({ folder: first.folder, environment });
    const tables = await tablesAt(again.endpoint);
    await again.stop();
    expect(tables).toEqual(["kept"]);
  });

  it("does not outlive its parent, which kill -9 gave no chance to say goodbye", async () => {
    const folder = aFolder();
    const parent = runProgram("hold-folder", folder);
    await parent.printedLine((line) => line === "ready");
    const pid = pidIn(folder);
    expect(isAlive(pid)).toBe(true);
    await parent.kill();
    await ended(pid);
  });

  it("is not in the process group that a terminal's Ctrl-C reaches", async () => {
    const { folder, stop } = await anEngine();
    const groupOf = (pid: number | "self") => readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[2];
    expect(groupOf(pidIn(folder))).not.toBe(groupOf("self"));
    await stop();
  });

  it("reports an end that nobody asked for", async () => {
    const { engine, folder } = await anEngine();
    process.kill(pidIn(folder), "SIGKILL");
    expect((await engine.failed).message).toMatch(/ended unexpectedly: exit 137/);
    await engine.stop();
  });

  it("ends a stale engine of the same folder before it starts its own", async () => {
    const { folder, put, createTable } = await anEngine();
    await createTable("stale");
    await put("stale", "one");
    const stale = pidIn(folder);
    const fresh = await startEngine({ folder, environment });
    expect(isAlive(stale)).toBe(false);
    expect(await tablesAt(fresh.endpoint)).toEqual(["stale"]);
    await fresh.stop();
  });

  it("spares a process that has come to bear a stale engine's pid", async () => {
    const folder = aFolder();
    writeFileSync(join(folder, "engine.pid"), String(process.pid));
    const engine = await startEngine({ folder, environment });
    await engine.stop();
    expect(isAlive(process.pid)).toBe(true);
  });
});

describe("starting the engine", () => {
  it("uses AWS_ENDPOINT_URL_DYNAMODB as it is and starts nothing", async () => {
    const endpoint = `http://127.0.0.1:${await aServer()}`;
    const engine = await startEngine({
      folder: "/nowhere",
      environment: { AWS_ENDPOINT_URL_DYNAMODB: endpoint, DYNOXIDE_BIN: "/nowhere" },
    });
    expect(engine).toMatchObject({ endpoint, kind: "external" });
    await engine.stop();
  });

  it("refuses an endpoint that is no URL", async () => {
    const start = startEngine({ folder: "/nowhere", environment: { AWS_ENDPOINT_URL_DYNAMODB: "localhost" } });
    await expect(start).rejects.toThrow("AWS_ENDPOINT_URL_DYNAMODB is localhost, which is not a URL");
  });

  it("names the wanted port when it is taken, rather than use whatever answers there", async () => {
    const port = await aServer("1.2.1");
    await expect(startEngine({ folder: aFolder(), port, environment })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is already in use`,
    );
  });

  it("says what the program said when it ends at once", async () => {
    const DYNOXIDE_BIN = aProgram("#!/bin/sh\necho 'no such thing as a database' >&2\nexit 3\n");
    await expect(startEngine({ folder: aFolder(), environment: { DYNOXIDE_BIN } })).rejects.toThrow(
      /did not start: exit 3[\s\S]*no such thing as a database/,
    );
  });

  it("tries another port when one was taken in between", async () => {
    const folder = aFolder();
    const real = findEngineBinary(environment);
    const DYNOXIDE_BIN = aProgram(
      `#!/bin/sh\nif [ -e ${folder}/once ]; then exec ${real} "$@"; fi\n: >${folder}/once\necho 'error: port is already in use' >&2\nexit 1\n`,
    );
    const engine = await startEngine({ folder, environment: { DYNOXIDE_BIN } });
    expect(await tablesAt(engine.endpoint)).toEqual([]);
    await engine.stop();
  });

  it("warns about a version whose schema is not known, and says when it cannot index its streams", async () => {
    const program = `require("http").createServer((_, r) => { r.setHeader("x-dynoxide-version", "9.0.0"); r.end("{}"); }).listen(process.argv[process.argv.indexOf("--port") + 1], "127.0.0.1")`;
    const DYNOXIDE_BIN = aProgram(`#!${process.execPath}\n${program}\n`);
    const warnings: string[] = [];
    const engine = await startEngine({
      folder: aFolder(),
      environment: { DYNOXIDE_BIN },
      warn: (message) => warnings.push(message),
    });
    await engine.stop();
    expect(warnings).toEqual([
      expect.stringMatching(/dynoxide is 9\.0\.0;.*1\.2\.1/),
      expect.stringMatching(/cannot be indexed/),
    ]);
  });
});

describe("finding the program", () => {
  it("takes DYNOXIDE_BIN before anything else", () => {
    const program = aProgram("");
    expect(findEngineBinary({ DYNOXIDE_BIN: program, PATH: "/usr/bin" })).toBe(program);
  });

  it("refuses a DYNOXIDE_BIN that cannot be run", () => {
    expect(() => findEngineBinary({ DYNOXIDE_BIN: import.meta.filename })).toThrow(/DYNOXIDE_BIN is .*engine.test.ts/);
  });

  it("falls back on the PATH where this platform has no package", () => {
    const program = aProgram("");
    expect(findEngineBinary({ PATH: `/nowhere:${join(program, "..")}` }, "@dynoxide/plan9-mips")).toBe(program);
  });

  it("says exactly what to run or set when there is none", () => {
    const find = () => findEngineBinary({ PATH: "/nowhere" }, "@dynoxide/plan9-mips");
    expect(find).toThrow("npm i --no-save @dynoxide/plan9-mips@1.2.1");
    expect(find).toThrow("AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:8000");
  });
});

describe("a free port", () => {
  it("is another one each time it is asked for while the first is in use", async () => {
    const taken = await aServer();
    expect(await freePort()).not.toBe(taken);
    await expect(freePort(taken)).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});

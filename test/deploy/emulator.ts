import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { freePort } from "../../infra/local/free-port.ts";
import { runCommand } from "./run-command.ts";

/** The emulator of AWS that we deploy to, from PyPI. 1.4.21 could not do CloudFront's access control nor `cdk destroy`. */
const MINISTACK = "ministack==1.5.33";
const READY_WITHIN_MS = 30_000;

const Api = z.object({ corsConfiguration: z.record(z.string(), z.unknown()) });

/** PyPI is out of reach, so there is nothing to test against. Whatever else goes wrong is a failure. */
export class NoEmulator extends Error {}

export type Emulator = {
  readonly endpoint: string;
  /** Ends it and what it started. */
  readonly stop: () => Promise<void>;
};

const install = async (folder: string): Promise<string> => {
  const python = join(folder, "venv/bin/python");
  const pip = (...args: readonly string[]) =>
    runCommand(python, ["-m", "pip", "--quiet", "--disable-pip-version-check", ...args]);
  await runCommand("python3", ["-m", "venv", join(folder, "venv")]);
  try {
    // Through pip, which knows of mirrors and proxies; for a package that is there whatever becomes of the emulator.
    await pip("download", "--no-deps", "--dest", join(folder, "probe"), "pip");
  } catch (cause) {
    throw new NoEmulator("PyPI is out of reach.", { cause });
  }
  await pip("install", MINISTACK);
  return join(folder, "venv/bin/ministack");
};

const waitUntilReady = async (endpoint: string, emulator: ChildProcess, logFile: string) => {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const answer = await fetch(`${endpoint}/_ministack/health`).catch(() => undefined);
    if (answer?.ok) return;
    if (emulator.exitCode !== null || Date.now() > deadline) {
      throw new Error(`The emulator did not start:\n${await readFile(logFile, "utf8")}`);
    }
    await sleep(100);
  }
};

/**
 * Installs ministack into a folder and starts it on 127.0.0.1, with everything that it writes in that folder. Functions
 * run as processes of this Node; their calls to Comprehend go to `comprehendUrl`.
 * @throws NoEmulator when PyPI is out of reach
 */
export const startEmulator = async (folder: string, comprehendUrl: string): Promise<Emulator> => {
  const program = await install(folder);
  const port = await freePort(0);
  const temporary = join(folder, "tmp");
  await mkdir(temporary);
  const logFile = join(folder, "ministack.log");
  const emulator = spawn(program, [], {
    // A group of its own, so that the functions' processes end with it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      GATEWAY_PORT: String(port),
      BIND_HOST: "127.0.0.1",
      // Else it also listens for MQTT, on all interfaces.
      IOT_MTLS_ENABLED: "0",
      TMPDIR: temporary,
      STATE_DIR: join(folder, "state"),
      AWS_ENDPOINT_URL_COMPREHEND: comprehendUrl,
      // Every function acts as its own role, and what the role does not allow is denied.
      AUTH: "true",
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
    },
  });
  const log = createWriteStream(logFile);
  emulator.stdout.pipe(log);
  emulator.stderr.pipe(log);
  const stop = async () => {
    if (emulator.exitCode === null && emulator.signalCode === null) {
      const ended = once(emulator, "exit");
      process.kill(-emulator.pid!, "SIGTERM");
      await Promise.race([ended, sleep(5_000, undefined, { ref: false })]);
    }
    try {
      process.kill(-emulator.pid!, "SIGKILL");
    } catch {
      // The whole group is gone already.
    }
    log.close();
  };
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await waitUntilReady(endpoint, emulator, logFile);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, stop };
};

/** Root's calls to the emulator need no signature, only to say for whom and which service they are. */
const asRoot = (region: string, service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=none`,
});

/** The bucket of the CDK's bootstrap refuses whoever comes without TLS, as the way to the emulator is. */
export const allowPlainHttp = async (endpoint: string, region: string, bucket: string): Promise<void> => {
  const answer = await fetch(`${endpoint}/${bucket}?policy`, { method: "DELETE", headers: asRoot(region, "s3") });
  if (!answer.ok) throw new Error(`The emulator kept the policy of ${bucket}: ${await answer.text()}`);
};

/**
 * The emulator takes the CORS settings of an API in CloudFormation's spelling, in which it does not find them; here they
 * are given to it again as UpdateApi spells them, as they are.
 */
export const repairCors = async (endpoint: string, region: string, apiId: string): Promise<void> => {
  const url = `${endpoint}/v2/apis/${apiId}`;
  const headers = { ...asRoot(region, "apigateway"), "content-type": "application/json" };
  const { corsConfiguration: asDeployed } = Api.parse(await (await fetch(url, { headers })).json());
  const corsConfiguration = Object.fromEntries(
    Object.entries(asDeployed).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
  );
  const answer = await fetch(url, { method: "PATCH", headers, body: JSON.stringify({ corsConfiguration }) });
  if (!answer.ok) throw new Error(`The emulator refused the CORS settings: ${await answer.text()}`);
};

const callIam = async (endpoint: string, region: string, call: Readonly<Record<string, string>>): Promise<string> => {
  const body = new URLSearchParams({ Version: "2010-05-08", ...call });
  const answer = await fetch(endpoint, { method: "POST", headers: asRoot(region, "iam"), body });
  const said = await answer.text();
  if (!answer.ok) throw new Error(`The emulator refused ${call.Action}: ${said}`);
  return said;
};

/**
 * The role of the function that sends may send from the account's identities. The emulator asks for leave to send from
 * everything, whatever a mail names, so here it is given.
 */
export const allowSending = async (endpoint: string, region: string): Promise<void> => {
  const roles = await callIam(endpoint, region, { Action: "ListRoles", MaxItems: "1000" });
  const role = /<RoleName>([^<]*MailSendRole[^<]*)<\/RoleName>/.exec(roles)?.[1];
  if (role === undefined) throw new Error("No role sends mail");
  const statement = { Effect: "Allow", Action: "ses:SendEmail", Resource: "*" };
  await callIam(endpoint, region, {
    Action: "PutRolePolicy",
    RoleName: role,
    PolicyName: "emulator",
    PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
  });
};

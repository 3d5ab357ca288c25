import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startRuntime } from "../../infra/local/runtime.ts";

/** What the end-to-end suite runs against. */
export type Target = {
  readonly url: string;
  /** A key with the scope `operate`. */
  readonly operatorKey: string;
  /** Runs the command line on the target's table, as the README says. @returns what it printed */
  readonly viaggio: (...args: readonly string[]) => Promise<string>;
  readonly close: () => Promise<void>;
};

const COMMAND = new URL("../../infra/cli/viaggio.ts", import.meta.url).pathname;

const commandLine =
  (settings: NodeJS.ProcessEnv) =>
  async (...args: readonly string[]): Promise<string> => {
    const env = { ...process.env, ...settings };
    const { stdout } = await promisify(execFile)(process.execPath, [COMMAND, ...args], { env });
    return stdout.trim();
  };

/**
 * The deployed stack that BASE_URL and OPERATOR_KEY name, or else a local server of our own in a temporary folder.
 * The suite is the same for both. The command line reaches a stack by VIAGGIO_TABLE and SIGNING_KEYS.
 */
export const openTarget = async (): Promise<Target> => {
  // BASE_URL, as vitest.config.ts hands it on.
  const given = process.env.TARGET_URL;
  const operatorKey = process.env.OPERATOR_KEY;
  if (given !== undefined && given !== "") {
    if (operatorKey === undefined) throw new Error("With BASE_URL, the suite needs an operator's key in OPERATOR_KEY.");
    const url = given.replace(/\/$/, "");
    return { url, operatorKey, viaggio: commandLine({ VIAGGIO_URL: url }), close: async () => {} };
  }
  const folder = await mkdtemp(join(tmpdir(), "viaggio-e2e-"));
  const runtime = await startRuntime({ folder, port: 0, log: () => {} });
  const { secret } = await runtime.createOperatorKey("end-to-end suite");
  return {
    url: runtime.url,
    operatorKey: secret,
    viaggio: commandLine({ VIAGGIO_URL: runtime.url, VIAGGIO_DATA: folder }),
    close: async () => {
      await runtime.close();
      await rm(folder, { recursive: true });
    },
  };
};

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startRuntime } from "../../infra/local/runtime.ts";

/** What the end-to-end suite runs against. */
export type Target = {
  readonly url: string;
  /** A key with the scope `operate`. */
  readonly operatorKey: string;
  readonly close: () => Promise<void>;
};

/**
 * The deployed stack that BASE_URL and OPERATOR_KEY name, or else a local server of our own in a temporary folder.
 * The suite is the same for both.
 */
export const openTarget = async (): Promise<Target> => {
  // BASE_URL, as vitest.config.ts hands it on.
  const url = process.env.TARGET_URL;
  const operatorKey = process.env.OPERATOR_KEY;
  if (url !== undefined && url !== "") {
    if (operatorKey === undefined) throw new Error("With BASE_URL, the suite needs an operator's key in OPERATOR_KEY.");
    return { url: url.replace(/\/$/, ""), operatorKey, close: async () => {} };
  }
  const folder = await mkdtemp(join(tmpdir(), "viaggio-e2e-"));
  const runtime = await startRuntime({ folder, port: 0, log: () => {} });
  const { secret } = await runtime.createOperatorKey("end-to-end suite");
  return {
    url: runtime.url,
    operatorKey: secret,
    close: async () => {
      await runtime.close();
      await rm(folder, { recursive: true });
    },
  };
};

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startRuntime } from "../../infra/local/runtime.ts";
import { tellAsSes, textsSentTo } from "../deploy/emulated-mail.ts";

/** What the end-to-end suite runs against. */
export type Target = {
  readonly url: string;
  /** A key with the scope `operate`. */
  readonly operatorKey: string;
  /** Runs the command line on the target's table, as the README says. @returns what it printed */
  readonly viaggio: (...args: readonly string[]) => Promise<string>;
  /** Plain texts of the mails that were sent to an address. A local mailbox, or an emulator in AWS_ENDPOINT_URL. */
  readonly mailsTo: (address: string) => Promise<readonly string[]>;
  /** Tells that a mail arrived, with the detail of an event of SES; a local mailbox has told so itself. */
  readonly arrived: (detail: object) => Promise<void>;
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

const emulatedMail = (): Pick<Target, "mailsTo" | "arrived"> => {
  const emulator = () => {
    const { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region } = process.env;
    if (endpoint === undefined || region === undefined) {
      throw new Error("Mail can be read in an emulator alone: name it in AWS_ENDPOINT_URL and AWS_REGION.");
    }
    return { endpoint, region };
  };
  return {
    mailsTo: (address) => textsSentTo(emulator().endpoint, address),
    arrived: (detail) => tellAsSes(emulator().endpoint, emulator().region, "Email Delivered", detail),
  };
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
    return { url, operatorKey, viaggio: commandLine({ VIAGGIO_URL: url }), ...emulatedMail(), close: async () => {} };
  }
  const folder = await mkdtemp(join(tmpdir(), "viaggio-e2e-"));
  const runtime = await startRuntime({ folder, port: 0, log: () => {} });
  const { secret } = await runtime.createOperatorKey("end-to-end suite");
  return {
    url: runtime.url,
    operatorKey: secret,
    viaggio: commandLine({ VIAGGIO_URL: runtime.url, VIAGGIO_DATA: folder }),
    mailsTo: async (address) => {
      const { mails } = await runtime.mailbox.list(100);
      return mails.filter(({ to }) => to === address).map(({ text }) => text);
    },
    arrived: async () => {},
    close: async () => {
      await runtime.close();
      await rm(folder, { recursive: true });
    },
  };
};

import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: { start: string } };
/** What `npm start` gives to node. */
const START = scripts.start.split(" ").slice(1);

type Output = { readonly stdout?: "ignore" | "pipe"; readonly stderr?: "inherit" | "pipe" };

/** The real server as `npm start` runs it, without npm between, so that signals reach it. */
export const npmStart = (
  environment: NodeJS.ProcessEnv,
  { stdout = "ignore", stderr = "inherit" }: Output = {},
): ChildProcess =>
  spawn(process.execPath, START, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ["ignore", stdout, stderr],
  });

import { spawn } from "node:child_process";
import { PROJECT } from "../../infra/aws/bundle.ts";

type CommandOptions = {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Shows what it says while it runs, not only when it fails. */
  readonly show?: boolean;
};

/** What a command said, when it ended as it should. */
export type CommandOutput = { readonly stdout: string; readonly stderr: string };

/** A command ended with another code than 0; the message holds what it said last. */
export class CommandFailed extends Error {}

/** Runs a program in the project's folder and waits for its end. @throws CommandFailed when it does not end with 0 */
export const runCommand = (
  program: string,
  args: readonly string[],
  { env = process.env, cwd = PROJECT, show = false }: CommandOptions = {},
): Promise<CommandOutput> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (data) => {
      stdout += data;
      if (show) process.stdout.write(data);
    });
    child.stderr.on("data", (data) => {
      stderr += data;
      if (show) process.stderr.write(data);
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) return resolve({ stdout, stderr });
      const said = show ? "" : `\n${`${stdout}\n${stderr}`.trim().slice(-4000)}`;
      reject(new CommandFailed(`${program} ${args.join(" ")} ended with ${code}${said}`));
    });
  });

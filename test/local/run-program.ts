import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

/** Starts `programs/<name>.ts` in a process of its own and collects what it prints. It is killed at the end of the test. */
export const runProgram = (name: string, ...args: readonly string[]) => {
  const child = spawn(process.execPath, [new URL(`programs/${name}.ts`, import.meta.url).pathname, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  const printed = createInterface({ input: child.stdout });
  printed.on("line", (line) => lines.push(line));

  /** Resolves when it has printed a line that this accepts, rejects when it ends before. */
  const printedLine = (accepts: (line: string) => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      if (lines.some(accepts)) return resolve();
      printed.on("line", (line) => accepts(line) && resolve());
      printed.on("close", () => reject(new Error(`${name} ended: ${lines.join(" | ")}`)));
    });
  const kill = async () => {
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  };
  onTestFinished(kill);
  return { child, lines, printedLine, kill };
};

import { execFileSync, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const STOP_WITHIN_MS = 1_500;

/** The engine's files in the data folder. */
export type EngineFiles = { readonly database: string; readonly pid: string; readonly log: string };
export const engineFilesIn = (folder: string): EngineFiles => ({
  database: join(folder, "table.sqlite"),
  pid: join(folder, "engine.pid"),
  log: join(folder, "engine.log"),
});

/**
 * Runs the engine ("$@") and ends it when our end of stdin closes, which the system does even on `kill -9`: dynoxide
 * itself does not watch its parent. `read` needs the descriptor saved in 3, since a shell gives a background
 * command /dev/null as its stdin. A clean stop has one second before it is forced.
 */
const KEEPER = `
  exec 3<&0
  "$@" 3<&- & engine=$!
  echo "$engine" >"$ENGINE_PID_FILE"
  { read -r _ <&3; kill "$engine"; sleep 1; kill -9 "$engine"; } 2>/dev/null & watcher=$!
  wait "$engine"; status=$?
  kill "$watcher"
  exit "$status"
`;

export type EngineProcess = {
  /** Settles when the process has ended, with how: `exit 1`, `SIGKILL`, or why it could not be started. */
  readonly ended: Promise<string>;
  /** From here on it does not keep our event loop alive; it still ends when we do. */
  readonly unref: () => void;
  /** A clean stop, forced after 1.5 s. */
  readonly stop: () => Promise<void>;
};

export const startEngineProcess = (binary: string, port: number, files: EngineFiles): EngineProcess => {
  const serve = [binary, "serve", "--host", "127.0.0.1", "--port", String(port), "--db-path", files.database];
  const log = openSync(files.log, "w", 0o600);
  const keeper = spawn("sh", ["-c", KEEPER, "viaggio-engine", ...serve], {
    // A group of its own: the terminal's Ctrl-C must reach us alone, who drain first and stop the engine last.
    detached: true,
    stdio: ["pipe", log, log],
    env: { ...process.env, ENGINE_PID_FILE: files.pid },
  });
  closeSync(log);

  const ended = new Promise<string>((settle) => {
    keeper.once("error", (error) => settle(error.message));
    keeper.once("exit", (code, signal) => settle(signal ?? `exit ${code}`));
  });
  const stop = async () => {
    keeper.ref();
    keeper.stdin?.end();
    const force = setTimeout(() => keeper.pid && signal(-keeper.pid, "SIGKILL"), STOP_WITHIN_MS);
    await ended;
    clearTimeout(force);
    await rm(files.pid, { force: true });
  };
  return { ended, unref: () => keeper.unref(), stop };
};

/** The process may have ended just now, which is what we want. */
const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch {}
};

const commandOf = (pid: number): string => {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return execFileSync("ps", ["-p", String(pid), "-o", "args="], { encoding: "utf8" });
  } catch {
    return "";
  }
};

const readPid = (file: string): number | undefined => {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
};

/** Ends an engine that outlived its keeper. Pids are reused, so it must still be dynoxide on this very file. */
export const stopStaleEngine = async (files: EngineFiles): Promise<void> => {
  const pid = readPid(files.pid);
  if (pid === undefined) return;
  const isOurs = () => {
    const command = commandOf(pid);
    return command.includes("dynoxide") && command.includes(files.database);
  };
  const deadline = Date.now() + STOP_WITHIN_MS;
  while (isOurs()) {
    signal(pid, Date.now() < deadline ? "SIGTERM" : "SIGKILL");
    await sleep(10);
  }
};

/** The last lines that the engine wrote, for an error message. */
export const lastWords = (files: EngineFiles): string => {
  try {
    return readFileSync(files.log, "utf8").trim().split("\n").slice(-5).join("\n");
  } catch {
    return "";
  }
};

import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** A folder that this process alone may use until `close`, or until it dies in whatever way. */
export type DataFolder = { readonly path: string; readonly close: () => void };

/** Another process holds the folder. The message says which folder and what to do. */
export class DataFolderInUse extends Error {
  override readonly name = "DataFolderInUse";
  constructor(path: string) {
    super(`The data folder ${path} is in use by another Viaggio: stop that one, or choose another folder.`);
  }
}

/** Source: SQLite result codes, https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

/** Locks in force. A DatabaseSync that nobody refers to is collected, and its lock let go with it. */
const held = new Set<DatabaseSync>();

const isBusy = (error: unknown): boolean =>
  error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;

/**
 * Creates the folder when it is missing, readable by its owner only, and locks it.
 *
 * The lock is SQLite's exclusive lock on `lock.sqlite`: Node has no file locks of its own, and this one the operating
 * system frees when the process dies, `kill -9` included, so there is never a stale one to remove by hand. POSIX drops
 * it as soon as this process closes *any* handle of that file, so nothing here may open `lock.sqlite` a second time.
 * @throws DataFolderInUse at once when another process has it
 */
export const openDataFolder = (folder: string): DataFolder => {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(path, "lock.sqlite"), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new DataFolderInUse(path) : error;
  }
  held.add(lock);
  const close = () => {
    if (held.delete(lock)) lock.close();
  };
  return { path, close };
};

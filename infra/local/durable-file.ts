import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";

const syncFolderOf = async (path: string): Promise<void> => {
  const folder = await open(dirname(path), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

/**
 * Replaces a small file so that a crash or a power cut leaves either the old content or the new one, never a mixture.
 * When it resolves, the new content is on disk. One writer at a time per path.
 */
export const writeDurably = async (path: string, content: string | Uint8Array): Promise<void> => {
  const temporary = `${path}.tmp`;
  const file = await open(temporary, "w", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolderOf(path);
};

/**
 * Adds one line to a file of lines; when it resolves, the line is on disk. A line that a crash left unfinished is
 * closed first, so it can never swallow the new one.
 */
export const appendLineDurably = async (path: string, line: string): Promise<void> => {
  const file = await open(path, "a+", 0o600);
  try {
    const { size } = await file.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await file.read(last, 0, 1, size - 1);
    const torn = size > 0 && last.toString() !== "\n";
    await file.appendFile(`${torn ? "\n" : ""}${line}\n`);
    await file.sync();
    if (size === 0) await syncFolderOf(path);
  } finally {
    await file.close();
  }
};

import { readFile } from "node:fs/promises";
import { UsageError } from "./usage-error.ts";

/** The text of a file that a command is given, without the mark that some programs of Windows begin it with. @throws UsageError */
export const readTextFile = async (file: string): Promise<string> => {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new UsageError(`${file} cannot be read.`, { cause });
  });
  return text.replace(/^\ufeff/, "");
};

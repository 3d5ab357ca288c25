import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { SigningKeys } from "../../shared/domain/signing-keys.ts";
import { writeDurably } from "./durable-file.ts";

/**
 * The keys that links are signed with on this machine: made once, kept in the data folder for its owner only. A link
 * lives as long as this file, so it belongs in a backup together with the table. One process at a time.
 * @throws Error that names the file when it holds no keys
 */
export const openSigningKeys = async (folder: string): Promise<SigningKeys> => {
  const file = join(folder, "signing-keys.json");
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  });
  if (text === undefined) {
    const keys: SigningKeys = { k1: randomBytes(32).toString("base64url") };
    await writeDurably(file, `${JSON.stringify(keys, null, 2)}\n`);
    return keys;
  }
  try {
    return SigningKeys.parse(JSON.parse(text));
  } catch {
    // Not the cause: its message may hold what the file holds.
    throw new Error(`${file} does not hold signing keys: {"<id>": "<secret of 32 characters or more>"}.`);
  }
};

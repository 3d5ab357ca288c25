import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSigningKeys } from "../../infra/local/signing-keys.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "viaggio-keys-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the signing keys of this machine", () => {
  it("are made once, for their owner only, and stay", async () => {
    const keys = await openSigningKeys(folder);
    expect(Object.values(keys)[0]).toMatch(/^[\w-]{43}$/);
    expect(await openSigningKeys(folder)).toEqual(keys);
    expect(statSync(join(folder, "signing-keys.json")).mode & 0o077).toBe(0);
  });

  it("are others in another folder", async () => {
    const other = mkdtempSync(join(tmpdir(), "viaggio-keys-"));
    expect(await openSigningKeys(other)).not.toEqual(await openSigningKeys(folder));
    rmSync(other, { recursive: true });
  });

  it.each([
    ["no JSON", "{"],
    ["no key", "{}"],
    ["a secret that is too short", '{"k1":"hunter2"}'],
  ])("are never replaced when the file holds %s: it is named, what it holds is not", async (_what, text) => {
    writeFileSync(join(folder, "signing-keys.json"), text);
    const refused = await openSigningKeys(folder).catch((error: Error) => error);
    expect(refused).toBeInstanceOf(Error);
    expect(String(refused)).toContain(join(folder, "signing-keys.json"));
    expect(String(refused)).not.toContain("hunter2");
  });
});

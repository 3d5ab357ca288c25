import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { DataFolderInUse, openDataFolder } from "../../infra/local/data-folder.ts";
import { runProgram } from "./run-program.ts";

const root = mkdtempSync(join(tmpdir(), "viaggio-folder-"));
afterAll(() => rmSync(root, { recursive: true }));

describe("the data folder", () => {
  it("is created for its owner only, parents included", () => {
    const folder = openDataFolder(join(root, "new", "data"));
    expect(statSync(folder.path).mode & 0o777).toBe(0o700);
    folder.close();
  });

  it("refuses a second user, naming the folder, until the first lets go", () => {
    const path = join(root, "shared");
    const first = openDataFolder(path);
    expect(() => openDataFolder(path)).toThrow(DataFolderInUse);
    expect(() => openDataFolder(path)).toThrow(path);
    first.close();
    first.close();
    openDataFolder(path).close();
  });

  it("refuses a folder that another process holds, and is free again after kill -9 of it", async () => {
    const path = join(root, "killed");
    const holder = runProgram("hold-folder", path);
    await holder.printedLine((line) => line === "ready");
    expect(() => openDataFolder(path)).toThrow(DataFolderInUse);
    await holder.kill();
    openDataFolder(path).close();
  });

  it("says what is wrong when the path is a file", () => {
    const path = join(root, "file");
    writeFileSync(path, "");
    expect(() => openDataFolder(path)).toThrow(path);
  });
});

import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { appendLineDurably, writeDurably } from "../../infra/local/durable-file.ts";

const folder = mkdtempSync(join(tmpdir(), "viaggio-durable-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("a durable file", () => {
  it("holds the text that was written last and leaves nothing else behind", async () => {
    const path = join(folder, "small");
    await writeDurably(path, "a longer first text");
    await writeDurably(path, "second");
    expect(readFileSync(path, "utf8")).toBe("second");
    expect(readdirSync(folder)).toEqual(["small"]);
  });

  it("keeps every appended line apart from one that a crash left unfinished", async () => {
    const path = join(folder, "lines");
    await appendLineDurably(path, "one");
    appendFileSync(path, "tor");
    await appendLineDurably(path, "two");
    await appendLineDurably(path, "three");
    expect(readFileSync(path, "utf8")).toBe("one\ntor\ntwo\nthree\n");
  });
});

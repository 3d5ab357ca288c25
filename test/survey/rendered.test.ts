import { describe, expect, it } from "vitest";
import { readRendered, signRendered } from "../../functions/survey/rendered.ts";
import { KEYS } from "./survey-world.ts";

const NOW = new Date("2026-11-22T10:00:00.123Z");
const NUMBER = "AAAAAAAAAAAAAAAAAAAAAA";
const note = signRendered(KEYS, "a-link", NOW, NUMBER);
const [at = "", number = "", mac = ""] = note.split(".");

describe("The note of a page's making", () => {
  it("says when it was made and under which number, to the millisecond", () => {
    expect(readRendered(KEYS, "a-link", note)).toEqual({ at: NOW, nonce: NUMBER });
    expect(signRendered(KEYS, "a-link", NOW)).not.toBe(signRendered(KEYS, "a-link", NOW));
  });

  it("stays good while the keys are changed: a page may be open for days", () => {
    expect(readRendered({ k3: "newest-secret-".repeat(4), ...KEYS }, "a-link", note)).toBeDefined();
    expect(readRendered({ k3: "newest-secret-".repeat(4) }, "a-link", note)).toBeUndefined();
  });

  it.each([
    ["of another link", "another-link", note],
    ["with an earlier time", "a-link", `${(NOW.getTime() - 5000).toString(36)}.${number}.${mac}`],
    ["with another number", "a-link", `${at}.${NUMBER.replace("A", "B")}.${mac}`],
    ["without a signature", "a-link", `${at}.${number}`],
    ["with something behind it", "a-link", `${note}.x`],
    ["of nothing", "a-link", ""],
  ])("is none of ours %s", (_what, link, text) => {
    expect(readRendered(KEYS, link, text)).toBeUndefined();
  });
});

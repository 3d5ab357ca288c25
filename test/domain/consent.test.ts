import { describe, expect, it } from "vitest";
import { DisplayName, holds } from "../../shared/domain/consent.ts";
import { aConsent } from "../support/builders.ts";

describe("the name that words are published under", () => {
  it.each(["Ada", "  Ada  ", "مرحبا 👩‍👩‍👧", "<b>Ada</b>", "A".repeat(80)])("is as it was written: %s", (name) => {
    expect(DisplayName.parse(name)).toBe(name.trim());
  });

  it.each([
    ["nothing but blanks", " \t "],
    ["81 characters", "A".repeat(81)],
    ["two lines", "Ada\nLovelace"],
    ["a control character", "Ada\u0000"],
    ["an override of direction", "Ada\u202e"],
    ["an isolate that is never closed", "\u2067Ada"],
    ["half a character", "Ada\ud83d"],
  ])("is refused with %s", (_what, name) => {
    expect(DisplayName.safeParse(name).success).toBe(false);
  });
});

describe("an agreement to be published", () => {
  it("holds since it was given and until it is withdrawn", () => {
    expect(holds(undefined)).toBe(false);
    expect(holds(aConsent())).toBe(true);
    expect(holds(aConsent({ withdrawnAt: "2026-03-12T09:00:00.000Z" }))).toBe(false);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Colour, contrastOf, themeOf } from "../../shared/domain/colour.ts";

describe("A store's colour", () => {
  it.each([
    ["#000000", "#ffffff", 21],
    ["#777777", "#ffffff", 4.48],
    ["#0a0a0a", "#ffffff", 19.8],
    ["#ffffff", "#ffffff", 1],
  ])("has a contrast: %s and %s", (one, other, contrast) => {
    expect(contrastOf(one, other)).toBeCloseTo(contrast, 2);
    expect(contrastOf(other, one)).toBeCloseTo(contrast, 2);
  });

  it("stays as it is where it can be read, and is moved no further than it takes", () => {
    expect(themeOf("#17608f").light).toEqual({ act: "#17608f", on: "#ffffff" });
    expect(themeOf("#7fbde8").dark).toEqual({ act: "#7fbde8", on: "#000000" });
    const { light, dark } = themeOf("#ffe000");
    expect(dark.act).toBe("#ffe000");
    expect(contrastOf(light.act, "#faf8f5")).toBeLessThan(4.8);
  });

  it("can be read in each scheme, on each ground and on its buttons, whatever it is", () => {
    const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
    fc.assert(
      fc.property(hex, (colour) => {
        const { light, dark } = themeOf(colour);
        const pairs = [
          ...["#faf8f5", "#ffffff"].map((ground) => [light.act, ground] as const),
          ...["#171614", "#201e1c"].map((ground) => [dark.act, ground] as const),
          [light.act, light.on] as const,
          [dark.act, dark.on] as const,
        ];
        for (const [one, other] of pairs) expect(contrastOf(one, other)).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(["red", "#fff", "#12345g", "17608f", "#17608f;}", ""])("is refused when it is none: %j", (text) => {
    expect(Colour.safeParse(text).success).toBe(false);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Feeling, type FeelingName, feltValue } from "../../shared/domain/feeling.ts";
import { feelings } from "./arbitraries.ts";

const felt = (...words: [FeelingName, number][]) => ({
  words: words.map(([word, intensity]) => ({ word, intensity })),
});

describe("the felt value", () => {
  it.each<[string, Feeling, number]>([
    ["face 1", { face: 1 }, -1],
    ["face 2", { face: 2 }, -0.5],
    ["face 3", { face: 3 }, 0],
    ["face 4", { face: 4 }, 0.5],
    ["face 5", { face: 5 }, 1],
    ["one word", felt(["trusting", 1]), 0.8],
    ["one word, very much", felt(["hurried", 3]), -0.6],
    ["indifference", felt(["indifferent", 2]), 0],
    ["two words alike", felt(["happy", 2], ["hurried", 2]), 0.2],
    ["two words, one stronger", felt(["happy", 3], ["frustrated", 1]), 0.5],
    ["three words", felt(["happy", 1], ["indulgent", 1], ["indifferent", 2]), 0.375],
    ["a face and a word that disagree", { face: 5, ...felt(["frustrated", 2]) }, 0],
    ["a face and a word", { face: 2, ...felt(["trusting", 2]) }, 0.15],
  ])("of %s", (_what, feeling, value) => {
    expect(feltValue(feeling)).toBeCloseTo(value, 12);
  });

  it("stays within −1..1", () => {
    fc.assert(fc.property(feelings, (feeling) => Math.abs(feltValue(feeling)) <= 1 + 1e-12));
  });
});

describe("a feeling", () => {
  it("takes a word without intensity as felt middling", () => {
    expect(Feeling.parse({ words: [{ word: "happy" }] })).toEqual({ words: [{ word: "happy", intensity: 2 }] });
  });

  it.each([
    ["nothing", {}],
    ["a face off the scale", { face: 6 }],
    ["half a face", { face: 2.5 }],
    ["no words", { words: [] }],
    ["four words", { words: ["happy", "safe", "valued", "focused"].map((word) => ({ word })) }],
    ["a word twice", { words: [{ word: "happy" }, { word: "happy", intensity: 1 }] }],
    ["a word that is not ours", { words: [{ word: "ecstatic" }] }],
    ["an intensity off the scale", { words: [{ word: "happy", intensity: 4 }] }],
    ["a field that is not ours", { face: 3, mood: "fine" }],
  ])("refuses %s", (_what, feeling) => {
    expect(Feeling.safeParse(feeling).success).toBe(false);
  });
});

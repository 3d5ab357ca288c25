import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codePoints, joinStretches, MASK, shownWords, showsWords, stretchProblem } from "../../shared/domain/words.ts";

const TEXT = "Sono felice, chiamatemi al 333 1234567. Non infelice! 😀👩‍👩‍👧 Ciao";
/** The stretch that some words of the text stand in. */
const stretchOf = (words: string) => {
  const from = codePoints(TEXT.slice(0, TEXT.indexOf(words))).length;
  return { from, to: from + codePoints(words).length };
};

describe("words as the public reads them", () => {
  it.each([
    ["all of them", {}, TEXT],
    ["an excerpt from the beginning", { excerpt: stretchOf("Sono felice") }, "Sono felice …"],
    ["an excerpt from the middle", { excerpt: stretchOf("Non infelice!") }, "… Non infelice! …"],
    ["an excerpt up to the end", { excerpt: stretchOf("😀👩‍👩‍👧 Ciao") }, "… 😀👩‍👩‍👧 Ciao"],
    ["a mask", { masks: [stretchOf("333 1234567")] }, TEXT.replace("333 1234567", MASK)],
    [
      "a mask that begins before the excerpt",
      { excerpt: stretchOf("felice, chiamatemi"), masks: [stretchOf("Sono felice")] },
      `… ${MASK}, chiamatemi …`,
    ],
    [
      "a mask that ends after the excerpt",
      { excerpt: stretchOf("felice, chiamatemi"), masks: [stretchOf("chiamatemi al")] },
      `… felice, ${MASK} …`,
    ],
    [
      "a mask outside of the excerpt",
      { excerpt: stretchOf("Sono felice"), masks: [stretchOf("333 1234567")] },
      "Sono felice …",
    ],
  ])("show %s", (_what, parts, shown) => {
    expect(shownWords(TEXT, parts)).toBe(shown);
  });

  it.each([
    [
      "half of a word, from its middle",
      { from: stretchOf("infelice").from + 2, to: stretchOf("infelice").to },
      "begins in the middle of a word",
    ],
    [
      "half of a word, to its middle",
      { from: stretchOf("Sono").from, to: stretchOf("Sono").from + 2 },
      "ends in the middle of a word",
    ],
    [
      "half of a family",
      { from: stretchOf("👩‍👩‍👧").from + 2, to: stretchOf("👩‍👩‍👧").to },
      "begins in the middle of a word",
    ],
    ["more than there is", { from: 0, to: 1000 }, /reaches beyond the text, which has \d+ characters/],
    ["nothing", { from: 3, to: 3 }, "is empty"],
  ])("cannot be cut to %s", (_what, stretch, problem) => {
    expect(stretchProblem(codePoints(TEXT), stretch)).toMatch(problem);
  });

  it("are the author's, letter for letter, however they are cut and covered", () => {
    const cut = fc.nat({ max: codePoints(TEXT).length });
    const stretch = fc.tuple(cut, cut).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 }));
    fc.assert(
      fc.property(fc.option(stretch, { nil: undefined }), fc.array(stretch, { maxLength: 5 }), (excerpt, masks) => {
        let rest = TEXT;
        for (const piece of shownWords(TEXT, { excerpt, masks }).split(new RegExp(`${MASK}|… | …`))) {
          const at = rest.indexOf(piece);
          expect(at).toBeGreaterThanOrEqual(0);
          rest = rest.slice(at + piece.length);
        }
      }),
    );
  });

  it("show nothing when all of them are covered", () => {
    expect(showsWords("Ciao, bella!", { masks: [{ from: 0, to: 11 }] })).toBe(false);
    expect(showsWords("Ciao, bella!", { masks: [{ from: 0, to: 4 }] })).toBe(true);
    expect(showsWords("😀", {})).toBe(true);
  });

  it("are covered once where masks touch or overlap", () => {
    expect(
      joinStretches([
        { from: 6, to: 9 },
        { from: 0, to: 4 },
        { from: 4, to: 5 },
        { from: 7, to: 8 },
      ]),
    ).toEqual([
      { from: 0, to: 5 },
      { from: 6, to: 9 },
    ]);
  });
});

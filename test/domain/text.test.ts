import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Comment, MAX_COMMENT_LENGTH } from "../../shared/domain/text.ts";

describe("a comment", () => {
  it.each([
    ["plain words", "Consegna veloce"],
    ["one character", "!"],
    ["spaces around words, kept", "  ciao  "],
    ["tabs and line breaks", "a\tb\nc\r\nd"],
    ["emoji of several code points", "👩‍👩‍👧‍👦 ❤️ 🇮🇹"],
    ["an accent as a code point of its own", "perche\u0301"],
    ["right-to-left text", "شكرا جزيلا"],
    ["a right-to-left mark", "שלום\u200f!"],
    ["Chinese", "很好"],
    ["the longest", "x".repeat(MAX_COMMENT_LENGTH)],
    ["the longest in emoji, which count as one character each", "😀".repeat(MAX_COMMENT_LENGTH)],
    ["markup, which is only text", "<script>alert(1)</script>"],
  ])("keeps %s to the letter", (_what, text) => {
    expect(Comment.parse(text)).toBe(text);
  });

  it.each([
    ["one character too many", "x".repeat(MAX_COMMENT_LENGTH + 1), /longer/],
    ["one emoji too many", "😀".repeat(MAX_COMMENT_LENGTH + 1), /longer/],
    ["nothing", "", /empty/],
    ["only spaces", " \t\n\u00a0\u3000", /empty/],
    ["only invisible characters", "\u200b\u200d\ufeff\u2060", /empty/],
    ["the first half of a surrogate pair", "ok \ud83d", /half a character/],
    ["the second half of a surrogate pair", "\ude00 ok", /half a character/],
    ["NUL", "a\u0000b", /control/],
    ["escape", "a\u001b[31mb", /control/],
    ["delete", "a\u007fb", /control/],
    ["a C1 control", "a\u0085b", /control/],
    ["a right-to-left override", "a\u202eb", /reorder/],
    ["an embedding", "a\u202ab\u202c", /reorder/],
    ["an isolate", "a\u2066b\u2069", /reorder/],
  ])("refuses %s", (_what, text, message) => {
    const { success, error } = Comment.safeParse(text);
    expect(success).toBe(false);
    expect(error?.issues.map((issue) => issue.message).join()).toMatch(message);
  });

  it("is kept as it is or refused, never changed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        const { success, data } = Comment.safeParse(text);
        expect(success ? data : text).toBe(text);
      }),
    );
  });
});

import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell, csvLine } from "../../shared/domain/csv-cell.ts";

/** What no cell of ours may begin with, written out again here: a spreadsheet would run it. */
const DANGEROUS = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"];

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }).map((value) => value.toWellFormed()),
  fc
    .tuple(fc.constantFrom("", " ", "\u00a0", "\0", '"'), fc.constantFrom(...DANGEROUS), fc.string())
    .map((parts) => parts.join("")),
);

describe("a CSV cell", () => {
  it("comes back as it was, but for the ' before what could be a formula", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (values) => {
        const [read = []]: string[][] = parse(csvLine(values), { record_delimiter: "\r\n" });
        expect(read).toHaveLength(values.length);
        for (const [index, value] of values.entries()) expect([value, `'${value}`]).toContain(read[index]);
      }),
      { numRuns: 10_000 },
    );
  });

  it("never begins with what a spreadsheet runs, white space before it or not", () => {
    fc.assert(
      fc.property(text, (value) => {
        const [[read = ""] = []]: string[][] = parse(csvLine([value, ""]), { record_delimiter: "\r\n" });
        expect(DANGEROUS).not.toContain(read[0]);
        expect(DANGEROUS).not.toContain(read.trimStart()[0]);
      }),
      { numRuns: 10_000 },
    );
  });

  it.each([
    ["a negative number of ours", -40, "-40"],
    ["a truth", true, "true"],
    ["nothing", undefined, ""],
    ["plain words", "tutto bene", "tutto bene"],
    ["a call to a program", "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ["a formula after spaces", "  @SUM(A1)", `"'  @SUM(A1)"`.replace("\"'", "'").replace('"', "")],
  ])("writes %s", (_what, value, expected) => {
    expect(csvCell(value)).toBe(expected);
  });
});

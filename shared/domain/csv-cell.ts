/** What a spreadsheet could take for a formula, after any white space: = + - @, their full-width twins, or a character that hides one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a spreadsheet skips before a formula.
const FORMULA_START = /^[\s\u0000]*[=+\-@＝＋－＠\u0000]|^[\t\r\n]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

export type CellValue = string | number | boolean | undefined;

/**
 * A value as a CSV cell (RFC 4180) that no spreadsheet runs: text that could be a formula gets a `'` before it. Numbers
 * stay numbers, so a column of ours that is negative is not spoilt.
 */
export const csvCell = (value: CellValue): string => {
  if (value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const safe = FORMULA_START.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A line of CSV with its line end. */
export const csvLine = (values: readonly CellValue[]): string => `${values.map(csvCell).join(",")}\r\n`;

/** A text's characters as people see them. */
export const characters = (text: string): string[] =>
  [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)].map(({ segment }) => segment);

/** Keeps a cut line in its own direction: else the ellipsis of a name from right to left would stand at its beginning. */
const isolated = (line: string): string => `\u2068${line}\u2069`;

/** A name on at most `lines` lines of `length` characters; what does not fit ends in an ellipsis. */
export const wrapped = (name: string, length: number, lines: number): string[] => {
  const result: string[] = [];
  let line: string[] = [];
  const flush = () => {
    if (line.length > 0) result.push(line.join(""));
    line = [];
  };
  for (const word of name.split(/\s+/)) {
    let letters = characters(word);
    if (line.length > 0 && line.length + 1 + letters.length > length) flush();
    if (line.length > 0) line.push(" ");
    while (letters.length > length) {
      line.push(...letters.slice(0, length - 1), "-");
      letters = letters.slice(length - 1);
      flush();
    }
    line.push(...letters);
  }
  flush();
  const last = result[lines - 1];
  if (result.length <= lines || last === undefined) return result;
  return [
    ...result.slice(0, lines - 1),
    isolated(
      `${characters(last.trimEnd())
        .slice(0, length - 1)
        .join("")}…`,
    ),
  ];
};

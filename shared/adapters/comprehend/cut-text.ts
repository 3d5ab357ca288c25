const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The beginning of `text` up to `end` (UTF-16 units, between code points), less the character that `end` would cut. */
const cutAt = (text: string, end: number): string => {
  if (end === text.length) return text;
  const boundary = graphemes.segment(text).containing(end)?.index ?? end;
  return text.slice(0, boundary === 0 ? end : boundary);
};

/**
 * The longest beginning of `text` that fits in `maxBytes` of UTF-8 and ends where a character as people see it ends.
 * A single one that is larger than that (a letter under a heap of accents) is cut between its code points.
 */
export const cutToBytes = (text: string, maxBytes: number): string =>
  // encodeInto stops before a code point that does not fit whole; `read` counts UTF-16 units.
  cutAt(text, new TextEncoder().encodeInto(text, new Uint8Array(maxBytes)).read);

/** The same by characters as Comprehend bills them: code points, at most `maxCharacters`. */
export const cutToCharacters = (text: string, maxCharacters: number): string => {
  if (text.length <= maxCharacters) return text;
  let end = 0;
  for (let count = 0; count < maxCharacters && end < text.length; count += 1) {
    end += text.codePointAt(end)! > 0xffff ? 2 : 1;
  }
  return cutAt(text, end);
};

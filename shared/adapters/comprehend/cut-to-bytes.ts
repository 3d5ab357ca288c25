const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * The longest beginning of `text` that fits in `maxBytes` of UTF-8 and ends where a character as people see it ends.
 * A single one that is larger than that (a letter under a heap of accents) is cut between its code points.
 */
export const cutToBytes = (text: string, maxBytes: number): string => {
  // encodeInto stops before a code point that does not fit whole; `read` counts UTF-16 units.
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(maxBytes));
  if (read === text.length) return text;
  const boundary = graphemes.segment(text).containing(read)?.index ?? read;
  return text.slice(0, boundary === 0 ? read : boundary);
};

/** What XML 1.0 cannot hold, and control characters that nobody sees; tab and line ends stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point.
const NOT_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
/** Embeddings, overrides and isolates: they would reorder the label that stands beside the words. */
const DIRECTION_OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text as every format can carry it. What we take in holds none of these; texts that were imported or stored before a
 * rule was made may.
 */
export const shownText = (text: string): string =>
  text.toWellFormed().replace(/\r\n?/g, "\n").replace(NOT_TEXT, "\ufffd").replace(DIRECTION_OVERRIDES, "");

import type { Stretch } from "./testimonial.ts";

/** What stands for covered words, whatever their length. */
export const MASK = "▇▇▇";
/** Stands where an excerpt leaves out what comes before or after. */
const CUT = "…";

/** What words are made of. */
const IN_WORD = /\p{L}|\p{N}|\p{M}/u;
/** What belongs to the character before it: an accent, a joiner, a skin tone. */
const BELONGS_BEFORE = /\p{M}|\p{Emoji_Modifier}|\u200d/u;
/** What belongs to the character after it as well: the joiner of a family. */
const JOINER = "\u200d";

/** A text as its code points, which is what a `Stretch` counts. */
export const codePoints = (text: string): string[] => Array.from(text);

/** True when cutting before the given code point leaves every word and every character whole. */
const isBetweenWords = (points: readonly string[], at: number): boolean => {
  const before = points[at - 1];
  const after = points[at];
  if (before === undefined || after === undefined) return true;
  if (before === JOINER || BELONGS_BEFORE.test(after)) return false;
  return !(IN_WORD.test(before) && IN_WORD.test(after));
};

/**
 * What is wrong with a stretch of a text; undefined when it may be shown or covered by itself. It holds whole words only:
 * half of one may say the opposite of it ("happy" out of "unhappy").
 */
export const stretchProblem = (points: readonly string[], { from, to }: Stretch): string | undefined => {
  if (from >= to) return "is empty: `to` must be greater than `from`";
  if (to > points.length) return `reaches beyond the text, which has ${points.length} characters`;
  if (!isBetweenWords(points, from)) return "begins in the middle of a word";
  if (!isBetweenWords(points, to)) return "ends in the middle of a word";
  return undefined;
};

/** Stretches in order, those that touch or overlap made one. */
export const joinStretches = (stretches: readonly Stretch[]): Stretch[] => {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
};

/**
 * A text as the public reads it: only its excerpt, with an ellipsis where something was left out, and a mark of one
 * length over each mask. Not a letter is added or changed.
 */
export const shownWords = (
  text: string,
  { excerpt, masks = [] }: { readonly excerpt?: Stretch | undefined; readonly masks?: readonly Stretch[] | undefined },
): string => {
  const points = codePoints(text);
  const { from, to } = excerpt ?? { from: 0, to: points.length };
  let shown = "";
  let at = from;
  for (const mask of joinStretches(masks)) {
    if (mask.to <= from || mask.from >= to) continue;
    shown += `${points.slice(at, Math.max(at, mask.from)).join("")}${MASK}`;
    at = Math.min(mask.to, to);
  }
  shown += points.slice(at, to).join("");
  return `${from > 0 ? `${CUT} ` : ""}${excerpt === undefined ? shown : shown.trim()}${to < points.length ? ` ${CUT}` : ""}`;
};

/** True when something of a text can be read once it is cut and masked. */
export const showsWords = (
  text: string,
  parts: { readonly excerpt?: Stretch | undefined; readonly masks?: readonly Stretch[] | undefined },
): boolean => /[\p{L}\p{N}\p{S}]/u.test(shownWords(text, parts).replaceAll(MASK, "").replaceAll(CUT, ""));

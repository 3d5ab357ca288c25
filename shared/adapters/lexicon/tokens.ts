import type { Language } from "../../domain/language.ts";

/**
 * A piece of text: a word, number or emoji in its folded form, or the end of a clause (comma) or sentence.
 * `squeezed` holds other spellings of an elongated word, likeliest first: "goooood" is good, "baaad" is bad.
 */
export type Token =
  | { readonly kind: "word"; readonly form: string; readonly squeezed?: readonly string[] }
  | { readonly kind: "clause-end" }
  | { readonly kind: "sentence-end" };

const LINK = /[\w.+-]{1,64}@\S+|https?:\/\/\S+|www\.\S+/gu;

// Every alternative starts with a class of its own and none nests quantifiers: one pass, linear time.
const PIECE =
  /[:;=]-?(?:[()]|[dp](?!\p{L}))|<3|\p{L}+(?:'\p{L}+)*|\p{N}+|\p{Extended_Pictographic}|[.!?…\n]+|[,;:()]|\s[-–—]\s/gu;

const ELONGATED = /(\p{L})\1{2,}/gu;

/** Lower case, plain apostrophes and no accents, so that "perché", "PERCHE" and "perche" are one form. */
export const fold = (text: string, language: Language): string => {
  const lower = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/ß/g, "ss")
    .replace(/œ/g, "oe");
  // German spells an umlaut it cannot type with an e; dropping it instead would turn "schön" into "schon" (already).
  const spelled = language === "de" ? lower.replace(/[äöü]/g, (umlaut) => UMLAUTS[umlaut] ?? umlaut) : lower;
  return spelled.normalize("NFD").replace(/\p{M}+/gu, "");
};

const UMLAUTS: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue" };

/** The pieces of a text in order. English keeps its apostrophes (don't); elsewhere they part two words (l'ottimo). */
export const tokens = (text: string, language: Language): Token[] =>
  (fold(text, language).replace(LINK, " ").match(PIECE) ?? []).flatMap((piece) => tokensOf(piece, language));

const tokensOf = (piece: string, language: Language): Token[] => {
  if (/^[.!?…\n]/.test(piece)) return [{ kind: "sentence-end" }];
  if (/^(?:[,;:()]|\s[-–—]\s)$/.test(piece)) return [{ kind: "clause-end" }];
  return (language === "en" ? [piece] : piece.split("'")).map(word);
};

const word = (form: string): Token => {
  const doubled = form.replace(ELONGATED, "$1$1");
  return doubled === form
    ? { kind: "word", form }
    : { kind: "word", form, squeezed: [doubled, form.replace(ELONGATED, "$1")] };
};

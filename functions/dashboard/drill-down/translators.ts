import { baseLanguage, type Language } from "../../../shared/domain/language.ts";

/** Characters that are handed on: an address that is longer is cut or refused on its way. */
const MOST_CHARACTERS = 1500;

/** Sites that translate a text in their address. We send them nothing: a person opens one, or does not. */
const SITES = [
  {
    name: "DeepL",
    address: (text: string, from: string, to: string) => `https://www.deepl.com/translator#${from}/${to}/${text}`,
  },
  {
    name: "Google",
    address: (text: string, from: string, to: string) =>
      `https://translate.google.com/?op=translate&sl=${from}&tl=${to}&text=${text}`,
  },
] as const;

/** Links that translate a comment into a language elsewhere; none when it is in that language already. */
export const translators = (
  comment: string,
  spoken: string | undefined,
  wanted: Language,
): { readonly name: string; readonly address: string }[] => {
  const from = spoken === undefined ? "auto" : baseLanguage(spoken);
  if (from === wanted) return [];
  const text = encodeURIComponent([...comment].slice(0, MOST_CHARACTERS).join("").toWellFormed());
  return SITES.map(({ name, address }) => ({ name, address: address(text, encodeURIComponent(from), wanted) }));
};

import { LANGUAGES, type Language, type LocalizedText } from "../../shared/domain/language.ts";
import { type Html, html } from "./html.ts";

/** How a page shows the names that a store has given. */
export type StoreNames = {
  /** A store's own name for something, as plain text. */
  readonly plainName: (name: LocalizedText) => string;
  /** The same, marked with its language when that is not the page's, and kept from turning the text around it. */
  readonly name: (name: LocalizedText) => Html;
};

/** Names on a page in a language, in the first of `fallbacks` where a store has none in it. */
export const storeNames = (language: Language, fallbacks: readonly Language[]): StoreNames => {
  const languageOf = (name: LocalizedText) =>
    [language, ...fallbacks, ...LANGUAGES].find((candidate) => name[candidate] !== undefined);
  const plainName = (name: LocalizedText) => name[languageOf(name) ?? language] ?? "";
  return {
    plainName,
    name: (name) => {
      const written = languageOf(name);
      return written === language
        ? html`<bdi>${plainName(name)}</bdi>`
        : html`<bdi lang="${written}">${plainName(name)}</bdi>`;
    },
  };
};

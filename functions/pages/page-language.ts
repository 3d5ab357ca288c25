import { baseLanguage, isLanguage, LANGUAGES, type Language } from "../../shared/domain/language.ts";

/** What each language calls itself. */
export const NATIVE_NAMES: Readonly<Record<Language, string>> = {
  it: "Italiano",
  en: "English",
  es: "Español",
  fr: "Français",
  de: "Deutsch",
  pt: "Português",
};

/** Languages that a browser asks for, most wanted first; those with weight 0 are left out. */
const acceptedLanguages = (acceptLanguage: string): string[] =>
  acceptLanguage
    .split(",")
    .map((entry) => {
      const [tag = "", ...parameters] = entry.split(";").map((part) => part.trim());
      const weight = parameters.find((parameter) => parameter.startsWith("q="));
      return { tag, weight: weight === undefined ? 1 : Number(weight.slice(2)) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => baseLanguage(tag));

/**
 * The language of a page: the one chosen, else the first of the browser's that we speak, else the usual one.
 * @param spoken the languages to choose from
 */
export const pageLanguage = (
  asked: { readonly lang?: string | undefined; readonly acceptLanguage?: string | undefined },
  usual: Language,
  spoken: readonly Language[] = LANGUAGES,
): Language =>
  [baseLanguage(asked.lang ?? ""), ...acceptedLanguages(asked.acceptLanguage ?? "")].find(
    (language): language is Language => isLanguage(language) && spoken.includes(language),
  ) ?? usual;

import type { Language } from "../../shared/domain/language.ts";

/** What is slow to make, such as Intl's formats: each language has its own once. */
export const perLanguage = <Formats>(make: (language: Language) => Formats): ((language: Language) => Formats) => {
  const known = new Map<Language, Formats>();
  return (language) => {
    const formats = known.get(language) ?? make(language);
    known.set(language, formats);
    return formats;
  };
};

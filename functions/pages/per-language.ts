import type { Language } from "../../shared/domain/language.ts";

/** Intl's formats are slow to make, so each language has its own once. */
export const perLanguage = <Formats>(make: (language: Language) => Formats): ((language: Language) => Formats) => {
  const known = new Map<Language, Formats>();
  return (language) => {
    const formats = known.get(language) ?? make(language);
    known.set(language, formats);
    return formats;
  };
};

import { isLanguage, LANGUAGES, type LocalizedText } from "../../shared/domain/language.ts";
import { UsageError } from "./usage-error.ts";

/** Names with some of them changed: `it=Consegna` says a name in a language, `it=` takes it away. @throws UsageError */
export const namesOf = (before: LocalizedText, given: readonly string[]): LocalizedText => {
  const names: LocalizedText = { ...before };
  for (const each of given) {
    const at = each.indexOf("=");
    const language = each.slice(0, at);
    if (at < 0 || !isLanguage(language)) {
      throw new UsageError(`${each} is no name in a language: say it=Consegna, in one of ${LANGUAGES.join(", ")}.`);
    }
    const text = each.slice(at + 1);
    if (text === "") delete names[language];
    else names[language] = text;
  }
  return names;
};

import { LanguageCode } from "@aws-sdk/client-comprehend";
import { baseLanguage } from "../../domain/language.ts";

const CODES = new Map<string, LanguageCode>(Object.values(LanguageCode).map((code) => [code, code]));

const TRADITIONAL_CHINESE = /-(Hant|TW|HK|MO)\b/i;

/**
 * Comprehend's code for a language, undefined for one that it does not read. It has two codes for Chinese:
 * the tags of the language and of the survey tell which script is meant.
 */
export const comprehendLanguage = (language: string, locale = ""): LanguageCode | undefined => {
  const base = baseLanguage(language);
  if (base === "zh" && (TRADITIONAL_CHINESE.test(language) || TRADITIONAL_CHINESE.test(locale))) return "zh-TW";
  return CODES.get(base);
};

import * as z from "zod";
import { nameText } from "./text.ts";

/** The languages that Viaggio speaks: its pages, its feelings vocabulary and its embedded sentiment engine. */
export const LANGUAGES = ["it", "en", "es", "fr", "de", "pt"] as const;
export type Language = (typeof LANGUAGES)[number];
export const Language = z.enum(LANGUAGES);

/** A BCP 47 tag in its common shapes: `it`, `pt-BR`, `zh-Hant-TW`. */
export const LocaleTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/, "is not a language tag such as it or pt-BR")
  .describe("Language of the answer as a BCP 47 tag, such as it or pt-BR.");

/** Text in several languages, by language, each as `text` has it. At least one. */
export const localizedText = (text: z.ZodType<string>) =>
  z
    .partialRecord(Language, text)
    .refine((texts) => Object.keys(texts).length > 0, "needs a text in at least one language");

/** Longest name of a store, stage or touchpoint, in UTF-16 units as a browser's `maxlength` counts them. */
export const MAX_NAME_LENGTH = 200;

/** A name in several languages. */
export const LocalizedText = localizedText(nameText(MAX_NAME_LENGTH));
export type LocalizedText = z.infer<typeof LocalizedText>;

/** The spoken language of a tag (`pt-BR` is `pt`), whether or not Viaggio speaks it. */
export const baseLanguage = (tag: string): string => tag.split("-")[0]!.toLowerCase();

export const isLanguage = (value: string): value is Language => (LANGUAGES as readonly string[]).includes(value);

/** The text in the wanted language, else in the first of `fallbacks` that has it, else in any. */
export const localized = (texts: LocalizedText, wanted: Language, fallbacks: readonly Language[] = []): string => {
  for (const language of [wanted, ...fallbacks, ...LANGUAGES]) {
    const text = texts[language];
    if (text !== undefined) return text;
  }
  return "";
};

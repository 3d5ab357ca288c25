import { baseLanguage, isLanguage } from "../domain/language.ts";
import type { CommentToRead } from "../domain/sentiment.ts";

/** Letters below which the detector's word is not taken. Source of all four: docs/decisions/0003-language-detection.md. */
const LETTERS_TO_GUESS = 12;
const LETTERS_TO_OVERRULE = 20;
/** Lead of the detector's best language, in its own 0..1 score: over the second one, and over the locale's. */
const LEAD_TO_GUESS = 0.02;
const LEAD_TO_OVERRULE = 0.05;

/**
 * Base tag of the language a comment is written in, such as `it`; undefined when nobody can tell.
 * A locale outside our six stays what it is. One of the six wins unless the text is long enough and clearly in another
 * language, which may be one that we do not read (`nl`): no sentiment is better than a wrong one.
 */
export const spokenLanguage = async ({ text, locale }: CommentToRead): Promise<string | undefined> => {
  const declared = locale === undefined ? undefined : baseLanguage(locale);
  if (declared !== undefined && !isLanguage(declared)) return declared;

  const letters = countLetters(text);
  if (letters < (declared === undefined ? LETTERS_TO_GUESS : LETTERS_TO_OVERRULE)) return declared;

  const [best, second] = await rankLanguages(text);
  if (best === undefined) return declared;
  if (declared === undefined) return best.score - (second?.score ?? 0) >= LEAD_TO_GUESS ? best.language : undefined;
  return best.score - best.scoreOf(declared) >= LEAD_TO_OVERRULE ? best.language : declared;
};

const countLetters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

type Guess = { readonly language: string; readonly score: number; readonly scoreOf: (language: string) => number };

/** The two likeliest languages, best first; none when the detector finds its own answer unreliable. */
const rankLanguages = async (text: string): Promise<Guess[]> => {
  // Loaded at first need: it costs a quarter of a second of CPU and 90 MB, and most comments come with a locale.
  const { eld } = await import("eld/extrasmall");
  const result = eld.detect(text);
  if (!result.isReliable()) return [];
  const scores = result.getScores();
  const scoreOf = (language: string) => scores[language] ?? 0;
  return Object.keys(scores)
    .map((language) => ({ language, score: scoreOf(language), scoreOf }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 2);
};

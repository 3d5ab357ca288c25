import { baseLanguage, isLanguage, LANGUAGES, type Language } from "../domain/language.ts";
import type { CommentToRead } from "../domain/sentiment.ts";

/** Letters below which the detector's word is not taken. Source of all: docs/decisions/0003-language-detection.md. */
const LETTERS_TO_GUESS = 12;
const LETTERS_TO_OVERRULE = 20;
/** Lead of the detector's best language, in its own 0..1 score: over the second one, and over the locale's. */
const LEAD_TO_GUESS = 0.02;
const LEAD_TO_OVERRULE = 0.05;
/** Small words of the locale's language that spare a comment the detector. */
const SMALL_WORDS_TO_AGREE = 2;
/** Characters that are looked at; the detector itself reads no more. */
const SAMPLE_LENGTH = 1000;

/**
 * Base tag of the language a comment is written in, such as `it`; undefined when nobody can tell.
 * A locale outside our six stays what it is. One of the six wins unless the text is long enough and clearly in another
 * language, which may be one that we do not read (`nl`): no sentiment is better than a wrong one.
 */
export const spokenLanguage = async ({ text, locale }: CommentToRead): Promise<string | undefined> => {
  const declared = locale === undefined ? undefined : baseLanguage(locale);
  if (declared !== undefined && !isLanguage(declared)) return declared;

  const sample = text.slice(0, SAMPLE_LENGTH);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < (declared === undefined ? LETTERS_TO_GUESS : LETTERS_TO_OVERRULE)) return declared;
  if (declared !== undefined && agrees(sample, declared)) return declared;

  const [best, second] = await rankLanguages(sample);
  if (best === undefined) return declared;
  if (declared === undefined) return best.score - (second?.score ?? 0) >= LEAD_TO_GUESS ? best.language : undefined;
  return best.score - best.scoreOf(declared) >= LEAD_TO_OVERRULE ? best.language : declared;
};

// Frequent in their language and rare in its neighbours, also those we do not read: "die" is left out of German for
// the sake of Dutch, "que" of Spanish for the sake of Catalan, "for" of English for the sake of Danish.
const SMALL_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  it: new Set(
    "il che di non è per con sono molto ho ma della del gli dei delle nel alla più ed anche questo".split(" "),
  ),
  en: new Set("the and with this of not very my to you your they were that i it's be are had".split(" ")),
  es: new Set("y los las con muy pero está para lo por más fue mi al nada todo sus me han son del".split(" ")),
  fr: new Set(
    "le les et est pas très une des dans je j'ai mais pour sur du avec vous votre c'est ne a été mon".split(" "),
  ),
  de: new Set(
    "und der das ist nicht sehr ich mit war ein eine auch aber zu auf den für wurde bin habe sind".split(" "),
  ),
  pt: new Set("não muito uma com foi do da os em é mas o meu minha nao tudo na ao vocês para mais as".split(" ")),
};

/**
 * Whether the small words already speak for the locale's language, clearly and more than for any other of the six.
 * True of most comments, which so never load the detector nor leave its garbage.
 */
const agrees = (text: string, declared: Language): boolean => {
  const words = [
    ...new Set(
      text
        .toLowerCase()
        .replaceAll("’", "'")
        .split(/[^\p{L}\p{M}']+/u),
    ),
  ];
  const smallWords = (language: Language) => words.filter((word) => SMALL_WORDS[language].has(word)).length;
  const own = smallWords(declared);
  const others = LANGUAGES.filter((language) => language !== declared);
  return own >= SMALL_WORDS_TO_AGREE && others.every((language) => smallWords(language) < own);
};

type Guess = { readonly language: string; readonly score: number; readonly scoreOf: (language: string) => number };

/** The two likeliest of the detector's 60 languages, best first; none when it finds its own answer unreliable. */
const rankLanguages = async (text: string): Promise<Guess[]> => {
  // Loaded at first need: it costs 90 MB and a quarter of a second of CPU.
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

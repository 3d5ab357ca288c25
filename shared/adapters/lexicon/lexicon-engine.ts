import { isLanguage, type Language } from "../../domain/language.ts";
import type { CommentToRead, Reading, SentimentEngine } from "../../domain/sentiment.ts";
import { spokenLanguage } from "../spoken-language.ts";
import { compileLexicon, type Lexicon } from "./lexicon.ts";
import { toneOf } from "./tone.ts";
import { verdictOf } from "./verdict.ts";
import type { WordList } from "./word-list.ts";
import { german } from "./words/de.ts";
import { english } from "./words/en.ts";
import { spanish } from "./words/es.ts";
import { french } from "./words/fr.ts";
import { italian } from "./words/it.ts";
import { portuguese } from "./words/pt.ts";

/** Raise it with every change that can change an answer, words included: a trend must not mix engines unsaid. */
export const LEXICON_VERSION = "lexicon-1";

/** q of the emotion formula for a lexicon: 0.6, a convention (Comprehend is 1), see docs of formula e1. */
const RELIABILITY = 0.6;

export const WORD_LISTS: Readonly<Record<Language, WordList>> = {
  it: italian,
  en: english,
  es: spanish,
  fr: french,
  de: german,
  pt: portuguese,
};

type LexiconEngineOptions = {
  /** Tells the language of a comment; replace it to do without the detector. */
  readonly languageOf?: (comment: CommentToRead) => Promise<string | undefined>;
};

/** The embedded engine: word lists and rules of ours for six languages, in process, without a network. */
export const lexiconEngine = ({ languageOf = spokenLanguage }: LexiconEngineOptions = {}): SentimentEngine => {
  const readOne = async (comment: CommentToRead): Promise<Reading> => {
    if (!SAYS_SOMETHING.test(comment.text)) return { outcome: "unreadable", reason: "holds neither letters nor emoji" };
    const language = await languageOf(comment);
    if (language === undefined) return { outcome: "unreadable", reason: "language unknown" };
    if (!isLanguage(language)) return { outcome: "unreadable", reason: `no word list for language ${language}` };
    const verdict = verdictOf(toneOf(comment.text, lexiconOf(language)));
    return {
      outcome: "read",
      sentiment: { ...verdict, language, engine: "lexicon", version: LEXICON_VERSION, reliability: RELIABILITY },
    };
  };
  return { read: (comments) => Promise.all(comments.map(readOne)) };
};

const SAYS_SOMETHING = /\p{L}|\p{Extended_Pictographic}/u;

const compiled = new Map<Language, Lexicon>();

/** Compiled at first need and kept: a store mostly hears one or two languages. */
const lexiconOf = (language: Language): Lexicon => {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const lexicon = compileLexicon(WORD_LISTS[language]);
  compiled.set(language, lexicon);
  return lexicon;
};

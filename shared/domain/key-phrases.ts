import { isLanguage, type Language } from "./language.ts";
import { CONNECTING_WORDS, STOP_WORDS } from "./stop-words.ts";

/** A phrase is shown when as many customers used it: fewer would point at people, and prove little. */
const MIN_CUSTOMERS = 3;
/** Words of the longest phrase. */
const MOST_WORDS = 3;
/** Phrases of one language that are given back. */
const MOST_PHRASES = 8;
/**
 * A shorter phrase is left out when a longer one that holds it was used by this share of its customers; and of two phrases
 * that share as many of all who used either, the less telling one: it would lead to the same comments.
 */
const SAME_SHARE = 0.8;
/** Characters of the shortest word that may begin or end a phrase. */
const SHORTEST_WORD = 2;

/** A comment to look through. `customer` tells customers apart; a response whose customer nobody knows is one of its own. */
export type CommentToCount = {
  readonly text: string;
  readonly language?: string | undefined;
  readonly customer: string;
};

/** One to three words of a comment, next to each other. */
export type KeyPhrase = {
  /** As most customers wrote it. */
  readonly phrase: string;
  readonly language: Language;
  /** Customers who used it. */
  readonly n: number;
  /** Of those who commented in this language, 0..1. */
  readonly share: number;
  /** How many times more common it is here than elsewhere; absent where nobody commented in this language elsewhere. */
  readonly lift?: number | undefined;
};

/** What customers say here more than in the rest of the journey, and what that rests on. */
export type Phrases = {
  readonly list: readonly KeyPhrase[];
  /** Comments that were looked through. */
  readonly comments: number;
  /** The newest responses that they were found among. */
  readonly responses: number;
  /** True when older responses were left unread. */
  readonly isPart: boolean;
  /** Comments of the rest of the journey that they were compared with. */
  readonly elsewhere: number;
};

type Word = { readonly text: string; readonly from: number; readonly to: number };

/** Letters and digits; an apostrophe ends a word, so that *l’ordine* and *ordine* are the same. */
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** What may stand between two words of one phrase: anything more ends a thought. */
const BETWEEN = /^(?:[ \t\u00a0]{1,2}|['’]|-)$/u;
const LETTER = /\p{L}/u;

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(WORD)].map((match) => ({
    text: match[0].toLowerCase(),
    from: match.index,
    to: match.index + match[0].length,
  }));

/** The words of a phrase or a comment, as they are compared: NFC, in lower case, punctuation gone. */
export const comparedWords = (text: string): string[] => wordsOf(text.normalize("NFC")).map((word) => word.text);

/** True for a comment that holds the words of a phrase next to each other. */
export const holdsPhrase = (comment: string, phrase: string): boolean => {
  const wanted = comparedWords(phrase);
  return wanted.length > 0 && ` ${comparedWords(comment).join(" ")} `.includes(` ${wanted.join(" ")} `);
};

const isContent = ({ text }: Word, stops: ReadonlySet<string>): boolean =>
  !stops.has(text) && LETTER.test(text) && text.length >= SHORTEST_WORD;

/** Every phrase of a comment, once: how it is compared, and how it is written. */
const phrasesOf = (comment: string, language: Language): Map<string, string> => {
  const text = comment.normalize("NFC");
  const words = wordsOf(text);
  const stops = STOP_WORDS[language];
  const phrases = new Map<string, string>();
  words.forEach((first, start) => {
    if (!isContent(first, stops)) return;
    for (let end = start; end < Math.min(words.length, start + MOST_WORDS); end++) {
      const last = words[end]!;
      if (end > start && !BETWEEN.test(text.slice(words[end - 1]!.to, last.from))) return;
      if (!isContent(last, stops)) {
        // A word such as "of" may stand within a phrase, and never at its end.
        if (CONNECTING_WORDS[language].has(last.text)) continue;
        return;
      }
      const key = words
        .slice(start, end + 1)
        .map((word) => word.text)
        .join(" ");
      if (!phrases.has(key)) phrases.set(key, text.slice(first.from, last.to));
    }
  });
  return phrases;
};

type Found = { readonly customers: Set<string>; readonly written: Map<string, number> };
type Counted = { readonly customers: number; readonly phrases: ReadonlyMap<string, Found> };

const countPhrases = (comments: readonly CommentToCount[], language: Language): Counted => {
  const phrases = new Map<string, Found>();
  const customers = new Set<string>();
  for (const { text, customer } of comments) {
    customers.add(customer);
    for (const [key, written] of phrasesOf(text, language)) {
      const found = phrases.get(key) ?? { customers: new Set(), written: new Map() };
      found.customers.add(customer);
      found.written.set(written, (found.written.get(written) ?? 0) + 1);
      phrases.set(key, found);
    }
  }
  return { customers: customers.size, phrases };
};

/** As most wrote it; among equals the one that comes first in the alphabet, so that the order of comments is no matter. */
const usualWriting = ({ written }: Found): string =>
  [...written].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? "";

const isSameCustomers = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => {
  const both = [...one].filter((customer) => other.has(customer)).length;
  return both >= SAME_SHARE * (one.size + other.size - both);
};

const isPartOf = (phrase: string, longer: string): boolean =>
  phrase !== longer && ` ${longer} `.includes(` ${phrase} `);

const phrasesIn = (language: Language, here: Counted, elsewhere: Counted): KeyPhrase[] => {
  const common = [...here.phrases].filter(([, { customers }]) => customers.size >= MIN_CUSTOMERS);
  const whole = common.filter(
    ([key, { customers }]) =>
      !common.some(([longer, other]) => isPartOf(key, longer) && other.customers.size >= SAME_SHARE * customers.size),
  );
  const telling = whole
    .map(([key, found]) => {
      const n = found.customers.size;
      const others = elsewhere.phrases.get(key)?.customers.size ?? 0;
      // Half a customer on either side: a phrase that nobody used elsewhere is not infinitely more common here.
      const lift = (n + 0.5) / (here.customers + 1) / ((others + 0.5) / (elsewhere.customers + 1));
      return {
        customers: found.customers,
        words: key.split(" ").length,
        // Many customers who say what is said only here weigh most.
        weight: n * (elsewhere.customers === 0 ? 1 : Math.log2(lift)),
        phrase: {
          phrase: usualWriting(found),
          language,
          n,
          share: n / here.customers,
          lift: elsewhere.customers === 0 ? undefined : lift,
        },
      };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || b.words - a.words || (a.phrase.phrase < b.phrase.phrase ? -1 : 1));
  const kept: typeof telling = [];
  for (const each of telling) {
    if (kept.length === MOST_PHRASES) break;
    if (!kept.some(({ customers }) => isSameCustomers(customers, each.customers))) kept.push(each);
  }
  return kept.map(({ phrase }) => phrase);
};

/**
 * What customers say in some comments more often than elsewhere, by language, the most telling first. Each phrase counts
 * once a customer and needs three. Comments in languages that we have no stop words of are left out.
 *
 * This is our own count and not Comprehend's `DetectKeyPhrases`: that call costs as much as reading the sentiment of
 * every comment once more (0.0001 USD per 100 characters), for each look at a page, and gives noun phrases of single
 * texts that would still have to be counted, while the comparison with other stages needs only counts.
 */
export const keyPhrases = (here: readonly CommentToCount[], elsewhere: readonly CommentToCount[] = []): KeyPhrase[] => {
  const others = Map.groupBy(elsewhere, ({ language }) => language);
  return [...Map.groupBy(here, ({ language }) => language)]
    .flatMap(([language, comments]) => (language !== undefined && isLanguage(language) ? [{ language, comments }] : []))
    .sort((a, b) => b.comments.length - a.comments.length || (a.language < b.language ? -1 : 1))
    .flatMap(({ language, comments }) =>
      phrasesIn(language, countPhrases(comments, language), countPhrases(others.get(language) ?? [], language)),
    );
};

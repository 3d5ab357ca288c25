import { type Token, tokens } from "./tokens.ts";
import { ROLES, type Role, WEIGHTS, type WordList } from "./word-list.ts";
import { SIGNS } from "./words/signs.ts";

/** What the lexicon knows of a word or phrase. `isFixed`: its negation is part of it ("no problem"), so none applies. */
export type Entry = { readonly weight?: number; readonly roles: ReadonlySet<Role>; readonly isFixed: boolean };

/** The entry that begins at a token, and how many tokens it covers. */
type Match = { readonly entry: Entry; readonly length: number };

/** A word list made ready for look-up. */
export type Lexicon = {
  readonly language: WordList["language"];
  /** The longest entry that begins at `tokens[at]`, if any. */
  readonly match: (tokens: readonly Token[], at: number) => Match | undefined;
};

type Pattern = { readonly form: string; readonly open: boolean };
type Phrase = { readonly patterns: readonly Pattern[]; readonly entry: Entry };

export const compileLexicon = (list: WordList): Lexicon => {
  const exact = new Map<string, Entry>();
  const stems = new Map<string, Entry>();
  const phrases = new Map<string, Phrase[]>();
  const negators = new Set(
    listed(list.roles.negators)
      .map((negator) => patternsOf(negator, list.language))
      .flatMap(([first, ...others]) => (first === undefined || others.length > 0 ? [] : [first.form])),
  );

  const add = (written: string, knowledge: { weight?: number; role?: Role }): void => {
    const patterns = patternsOf(written, list.language);
    const [first] = patterns;
    if (first === undefined) return;
    if (patterns.length > 1) {
      const isFixed = patterns.some(({ form }) => negators.has(form));
      push(phrases, bucketOf(first.form), { patterns, entry: merge({ roles: NO_ROLES, isFixed }, knowledge) });
      return;
    }
    const words = first.open ? stems : exact;
    words.set(first.form, merge(words.get(first.form) ?? { roles: NO_ROLES, isFixed: false }, knowledge));
  };

  for (const weight of WEIGHTS) {
    for (const written of spaced(SIGNS[weight]))
      exact.set(written, { weight: +weight, roles: NO_ROLES, isFixed: false });
    for (const written of spaced(list.words[weight])) add(written, { weight: +weight });
    for (const written of listed(list.phrases[weight])) add(written, { weight: +weight });
  }
  for (const role of ROLES) for (const written of listed(list.roles[role])) add(written, { role });

  const longestStem = Math.max(0, ...Array.from(stems.keys(), (stem) => stem.length));
  const stemOf = (form: string): Entry | undefined => {
    for (let length = Math.min(form.length, longestStem); length >= SHORTEST_STEM; length--) {
      const stem = stems.get(form.slice(0, length));
      if (stem !== undefined) return stem;
    }
    return undefined;
  };

  // A word with a role of its own keeps the tone of its stem: "recommande" may be negated late, "recommand*" is good.
  for (const [form, entry] of exact) {
    const stem = entry.weight === undefined ? stemOf(form) : undefined;
    if (stem?.weight !== undefined) exact.set(form, merge(entry, { weight: stem.weight }));
  }
  for (const bucket of phrases.values()) bucket.sort((a, b) => b.patterns.length - a.patterns.length);
  return {
    language: list.language,
    match: (sequence, at) => {
      const token = sequence[at];
      if (token?.kind !== "word") return undefined;
      const phrase = phrases.get(bucketOf(token.form))?.find(({ patterns }) => beginsWith(sequence, at, patterns));
      if (phrase !== undefined) return { entry: phrase.entry, length: phrase.patterns.length };
      for (const form of [token.form, ...(token.squeezed ?? [])]) {
        const entry = exact.get(form) ?? stemOf(form);
        if (entry !== undefined) return { entry, length: 1 };
      }
      return undefined;
    },
  };
};

/** Shorter stems match too much: `car*` would find "carta" besides "caro". */
export const SHORTEST_STEM = 4;

const NO_ROLES: ReadonlySet<Role> = new Set();

const merge = (entry: Entry, { weight, role }: { weight?: number; role?: Role }): Entry => ({
  ...entry,
  ...(weight === undefined ? {} : { weight }),
  roles: role === undefined ? entry.roles : new Set([...entry.roles, role]),
});

/** The entries of a list parted by white space. */
export const spaced = (words = ""): string[] => words.split(/\s+/).filter((word) => word !== "");

/** The entries of a list parted by commas; white space within an entry is one space. */
export const listed = (entries = ""): string[] =>
  entries
    .split(",")
    .map((entry) => entry.trim().replace(/\s+/g, " "))
    .filter((entry) => entry !== "");

/** An entry as the tokens that it matches: "a l'heur*" is `a`, `l` and anything that begins with `heur`. */
const patternsOf = (written: string, language: WordList["language"]): Pattern[] =>
  written.split(" ").flatMap((part) => {
    const open = part.endsWith("*");
    const forms = tokens(open ? part.slice(0, -1) : part, language).flatMap((token) =>
      token.kind === "word" ? [token.form] : [],
    );
    return forms.map((form, index) => ({ form, open: open && index === forms.length - 1 }));
  });

const bucketOf = (form: string): string => form.slice(0, 2);

const beginsWith = (sequence: readonly Token[], at: number, patterns: readonly Pattern[]): boolean =>
  patterns.every(({ form, open }, offset) => {
    const token = sequence[at + offset];
    return token?.kind === "word" && (open ? token.form.startsWith(form) : token.form === form);
  });

const push = <Value>(lists: Map<string, Value[]>, key: string, value: Value): void => {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
};

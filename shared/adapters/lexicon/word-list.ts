import type { Language } from "../../domain/language.ts";

/** How good or bad an entry sounds, from 3 (could not be better) to -3. 0 keeps a phrase from being read word by word. */
export const WEIGHTS = ["3", "2", "1", "0", "-1", "-2", "-3"] as const;
export type Weight = (typeof WEIGHTS)[number];

/**
 * What a word does to the words around it.
 * - `negators` turn what follows: "not good". `joiners` carry a negation on ("not good or fast"), `connectors` end it.
 * - `lateNegated` are verbs that a negator turns from behind: "gefällt mir nicht".
 * - `intensifiers` and `diminishers` strengthen and weaken the next tone; `inverters` turn it: "hardly useful".
 * - `contrasts` give weight to what follows them in the sentence, `concessions` take it away in their clause.
 */
export const ROLES = [
  "negators",
  "joiners",
  "connectors",
  "lateNegated",
  "intensifiers",
  "diminishers",
  "inverters",
  "contrasts",
  "concessions",
] as const;
export type Role = (typeof ROLES)[number];

/**
 * The words of one language. `words` are parted by white space, everything else by commas (so it may hold phrases).
 * A trailing `*` on a word matches any ending.
 */
export type WordList = {
  readonly language: Language;
  readonly words: Readonly<Partial<Record<Weight, string>>>;
  readonly phrases: Readonly<Partial<Record<Weight, string>>>;
  readonly roles: Readonly<Partial<Record<Role, string>>>;
};

import type { Entry, Lexicon } from "./lexicon.ts";
import { tokens } from "./tokens.ts";
import type { Role } from "./word-list.ts";

/** The good and the bad that a text says, each a sum of weights (0 or more). */
export type Tone = { readonly good: number; readonly bad: number };

/** Words after a negator that it still reaches ("did not have a very good day"), or behind its verb. */
const NEGATION_REACH = 4;
const LATE_NEGATION_REACH = 5;
/** A word of degree belongs to one of the next words or to none. */
const DEGREE_REACH = 2;

// Conventions, kept from the measured prototype. "Not good" is less bad than "bad", "not bad" much less good than "good".
const NEGATED_GOOD = -0.75;
const NEGATED_BAD = -0.5;
const INTENSIFIED = 1.3;
const DIMINISHED = 0.7;
const AFTER_CONTRAST = 1.25;
const CONCEDED = 0.6;

/** Reads a text once from left to right, in time linear in its length. */
export const toneOf = (text: string, lexicon: Lexicon): Tone => {
  const values = hitsOf(itemsOf(text, lexicon)).map(worthOf);
  return { good: sum(values.filter((value) => value > 0)), bad: -sum(values.filter((value) => value < 0)) };
};

type Item =
  | { readonly kind: "known"; readonly entry: Entry; readonly isElongated: boolean }
  | { readonly kind: "unknown" | "clause-end" | "sentence-end" };

/** The text as words and phrases that the lexicon knows, words that it does not, and ends of clauses. */
const itemsOf = (text: string, lexicon: Lexicon): Item[] => {
  const sequence = tokens(text, lexicon.language);
  const items: Item[] = [];
  for (let at = 0; at < sequence.length; ) {
    const token = sequence[at];
    const match = lexicon.match(sequence, at);
    if (token === undefined || token.kind !== "word") items.push({ kind: token?.kind ?? "unknown" });
    else if (match === undefined) items.push({ kind: "unknown" });
    else items.push({ kind: "known", entry: match.entry, isElongated: token.squeezed !== undefined });
    at += match?.length ?? 1;
  }
  return items;
};

/** A word or phrase with a tone, and what its surroundings make of it. */
type Hit = {
  readonly weight: number;
  readonly at: number;
  readonly degree: number;
  readonly emphasis: number;
  isNegated: boolean;
};

const hitsOf = (items: readonly Item[]): Hit[] => {
  const hits: Hit[] = [];
  let contrast = 1;
  let clause = newClause();

  items.forEach((item, at) => {
    if (item.kind === "unknown") return;
    if (item.kind !== "known") {
      clause = newClause();
      if (item.kind === "sentence-end") contrast = 1;
      return;
    }
    switch (effectOf(item.entry, items[at + 1])) {
      case "tone": {
        const hit = {
          weight: item.entry.weight ?? 0,
          at,
          degree: (at <= clause.degreeUntil ? clause.degree : 1) * (item.isElongated ? INTENSIFIED : 1),
          emphasis: contrast * clause.emphasis,
          isNegated: at <= clause.negatedUntil && !item.entry.isFixed,
        };
        hits.push(hit);
        if (item.entry.roles.has("lateNegated")) clause.verb = hit;
        // One negator turns one tone, unless an "or" carries it on.
        clause.negatedUntil =
          (hit.isNegated || item.entry.isFixed) && hasRole(items[at + 1], "joiners") ? at + 1 + NEGATION_REACH : -1;
        clause.degreeUntil = -1;
        break;
      }
      case "negators":
        if (clause.verb !== undefined && at - clause.verb.at <= LATE_NEGATION_REACH) clause.verb.isNegated = true;
        else clause.negatedUntil = at + 1 + NEGATION_REACH;
        break;
      case "inverters":
        clause.negatedUntil = at + DEGREE_REACH;
        break;
      case "intensifiers":
      case "diminishers":
        clause.degree = item.entry.roles.has("intensifiers") ? INTENSIFIED : DIMINISHED;
        clause.degreeUntil = at + DEGREE_REACH;
        // "Not a really very good one": words of degree do not use up the reach of a negation.
        if (at <= clause.negatedUntil) clause.negatedUntil += 1;
        break;
      case "contrasts":
        clause = newClause();
        contrast = AFTER_CONTRAST;
        break;
      case "concessions":
        clause = { ...newClause(), emphasis: CONCEDED };
        break;
      case "connectors":
        clause.negatedUntil = -1;
        clause.degreeUntil = -1;
        break;
    }
  });
  return hits;
};

/** What is open in a clause: up to which item a negation and a degree reach, and a verb that may still be negated. */
type Clause = { negatedUntil: number; degree: number; degreeUntil: number; verb: Hit | undefined; emphasis: number };
const newClause = (): Clause => ({ negatedUntil: -1, degree: 1, degreeUntil: -1, verb: undefined, emphasis: 1 });

const DEGREES = ["inverters", "intensifiers", "diminishers"] as const;
const SERVANTS = ["negators", "contrasts", "concessions", "connectors"] as const;

/** What an entry does here. Before a tone a word of degree has none of its own: "super" is good, "super slow" is not. */
const effectOf = ({ roles, weight }: Entry, next: Item | undefined): Role | "tone" | undefined => {
  const degree = DEGREES.find((role) => roles.has(role));
  if (degree !== undefined && (weight === undefined || hasTone(next))) return degree;
  return weight === undefined ? SERVANTS.find((role) => roles.has(role)) : "tone";
};

const hasTone = (item: Item | undefined): boolean => item?.kind === "known" && (item.entry.weight ?? 0) !== 0;
const hasRole = (item: Item | undefined, role: Role): boolean => item?.kind === "known" && item.entry.roles.has(role);

/** A negated hit leaves out its degree: "not very good" is no worse than "not good". */
const worthOf = ({ weight, degree, emphasis, isNegated }: Hit): number => {
  const turned = weight > 0 ? NEGATED_GOOD : NEGATED_BAD;
  return weight * (isNegated ? turned : degree) * emphasis;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

import type { Entry, Lexicon } from "./lexicon.ts";
import { tokens } from "./tokens.ts";

/** The good and the bad that a text says, each a sum of weights (0 or more). */
export type Tone = { readonly good: number; readonly bad: number };

/** Words after a negator that it still reaches: "did not have a very good day". */
const NEGATION_REACH = 4;
/** Words between a verb and the negator behind it: "empfehle ich euch leider nicht". */
const LATE_NEGATION_REACH = 4;
/** An inverter or intensifier belongs to one of the next words or to none. */
const NEAR = 2;

// Conventions, kept from the measured prototype. "Not good" is less bad than "bad", "not bad" much less good than "good".
const NEGATED_GOOD = -0.75;
const NEGATED_BAD = -0.5;
const INTENSIFIED = 1.3;
const DIMINISHED = 0.7;
const AFTER_CONTRAST = 1.25;
const CONCEDED = 0.7;

type Hit = {
  value: number;
  readonly weight: number;
  readonly stress: number;
  readonly entry: Entry;
  readonly at: number;
};

/** Reads a text once from left to right. Time is linear in its length. */
export const toneOf = (text: string, lexicon: Lexicon): Tone => {
  const sequence = tokens(text, lexicon.language);
  const hits: Hit[] = [];
  let lastInClause: Hit | undefined;
  let negatedUntil = -1;
  let stressedUntil = -1;
  let intensity = 1;
  let contrast = 1;
  let concession = 1;

  const endClause = (): void => {
    lastInClause = undefined;
    negatedUntil = -1;
    stressedUntil = -1;
    concession = 1;
  };

  for (let at = 0; at < sequence.length; ) {
    const token = sequence[at];
    if (token?.kind !== "word") {
      endClause();
      if (token?.kind === "sentence-end") contrast = 1;
      at += 1;
      continue;
    }

    const found = lexicon.match(sequence, at);
    if (found === undefined) {
      at += 1;
      continue;
    }
    const { entry, length } = found;
    const is = (role: Parameters<Entry["roles"]["has"]>[0]) => entry.roles.has(role);
    const end = at + length;

    if (is("inverters") && precedesTone(lexicon, sequence, end, entry)) {
      negatedUntil = end + NEAR;
    } else if ((is("intensifiers") || is("diminishers")) && precedesTone(lexicon, sequence, end, entry)) {
      intensity = is("intensifiers") ? INTENSIFIED : DIMINISHED;
      stressedUntil = end + NEAR;
      // "Not a really very good one": words of degree do not use up the reach of a negation.
      if (negatedUntil >= at) negatedUntil += length;
    } else if (entry.weight !== undefined) {
      if (entry.weight !== 0) {
        const stress =
          (at <= stressedUntil ? intensity : 1) * contrast * concession * (token.squeezed ? INTENSIFIED : 1);
        const negated = at <= negatedUntil && !entry.fixed;
        lastInClause = { value: 0, weight: entry.weight, stress, entry, at };
        lastInClause.value = negated ? turned(lastInClause) : entry.weight * stress;
        hits.push(lastInClause);
        negatedUntil = negated && joins(lexicon, sequence, end) ? end + NEGATION_REACH : -1;
      } else negatedUntil = -1;
      stressedUntil = -1;
    } else if (is("negators")) {
      const isLate = lastInClause?.entry.roles.has("lateNegated") && at - lastInClause.at <= LATE_NEGATION_REACH;
      if (lastInClause !== undefined && isLate && lastInClause.value === lastInClause.weight * lastInClause.stress)
        lastInClause.value = turned(lastInClause);
      else negatedUntil = end + NEGATION_REACH;
    } else if (is("contrasts")) {
      endClause();
      contrast = AFTER_CONTRAST;
    } else if (is("concessions")) {
      endClause();
      concession = CONCEDED;
    } else if (is("connectors")) {
      negatedUntil = -1;
      stressedUntil = -1;
    }
    at = end;
  }

  return {
    good: sum(hits.map(({ value }) => Math.max(0, value))),
    bad: sum(hits.map(({ value }) => Math.max(0, -value))),
  };
};

/** What a hit is worth when negated. "Not very good" is no worse than "not good": what stressed the word is left out. */
const turned = ({ weight }: Hit): number => weight * (weight > 0 ? NEGATED_GOOD : NEGATED_BAD);

/** Whether a word acts on the next one rather than by a tone of its own: "super slow" and "super", "poco utile" and "poco". */
const precedesTone = (
  lexicon: Lexicon,
  sequence: Parameters<Lexicon["match"]>[0],
  next: number,
  entry: Entry,
): boolean => entry.weight === undefined || (lexicon.match(sequence, next)?.entry.weight ?? 0) !== 0;

const joins = (lexicon: Lexicon, sequence: Parameters<Lexicon["match"]>[0], next: number): boolean =>
  lexicon.match(sequence, next)?.entry.roles.has("joiners") ?? false;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

import { describe, expect, it } from "vitest";
import { listed, SHORTEST_STEM, spaced } from "../../shared/adapters/lexicon/lexicon.ts";
import { WORD_LISTS } from "../../shared/adapters/lexicon/lexicon-engine.ts";
import { fold } from "../../shared/adapters/lexicon/tokens.ts";
import { type Role, WEIGHTS, type WordList } from "../../shared/adapters/lexicon/word-list.ts";

/** Roles that only act before a tone, so that the word may have one of its own: "super", "super slow". */
const ROLES_WITH_TONE: readonly Role[] = ["intensifiers", "diminishers", "inverters", "lateNegated"];

const tonesOf = ({ words, phrases, language }: WordList): string[] =>
  WEIGHTS.flatMap((weight) => [...spaced(words[weight]), ...listed(phrases[weight])]).map((w) => fold(w, language));

describe.each(Object.values(WORD_LISTS))("the word list of $language", (list) => {
  const tones = tonesOf(list);

  it("weighs every entry once", () => {
    expect(tones.filter((tone, index) => tones.indexOf(tone) !== index)).toEqual([]);
  });

  it("has no stem so short that it finds strangers", () => {
    const stems = tones.filter((tone) => tone.endsWith("*") && !tone.includes(" "));
    expect(stems.filter((stem) => stem.length - 1 < SHORTEST_STEM)).toEqual([]);
  });

  it("gives no tone to a word that only serves others", () => {
    const serving = Object.entries(list.roles)
      .filter(([role]) => !ROLES_WITH_TONE.some((free) => free === role))
      .flatMap(([, entries]) => listed(entries).map((entry) => fold(entry, list.language)));
    expect(serving.filter((entry) => tones.includes(entry))).toEqual([]);
  });

  it("has a star only at the end of a word", () => {
    expect(tones.filter((tone) => /\*[^ ]/.test(tone))).toEqual([]);
  });
});

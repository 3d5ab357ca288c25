import fc from "fast-check";
import { expect, it } from "vitest";
import { listed, spaced } from "../../shared/adapters/lexicon/lexicon.ts";
import { lexiconEngine, WORD_LISTS } from "../../shared/adapters/lexicon/lexicon-engine.ts";
import { LANGUAGES, type Language } from "../../shared/domain/language.ts";
import { Sentiment } from "../../shared/domain/sentiment.ts";
import { GOLDEN } from "../sentiment/golden.ts";

const engine = lexiconEngine({ languageOf: async ({ locale }) => locale });
const read = async (text: string, locale: Language) => (await engine.read([{ text, locale }]))[0];

const labelOf = async (text: string, locale: Language) => {
  const answer = await read(text, locale);
  return answer?.outcome === "read" ? answer.sentiment.label : answer?.outcome;
};

const language = fc.constantFrom(...LANGUAGES);
const anything = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
const goldenText = fc.constantFrom(...GOLDEN.map(({ text }) => text));

/** Words, phrases and serving words of one language with punctuation between, in any order: every rule is met. */
const wordsOf = (of: Language): fc.Arbitrary<string> => {
  const { words, phrases, roles } = WORD_LISTS[of];
  const entries = [...Object.values(words).flatMap(spaced), ...Object.values({ ...phrases, ...roles }).flatMap(listed)];
  const piece = fc.oneof(
    fc.constantFrom(...entries.map((entry) => entry.replaceAll("*", ""))),
    fc.constantFrom(...",.!\n👍"),
  );
  return fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(" "));
};
const inLanguage = language.chain((of) => fc.tuple(fc.oneof(wordsOf(of), goldenText), fc.constant(of)));

it("answers four probabilities that sum to 1, and the label is the likeliest", () =>
  fc.assert(
    fc.asyncProperty(inLanguage, async ([text, locale]) => {
      const answer = await read(text, locale);
      if (answer?.outcome !== "read") return;
      const { label, positive, negative, neutral, mixed } = Sentiment.parse(answer.sentiment);
      expect(positive + negative + neutral + mixed).toBeCloseTo(1, 3);
      const byLabel = { POSITIVE: positive, NEGATIVE: negative, NEUTRAL: neutral, MIXED: mixed };
      expect(byLabel[label]).toBe(Math.max(positive, negative, neutral, mixed));
    }),
  ));

it("reads any string or says that it cannot, always the same", () =>
  fc.assert(
    fc.asyncProperty(anything, fc.option(language, { nil: undefined }), async (text, locale) => {
      const [first] = await lexiconEngine().read([{ text, locale }]);
      const [second] = await lexiconEngine().read([{ text, locale }]);
      expect(first?.outcome).toMatch(/^(read|unreadable)$/);
      expect(second).toEqual(first);
    }),
  ));

it("does not mind white space at the end", () =>
  fc.assert(
    fc.asyncProperty(
      fc.oneof(anything, goldenText),
      language,
      fc.stringMatching(/^[ \n\r\t]{1,9}$/),
      async (text, locale, space) => {
        expect(await labelOf(text + space, locale)).toBe(await labelOf(text, locale));
      },
    ),
  ));

it("does not mind capitals", () =>
  fc.assert(
    fc.asyncProperty(inLanguage, async ([text, locale]) => {
      expect(await labelOf(text.toUpperCase(), locale)).toBe(await labelOf(text, locale));
    }),
  ));

it("does not mind how accents are composed", () =>
  fc.assert(
    fc.asyncProperty(inLanguage, async ([text, locale]) => {
      expect(await labelOf(text.normalize("NFD"), locale)).toBe(await labelOf(text.normalize("NFC"), locale));
    }),
  ));

it("reads 5,000 characters of anything that repeats", async () => {
  const seeds = ["a", "a@", "a'", ":-", " - ", "http", "no ", "not good ", "👍", "e\u0301", "\uFDFA", "!", "\uD83D"];
  for (const seed of seeds) {
    const text = seed.repeat(5000 / seed.length);
    for (const locale of LANGUAGES) expect((await read(text, locale))?.outcome).toMatch(/^(read|unreadable)$/);
  }
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Evidence, emotionOf } from "../../shared/domain/emotion.ts";
import { aSentiment } from "../support/builders.ts";
import { anyAnswers, sentiments } from "./arbitraries.ts";

const LONG = "twenty characters ok";
const HALF = "ten chars.";
/** t = 0.85, c = 0.95 on a long text. */
const HAPPY = aSentiment({ positive: 0.9, negative: 0.05, neutral: 0.05, mixed: 0 });
/** t = −0.01, c = 0.21. */
const ALMOST_NOTHING = aSentiment({ positive: 0.1, negative: 0.11, neutral: 0.79, mixed: 0 });
const NEUTRAL = aSentiment({ label: "NEUTRAL", positive: 0, negative: 0, neutral: 1, mixed: 0 });

const plain = { inferred: false, dissonant: false };

describe("emotion e1", () => {
  it.each<[string, Evidence, ReturnType<typeof emotionOf>]>([
    ["the happiest face", { feeling: { face: 5 } }, { value: 100, ...plain }],
    ["the unhappiest face", { feeling: { face: 1 } }, { value: -100, ...plain }],
    ["the middle face, as 0 and not −0", { feeling: { face: 3 } }, { value: 0, ...plain }],
    ["four stars", { rating: 4 }, { value: 50, ...plain }],
    ["a face and stars: (0.5·0.5 − 0.35·0.5)/0.85", { feeling: { face: 4 }, rating: 2 }, { value: 9, ...plain }],
    ["a face against stars: (−0.5 + 0.35)/0.85", { feeling: { face: 1 }, rating: 5 }, { value: -18, ...plain }],
    [
      "stars and text: 0.15·0.95·0.85/(0.35 + 0.1425)",
      { rating: 3, comment: LONG, sentiment: HAPPY },
      { value: 25, ...plain },
    ],
    [
      "all three: (0.5 + 0.35 + 0.121125)/0.9925",
      { feeling: { face: 5 }, rating: 5, comment: LONG, sentiment: HAPPY },
      { value: 98, ...plain },
    ],
    ["text alone", { comment: LONG, sentiment: HAPPY }, { value: 85, inferred: true, dissonant: false }],
    ["a text that is not read yet", { rating: 5, comment: LONG }, { value: 100, ...plain }],
    [
      "a text that says nothing of feelings",
      { rating: 5, comment: LONG, sentiment: NEUTRAL },
      { value: 100, ...plain },
    ],
    [
      "a fall that rounds to 0, as 0 and not −0: −0.000315/0.3815",
      { rating: 3, comment: LONG, sentiment: ALMOST_NOTHING },
      { value: 0, ...plain },
    ],
    [
      "one star with a happy text: (−0.35 + 0.121125)/0.4925",
      { rating: 1, comment: LONG, sentiment: HAPPY },
      { value: -46, inferred: false, dissonant: true },
    ],
    [
      "two stars, the least that contradicts: (−0.175 + 0.121125)/0.4925",
      { rating: 2, comment: LONG, sentiment: HAPPY },
      { value: -11, inferred: false, dissonant: true },
    ],
    [
      "one star with a short happy text, too uncertain to contradict: (−0.35 + 0.0605625)/0.42125",
      { rating: 1, comment: HALF, sentiment: HAPPY },
      { value: -69, ...plain },
    ],
    [
      "a mild self-report that a text cannot contradict: (−0.5·0.5 + 0.35·0.5 + 0.121125)/0.9925",
      { feeling: { face: 2 }, rating: 4, comment: LONG, sentiment: HAPPY },
      { value: 5, ...plain },
    ],
  ])("of %s", (_what, evidence, emotion) => {
    expect(emotionOf(evidence)).toStrictEqual(emotion);
  });

  it.each<[string, Evidence]>([
    ["nothing at all", {}],
    ["a comment that nobody has read", { comment: LONG }],
    ["a sentiment without its comment", { sentiment: HAPPY }],
    ["a neutral text", { comment: LONG, sentiment: NEUTRAL }],
    // D = 0.15 · 0.6 · 0.95 · 0.5 = 0.04275
    ["half a text read by a weaker engine", { comment: HALF, sentiment: { ...HAPPY, reliability: 0.6 } }],
  ])("is absent for %s", (_what, evidence) => {
    expect(emotionOf(evidence)).toBeUndefined();
  });

  it("counts a text's length in characters, not in the halves of an emoji", () => {
    const of = (comment: string) => emotionOf({ rating: 1, comment, sentiment: HAPPY })?.value;
    expect(of("😀".repeat(10))).toBe(of(HALF));
    expect(of("😀".repeat(20))).toBe(of(LONG));
  });

  it("stays an integer within −100..100 and never −0, whatever was answered", () => {
    fc.assert(
      fc.property(anyAnswers, fc.option(sentiments, { nil: undefined }), (answers, sentiment) => {
        const emotion = emotionOf({ ...answers, sentiment });
        if (emotion === undefined) return;
        expect(Number.isInteger(emotion.value)).toBe(true);
        expect(Math.abs(emotion.value)).toBeLessThanOrEqual(100);
        expect(Object.is(emotion.value, -0)).toBe(false);
        expect(emotion.inferred).toBe(answers.feeling === undefined && answers.rating === undefined);
        if (emotion.inferred) expect(emotion.dissonant).toBe(false);
      }),
    );
  });

  it("does not look at recommendation or effort", () => {
    fc.assert(
      fc.property(anyAnswers, ({ recommendation: _, effort: __, ...rest }) => {
        expect(emotionOf({ ...rest, ...{ recommendation: 0, effort: 1 } })).toEqual(emotionOf(rest));
      }),
    );
  });
});

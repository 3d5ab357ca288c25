import fc from "fast-check";
import { FEELING_NAMES, type Feeling } from "../../shared/domain/feeling.ts";
import type { Answers, Response } from "../../shared/domain/response.ts";
import { SENTIMENT_LABELS, type Sentiment } from "../../shared/domain/sentiment.ts";
import { aResponse, aSentiment } from "../support/builders.ts";

const words = fc.uniqueArray(
  fc.record({ word: fc.constantFrom(...FEELING_NAMES), intensity: fc.integer({ min: 1, max: 3 }) }),
  { minLength: 1, maxLength: 3, selector: ({ word }) => word },
);

/** Any feeling that a customer can choose. */
export const feelings: fc.Arbitrary<Feeling> = fc.oneof(
  fc.record({ face: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ words }),
  fc.record({ face: fc.integer({ min: 1, max: 5 }), words }),
);

/** Any answers, even none. */
export const anyAnswers: fc.Arbitrary<Answers> = fc.record(
  {
    feeling: feelings,
    rating: fc.integer({ min: 1, max: 5 }),
    comment: fc.string({ minLength: 1, maxLength: 60 }).map((text) => `x${text}`),
    recommendation: fc.integer({ min: 0, max: 10 }),
    effort: fc.integer({ min: 1, max: 7 }),
  },
  { requiredKeys: [] },
);

/** Any sentiment: probabilities that sum to 1. */
export const sentiments: fc.Arbitrary<Sentiment> = fc
  .record({
    label: fc.constantFrom(...SENTIMENT_LABELS),
    parts: fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100), fc.integer({ min: 1, max: 100 })),
    reliability: fc.constantFrom(1, 0.6),
    language: fc.constantFrom("it", "en", "zh"),
  })
  .map(({ label, parts, reliability, language }) => {
    const total = parts.reduce((sum, part) => sum + part, 0);
    const [positive, negative, neutral, mixed] = parts.map((part) => part / total);
    return aSentiment({
      label,
      positive: positive!,
      negative: negative!,
      neutral: neutral!,
      mixed: mixed!,
      reliability,
      language,
    });
  });

/** Any response of one store, erased ones too: few places and days, so that many meet in one cell. */
export const responses: fc.Arbitrary<Response> = fc
  .record({
    answers: anyAnswers,
    sentiment: fc.option(sentiments, { nil: undefined }),
    place: fc.constantFrom(
      { touchpoint: "ad", stage: "awareness", channel: "social" as const },
      { touchpoint: "checkout", stage: "conversion", channel: "ecommerce" as const },
      { touchpoint: "delivery", stage: "retention", channel: "email" as const },
      { touchpoint: "returns", stage: "retention", channel: "support" as const },
    ),
    language: fc.constantFrom(undefined, "it", "pt-BR"),
    segment: fc.constantFrom(undefined, "new"),
    answeredAt: fc.constantFrom("2026-03-28T22:59:00.000Z", "2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z"),
    erased: fc.integer({ min: 0, max: 4 }).map((draw) => draw === 0),
  })
  .map(({ answers, sentiment, place, language, segment, answeredAt, erased }) =>
    aResponse({
      ...place,
      answers: erased ? {} : answers,
      reading: sentiment === undefined || erased ? undefined : { outcome: "read", sentiment },
      language,
      segment,
      answeredAt,
      erasedAt: erased ? "2026-04-01T00:00:00.000Z" : undefined,
    }),
  );

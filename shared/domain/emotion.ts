import { centred, type Feeling, feltValue } from "./feeling.ts";
import type { Sentiment } from "./sentiment.ts";

/** Version of the formula below; a change of it is a new name and a rebuild. */
export const FORMULA = "e1";

/** Shares of the three components in the emotion (docs/numbers.md). */
const WEIGHT = { felt: 0.5, rating: 0.35, text: 0.15 } as const;
/** Characters from which a text carries its full certainty. */
const FULL_TEXT_CHARACTERS = 20;
/** Less evidence than this gives no emotion. */
const LEAST_EVIDENCE = 0.05;
/** From here on up (or down) an emotion counts as positive (or negative). */
export const BAND = 30;

/** What an emotion is computed from; each part may be absent. */
export type Evidence = {
  readonly feeling?: Feeling | undefined;
  /** Stars, 1..5. */
  readonly rating?: number | undefined;
  readonly comment?: string | undefined;
  readonly sentiment?: Sentiment | undefined;
};

export type Emotion = {
  /** -100..100, an integer. */
  readonly value: number;
  /** True when only the text speaks: kept apart from what customers say of themselves. */
  readonly inferred: boolean;
  /** Self-report and text contradict each other: a person should read it. */
  readonly dissonant: boolean;
};

/** Text value `t` in -1..1 and its certainty `c` in 0..1. */
export const textValue = (sentiment: Sentiment, comment: string): { value: number; certainty: number } => ({
  value: sentiment.positive - sentiment.negative,
  certainty: sentiment.reliability * (1 - sentiment.neutral) * Math.min(1, [...comment].length / FULL_TEXT_CHARACTERS),
});

/** The emotion of one response by formula `e1`; undefined when there is too little evidence. Recommendation and effort stay out of it. */
export const emotionOf = ({ feeling, rating, comment, sentiment }: Evidence): Emotion | undefined => {
  let evidence = 0;
  let sum = 0;
  if (feeling !== undefined) {
    evidence += WEIGHT.felt;
    sum += WEIGHT.felt * feltValue(feeling);
  }
  if (rating !== undefined) {
    evidence += WEIGHT.rating;
    sum += WEIGHT.rating * centred(rating);
  }
  const selfReport = evidence > 0 ? sum / evidence : undefined;
  let dissonant = false;
  if (sentiment !== undefined && comment !== undefined) {
    const text = textValue(sentiment, comment);
    evidence += WEIGHT.text * text.certainty;
    sum += WEIGHT.text * text.certainty * text.value;
    dissonant =
      selfReport !== undefined &&
      selfReport * text.value < 0 &&
      Math.abs(selfReport) >= 0.5 &&
      Math.abs(text.value) >= 0.5 &&
      text.certainty >= 0.5;
  }
  if (evidence < LEAST_EVIDENCE) return undefined;
  // Math.round(-0.4) is -0, which a table stores as "-0"; adding 0 makes it 0.
  return { value: Math.round((100 * sum) / evidence) + 0, inferred: selfReport === undefined, dissonant };
};

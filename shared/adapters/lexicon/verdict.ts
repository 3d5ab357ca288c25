import type { Sentiment, SentimentLabel } from "../../domain/sentiment.ts";
import type { Tone } from "./tone.ts";

type Verdict = Pick<Sentiment, "label" | "positive" | "negative" | "neutral" | "mixed">;

/** Lead of good over bad, or of bad over good, from which a text takes a side: less than any single word gives. */
const SIDE = 0.6;
/** MIXED says at least this much good and bad, the lesser being at least this share of the greater. */
const MIXED_SUM = 1.4;
const MIXED_SHARE = 0.34;
/** Keeps the two sides possible when nothing was understood: neutral is then 0.88. */
const DOUBT = 0.15;

/**
 * Label and probabilities of a tone. The odds of each class against neutral grow with the square of what speaks for
 * it, measured in units of its threshold, so that the label is always the likeliest class.
 * They are a convention, not a calibration: the emotion formula weighs them by the engine's reliability.
 */
export const verdictOf = ({ good, bad }: Tone): Verdict => {
  const lesser = Math.min(good, bad);
  const isMixed = lesser >= MIXED_SUM && lesser / Math.max(good, bad) >= MIXED_SHARE;
  const odds = {
    POSITIVE: Math.max(good - bad, DOUBT) / SIDE,
    NEGATIVE: Math.max(bad - good, DOUBT) / SIDE,
    NEUTRAL: 1,
    MIXED: isMixed ? (good + bad) / SIDE : Math.max(lesser, DOUBT) / MIXED_SUM,
  };
  const total = odds.POSITIVE ** 2 + odds.NEGATIVE ** 2 + odds.NEUTRAL ** 2 + odds.MIXED ** 2;
  const probability = (label: SentimentLabel) => Math.round((10_000 * odds[label] ** 2) / total) / 10_000;
  return {
    label: labelOf(good - bad, isMixed),
    positive: probability("POSITIVE"),
    negative: probability("NEGATIVE"),
    neutral: probability("NEUTRAL"),
    mixed: probability("MIXED"),
  };
};

const labelOf = (lead: number, isMixed: boolean): SentimentLabel => {
  if (isMixed) return "MIXED";
  if (lead > SIDE) return "POSITIVE";
  return lead < -SIDE ? "NEGATIVE" : "NEUTRAL";
};

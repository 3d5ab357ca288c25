import * as z from "zod";
import { type Reading, SENTIMENT_LABELS } from "../../domain/sentiment.ts";

const score = z.number().min(0);

/** A score for each class; they sum to 1, give or take the rounding of 32-bit floats. */
const Scores = z
  .object({ Positive: score, Negative: score, Neutral: score, Mixed: score })
  .refine(({ Positive, Negative, Neutral, Mixed }) => Math.abs(Positive + Negative + Neutral + Mixed - 1) < 0.01);

const Result = z.object({ Index: z.int(), Sentiment: z.enum(SENTIMENT_LABELS), SentimentScore: Scores });

const DocumentError = z.object({ Index: z.int(), ErrorCode: z.string() });

/** What `BatchDetectSentiment` answers. An entry that makes no sense is as good as missing. */
type BatchAnswer = {
  readonly ResultList?: readonly unknown[] | undefined;
  readonly ErrorList?: readonly unknown[] | undefined;
};

/** In capitals without separators or suffix: the reference gives no list of codes, and both spellings are seen. */
const PERMANENT = new Set(["INVALIDREQUEST", "TEXTSIZELIMITEXCEEDED", "UNSUPPORTEDLANGUAGE"]);

const isPermanent = (code: string): boolean =>
  PERMANENT.has(
    code
      .toUpperCase()
      .replaceAll(/[^A-Z]/g, "")
      .replace(/(EXCEPTION|ERROR)$/, ""),
  );

const sentimentReading = ({ Sentiment, SentimentScore }: z.infer<typeof Result>, language: string): Reading => {
  const { Positive, Negative, Neutral, Mixed } = SentimentScore;
  const sum = Positive + Negative + Neutral + Mixed;
  return {
    outcome: "read",
    sentiment: {
      label: Sentiment,
      positive: Positive / sum,
      negative: Negative / sum,
      neutral: Neutral / sum,
      mixed: Mixed / sum,
      language,
      engine: "comprehend",
      version: "BatchDetectSentiment",
      reliability: 1,
    },
  };
};

const errorReading = ({ ErrorCode }: z.infer<typeof DocumentError>): Reading => ({
  outcome: isPermanent(ErrorCode) ? "unreadable" : "failed",
  reason: `Comprehend refused the document: ${ErrorCode}`,
});

/**
 * One reading for each of the `count` documents that were sent, in their order.
 * `failed` are those with an error that may pass, and those that the answer leaves out.
 */
export const readingsOf = (answer: BatchAnswer, count: number, language: string): readonly Reading[] => {
  const readings = new Map<number, Reading>();
  for (const entry of answer.ErrorList ?? []) {
    const error = DocumentError.safeParse(entry);
    if (error.success) readings.set(error.data.Index, errorReading(error.data));
  }
  for (const entry of answer.ResultList ?? []) {
    const result = Result.safeParse(entry);
    if (result.success) readings.set(result.data.Index, sentimentReading(result.data, language));
  }
  const missing: Reading = { outcome: "failed", reason: "Comprehend's answer leaves the document out" };
  return Array.from({ length: count }, (_, index) => readings.get(index) ?? missing);
};

import * as z from "zod";

export const SENTIMENT_LABELS = ["POSITIVE", "NEGATIVE", "NEUTRAL", "MIXED"] as const;
export type SentimentLabel = (typeof SENTIMENT_LABELS)[number];

const probability = z.number().min(0).max(1);

/** What a text says: a label and four probabilities that sum to 1, in the shape of Comprehend's answer. */
export const Sentiment = z.object({
  label: z.enum(SENTIMENT_LABELS),
  positive: probability,
  negative: probability,
  neutral: probability,
  mixed: probability,
  language: z.string().describe("Base language the text was read in, such as it."),
  engine: z.enum(["comprehend", "lexicon"]),
  version: z.string().describe("Version of the engine; a trend must not mix engines unsaid."),
  reliability: probability.describe("q of the emotion formula: 1 for Comprehend, the measured one otherwise."),
});
export type Sentiment = z.infer<typeof Sentiment>;

/** A comment to read. `locale` is the survey's, when the answer came with one. */
export type CommentToRead = { readonly text: string; readonly locale?: string | undefined };

/**
 * What became of one comment.
 * - `read`: it has a sentiment.
 * - `unreadable`: no engine of ours reads its language, or it holds no words: there will never be a sentiment.
 * - `failed`: the engine was down, slow or refused this document: try again later.
 */
export type Reading =
  | { readonly outcome: "read"; readonly sentiment: Sentiment }
  | { readonly outcome: "unreadable"; readonly reason: string }
  | { readonly outcome: "failed"; readonly reason: string };

/** Reads comments: one reading per comment, in order. Never throws for a document or an outage: that is `failed`. */
export type SentimentEngine = { readonly read: (comments: readonly CommentToRead[]) => Promise<readonly Reading[]> };

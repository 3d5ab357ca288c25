import * as z from "zod";
import { FEELING_NAMES } from "../domain/feeling.ts";
import { comparedWords } from "../domain/key-phrases.ts";
import { LANGUAGES } from "../domain/language.ts";
import { Provenance, RESPONSE_STATES, Source } from "../domain/response.ts";
import { SENTIMENT_LABELS } from "../domain/sentiment.ts";
import { Slug } from "../domain/stage.ts";
import { plainText } from "../domain/text.ts";
import { Channel } from "../domain/touchpoint.ts";

/** A query string holds text, so numbers and booleans arrive as it. */
const oneToFive = z
  .string()
  .regex(/^[1-5]$/, "must be a whole number from 1 to 5")
  .transform(Number);
const yesOrNo = z.enum(["true", "false"], "must be true or false").transform((value) => value === "true");

/** What the answers of a response may be chosen by, as a query says it. */
export const SAID_FILTERS = {
  feeling: z.enum(FEELING_NAMES).optional().describe("A feeling that the customer chose."),
  rating: oneToFive.optional().describe("Stars, 1 to 5."),
  emotion: oneToFive
    .optional()
    .describe("Class of the self-reported emotion, 1 (worst) to 5: what a number of `distribution` counts."),
  sentiment: z.enum(SENTIMENT_LABELS).optional().describe("What the comment's text says."),
  dissonant: yesOrNo.optional().describe("Whether text and self-report contradict each other."),
  comment: yesOrNo.optional().describe("Whether there is a comment."),
  phrase: plainText(100)
    .refine((text) => comparedWords(text).length > 0, "holds no words")
    .optional()
    .describe("Words that the comment holds next to each other; upper and lower case are the same."),
};

/** What responses may be chosen by besides days. */
export const RESPONSE_FILTERS = {
  stage: Slug.optional().describe("Stage that they count under."),
  touchpoint: Slug.optional(),
  channel: Channel.optional(),
  language: z
    .enum([...LANGUAGES, "other"])
    .optional()
    .describe("Language of the answer; other: one that is none of the six."),
  source: Source.optional(),
  provenance: Provenance.optional(),
  segment: Slug.optional(),
  state: z
    .enum(RESPONSE_STATES)
    .optional()
    .describe("counted: what the map counts; partial: begun and not sent; suspect: kept, not counted."),
  ...SAID_FILTERS,
};

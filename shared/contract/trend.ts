import * as z from "zod";
import { Annotation } from "../domain/annotation.ts";
import { BUCKET_SIZES } from "../domain/calendar.ts";
import { Slug } from "../domain/stage.ts";
import { MAX_BUCKETS } from "../domain/trend.ts";
import { Figure, JourneyQuery, ofJourney } from "./journey.ts";
import type { Operation } from "./operation.ts";
import { Day } from "./parts.ts";

/** What narrows a trend down: the same as a journey map, and a stage. */
export const TrendQuery = JourneyQuery.omit({ compare: true }).extend({
  stage: Slug.optional(),
  by: z
    .enum(BUCKET_SIZES)
    .optional()
    .describe("Weeks are ISO 8601's. If absent: day up to 45 days, week up to 370, month beyond."),
});

export const readTrend = {
  ...ofJourney,
  id: "readTrend",
  method: "GET",
  path: "/v1/trend",
  summary: "Read how the emotion went on",
  description:
    `By day, week or month of the store's calendar: at most 1,100 days and ${MAX_BUCKETS} buckets. A change is listed only when ` +
    "it may be claimed: at least 100 answers on both sides, a 95 % interval that excludes 0, and standing among all changes of " +
    "the trend (Benjamini and Hochberg, 10 %).",
  scopes: ["read"],
  input: z.object({ query: TrendQuery }),
  status: 200,
  output: z.object({
    store: z.object({ id: z.string(), name: z.string(), timeZone: z.string() }),
    from: Day,
    to: Day,
    by: z.enum(BUCKET_SIZES),
    buckets: z
      .array(
        z.object({
          id: z.string().describe("2026-05-03, 2026-W18 or 2026-05."),
          from: Day.describe("First day; later than the week's or month's where the period begins within it."),
          to: Day.describe("Last day, included."),
          n: z.number().int().describe("Responses."),
          emotion: Figure.describe("Emotion that customers reported of themselves."),
          inferred: Figure.describe("Emotion read from text alone, kept apart."),
          recommendation: Figure.describe("% 9–10 minus % 0–6."),
        }),
      )
      .readonly()
      .describe("In order, empty ones too."),
    changes: z
      .array(
        z.object({
          from: z.string().describe("A bucket with at least 100 answers."),
          to: z.string().describe("The next one with as many."),
          value: z.number().describe("Change of the mean self-reported emotion."),
          low: z.number(),
          high: z.number(),
        }),
      )
      .readonly(),
    annotations: z.array(Annotation).describe("Notes on these days."),
  }),
} as const satisfies Operation;

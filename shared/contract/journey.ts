import * as z from "zod";
import { FEELING_NAMES } from "../domain/feeling.ts";
import { LANGUAGES, LocalizedText } from "../domain/language.ts";
import { Provenance, Source } from "../domain/response.ts";
import { Slug } from "../domain/stage.ts";
import { Channel } from "../domain/touchpoint.ts";
import type { Operation } from "./operation.ts";
import { Day } from "./parts.ts";

export const Figure = z.object({
  n: z.number().int(),
  size: z.enum(["hidden", "small", "full"]).describe("hidden below 5 answers, small below 30."),
  value: z.number().optional().describe("Mean, −100 to 100; absent while hidden."),
  low: z.number().optional().describe("Lower end of the 95 % interval."),
  high: z.number().optional().describe("Upper end of the 95 % interval."),
});

export const Share = z.object({
  count: z.number().int(),
  n: z.number().int(),
  value: z.number().optional().describe("count ÷ n, 0 to 1; absent below 5."),
  low: z.number().optional().describe("Lower end of Wilson's 95 % interval."),
  high: z.number().optional().describe("Upper end of it."),
});

const Change = z.object({
  value: z.number().describe("Change of the mean since the period before, −200 to 200."),
  low: z.number(),
  high: z.number(),
  certain: z
    .boolean()
    .describe(
      "True with at least 100 answers in both periods and an interval that excludes 0; of touchpoints, among all of them together.",
    ),
});

const Previous = z.object({
  n: z.number().int().describe("Responses of the period before."),
  emotion: Figure,
  emotionChange: Change.optional().describe("Absent while either side is hidden."),
  recommendation: Figure,
  recommendationChange: Change.optional().describe("Absent while either side is hidden."),
});

const Importance = z.object({
  n: z.number().int().describe("Who gave both."),
  value: z.number().describe("Correlation of emotion and recommendation, −1 to 1."),
  low: z.number().describe("Lower end of Fisher's 95 % interval."),
  high: z.number(),
});

/** What a stage, a touchpoint or the whole journey felt like. */
export const Felt = z.object({
  n: z.number().int().describe("Responses."),
  emotion: Figure.describe("Emotion that customers reported of themselves."),
  inferred: Figure.describe("Emotion read from text alone, kept apart."),
  recommendation: Figure.describe("% 9–10 minus % 0–6."),
  feelings: z
    .array(
      z.object({
        feeling: z.enum(FEELING_NAMES),
        n: z.number().int(),
        share: z.number(),
        low: z.number(),
        high: z.number(),
      }),
    )
    .readonly()
    .describe("The most chosen feelings, with Wilson intervals of their shares."),
  distribution: z
    .tuple([z.number().int(), z.number().int(), z.number().int(), z.number().int(), z.number().int()])
    .readonly()
    .optional()
    .describe("Self-reported emotions up to −66, −65 to −26, −25 to 24, 25 to 64, from 65 up; absent below 5 of them."),
  importance: Importance.optional().describe("Absent with fewer than 5 who gave both, or where all answered alike."),
  ratings: z.array(z.number().int()).length(5).readonly().describe("How many gave 1, 2, 3, 4, 5 stars."),
  positive: z.number().int().describe("Emotions of 30 and more."),
  negative: z.number().int().describe("Emotions of −30 and less."),
  dissonant: z.number().int().describe("Responses whose text contradicts the self-report."),
  started: z.number().int().describe("Surveys that customers began to answer on their page."),
  completed: z.number().int().describe("Those of them that were sent."),
  previous: Previous.optional().describe("The period before, when `compare` asks for it."),
  invited: z.number().int().describe("Invitations that went out by mail."),
  delivered: z.number().int().describe("Those of them that arrived."),
  response: Share.describe("Of the delivered invitations, how many were answered."),
});

const Step = z.object({
  from: z.string(),
  to: z.string(),
  value: z.number().describe("Change of the mean emotion."),
  low: z.number(),
  high: z.number(),
  pairs: z
    .number()
    .int()
    .optional()
    .describe("Customers who answered at both stages, when it is the mean of their own changes."),
});

/** What narrows a journey map down. */
export const JourneyQuery = z.strictObject({
  from: Day.optional().describe("First day, in the store's time zone; 29 days before `to` if absent."),
  to: Day.optional().describe("Last day, included; today if absent."),
  channel: Channel.optional(),
  language: z
    .enum([...LANGUAGES, "other"])
    .optional()
    .describe("Language of the answers; other: one that is none of the six."),
  source: Source.optional(),
  provenance: Provenance.optional(),
  segment: Slug.optional(),
  touchpoint: Slug.optional(),
  compare: z
    .enum(["previous", "none"])
    .optional()
    .describe("previous: beside the period of equal length that ends the day before `from`; none if absent."),
});

/** What the operations that read the journey share, unless they say otherwise. */
export const ofJourney = {
  tag: "journey",
  errors: [],
  function: "journey",
  throttle: { perSecond: 10, burst: 20 },
} as const;

export const readJourney = {
  ...ofJourney,
  id: "readJourney",
  method: "GET",
  path: "/v1/journey",
  summary: "Read the journey map",
  description:
    "How every stage and touchpoint felt over some days, with sample sizes and intervals. At most 1,100 days.",
  scopes: ["read"],
  input: z.object({ query: JourneyQuery }),
  status: 200,
  output: z.object({
    store: z.object({ id: z.string(), name: z.string(), timeZone: z.string() }),
    from: Day,
    to: Day,
    previous: z
      .object({ from: Day, to: Day })
      .optional()
      .describe("The days that are compared with, when `compare` asks for them."),
    whole: Felt,
    stages: z
      .array(
        Felt.extend({
          id: z.string(),
          name: LocalizedText,
          touchpoints: z
            .array(Felt.extend({ id: z.string(), name: LocalizedText, channel: Channel, archived: z.boolean() }))
            .readonly(),
        }),
      )
      .readonly(),
    steps: z.array(Step).readonly().describe("Between neighbouring stages with at least 30 answers each."),
    biggestDrop: Step.optional().describe("The deepest fall that is certain; absent when none is."),
    peakEnd: z
      .object({
        peak: z.string().describe("Stage whose mean is furthest from 0, among those with at least 30 answers."),
        end: z.string().describe("The last of them."),
        value: z.number().describe("The middle between both, −100 to 100."),
        low: z.number(),
        high: z.number(),
        perCustomer: Figure.optional().describe("The same of each customer's own answers, where they are known."),
      })
      .optional()
      .describe("Absent with fewer than two stages of at least 30 answers."),
    momentsOfTruth: z
      .array(
        z.object({
          stage: z.string(),
          touchpoint: z.string(),
          importance: Importance,
          emotion: z.number().describe("Mean self-reported emotion."),
        }),
      )
      .readonly()
      .describe(
        "Touchpoints with at least 100 who gave emotion and recommendation, importance above their median and certainly above 0, emotion below the median.",
      ),
    coverage: z
      .object({
        n: z.number().int().describe("Responses that count."),
        selfReported: z.number().int().describe("Of them with a self-reported emotion: the curve rests on these."),
        inferred: z.number().int().describe("Of them with an emotion read from the text alone."),
        withoutEmotion: z.number().int().describe("Of them without any emotion."),
        unfinished: z.number().int().describe("Begun and not sent: not counted."),
        suspect: z.number().int().describe("Sent by a machine as it seems: not counted."),
      })
      .describe("What the map rests on, and what it leaves out."),
    segments: z.array(z.string()).readonly().describe("Segments that answered in these days, whatever the filter."),
  }),
} as const satisfies Operation;

const Funnel = z.object({
  id: z.string(),
  invited: z.number().int(),
  delivered: z.number().int(),
  began: z.number().int().describe("Of those invited: answers that were begun."),
  completed: z.number().int().describe("And those that were sent."),
  reminded: z.number().int(),
  bounced: z.number().int().describe("Mails that came back for good."),
  complained: z.number().int().describe("Mails that their readers called unwanted."),
  response: Share.describe("Completed ÷ delivered."),
  lowResponse: z.boolean().describe("The response rate is certainly below 5 %, of at least 30 delivered."),
  rightTime: Share.describe("Of those completed: within 7 days of what they are about."),
  rightCustomer: Share.describe("Of those invited: the mail neither came back nor was called unwanted."),
  rightMessage: Share.describe("Of those begun: completed, in the language of the mail."),
});

export const readFunnel = {
  ...ofJourney,
  id: "readFunnel",
  method: "GET",
  path: "/v1/funnel",
  summary: "Read what became of invitations",
  description:
    "Of the invitations that went out by mail on some days: how many were delivered, begun and completed, by touchpoint and " +
    "by rule, with intervals. An answer counts on the day of its invitation. At most 1,100 days.",
  scopes: ["read"],
  input: z.object({ query: z.strictObject({ from: JourneyQuery.shape.from, to: JourneyQuery.shape.to }) }),
  status: 200,
  output: z.object({ from: Day, to: Day, touchpoints: z.array(Funnel), rules: z.array(Funnel) }),
} as const satisfies Operation;

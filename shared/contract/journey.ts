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

const Share = z.object({
  count: z.number().int(),
  n: z.number().int(),
  value: z.number().optional().describe("count ÷ n, 0 to 1; absent below 5."),
  low: z.number().optional().describe("Lower end of Wilson's 95 % interval."),
  high: z.number().optional().describe("Upper end of it."),
});

const Felt = z.object({
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
  ratings: z.array(z.number().int()).length(5).readonly().describe("How many gave 1, 2, 3, 4, 5 stars."),
  positive: z.number().int().describe("Emotions of 30 and more."),
  negative: z.number().int().describe("Emotions of −30 and less."),
  dissonant: z.number().int().describe("Responses whose text contradicts the self-report."),
  started: z.number().int().describe("Surveys that customers began to answer on their page."),
  completed: z.number().int().describe("Those of them that were sent."),
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
});

export const readJourney = {
  id: "readJourney",
  method: "GET",
  path: "/v1/journey",
  summary: "Read the journey map",
  description:
    "How every stage and touchpoint felt over some days, with sample sizes and intervals. At most 1,100 days.",
  tag: "journey",
  scopes: ["read"],
  input: z.object({ query: JourneyQuery }),
  status: 200,
  output: z.object({
    store: z.object({ id: z.string(), name: z.string(), timeZone: z.string() }),
    from: Day,
    to: Day,
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
  }),
  errors: [],
  function: "journey",
  throttle: { perSecond: 10, burst: 20 },
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
  id: "readFunnel",
  method: "GET",
  path: "/v1/funnel",
  summary: "Read what became of invitations",
  description:
    "Of the invitations that went out by mail on some days: how many were delivered, begun and completed, by touchpoint and " +
    "by rule, with intervals. An answer counts on the day of its invitation. At most 1,100 days.",
  tag: "journey",
  scopes: ["read"],
  input: z.object({ query: z.strictObject({ from: JourneyQuery.shape.from, to: JourneyQuery.shape.to }) }),
  status: 200,
  output: z.object({ from: Day, to: Day, touchpoints: z.array(Funnel), rules: z.array(Funnel) }),
  errors: [],
  function: "journey",
  throttle: { perSecond: 10, burst: 20 },
} as const satisfies Operation;

export const showJourney = {
  id: "showJourney",
  method: "GET",
  path: "/journey",
  summary: "The journey map as a page",
  description:
    "For people: sign in with a secret key that may `read` as the password. `lang` chooses the page's language.",
  tag: "journey",
  scopes: ["read"],
  input: z.object({
    query: JourneyQuery.extend({ lang: z.string().max(20).optional() }),
    headers: z.object({ "accept-language": z.string().max(500).optional() }),
  }),
  status: 200,
  output: z.string(),
  produces: "text/html",
  errors: [],
  function: "journey",
  throttle: { perSecond: 10, burst: 20 },
} as const satisfies Operation;

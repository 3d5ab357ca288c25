import * as z from "zod";
import { RISK_POINTS } from "../domain/churn-risk.ts";
import { BANDS } from "../domain/cohort.ts";
import { ofJourney, Share } from "./journey.ts";
import type { Operation } from "./operation.ts";
import { Cursor, limit } from "./parts.ts";

const Month = z.string().regex(/^\d{4}-\d{2}$/);

const Cohort = z.object({
  month: Month.optional().describe("Month of the first purchase; absent for all together."),
  band: z.enum(BANDS).describe("What was felt in the first response after it."),
  n: z.number().int().describe("Customers."),
  months: z
    .array(
      z.object({
        month: z.number().int().describe("Months after the first purchase."),
        n: z.number().int().describe("Customers for whom that month is over."),
        returned: z.number().int(),
        share: z.number().optional().describe("returned ÷ n; absent below 5."),
        low: z.number().optional(),
        high: z.number().optional(),
      }),
    )
    .readonly(),
});

/** How far back cohorts are looked at, in months. */
export const RETENTION_MONTHS = { most: 36, usual: 12 } as const;

/** What narrows the cohorts down. */
export const RetentionQuery = z.strictObject({
  months: z
    .string()
    .regex(/^[0-9]{1,2}$/, `must be a whole number from 1 to ${RETENTION_MONTHS.most}`)
    .transform(Number)
    .refine(
      (months) => months >= 1 && months <= RETENTION_MONTHS.most,
      `must be a whole number from 1 to ${RETENTION_MONTHS.most}`,
    )
    .default(RETENTION_MONTHS.usual)
    .describe(`Months before this one whose customers are followed, 1 to ${RETENTION_MONTHS.most}.`),
});

const Recovered = z.object({
  answeredAgain: Share.describe("Of the negative responses: answered again within 90 days."),
  recovered: Share.describe("Of those: no longer negative."),
  change: z
    .object({ value: z.number(), low: z.number(), high: z.number() })
    .optional()
    .describe("Mean change of emotion to the next response of the same customer, −200 to 200; from 5 pairs."),
});

const READ = { perSecond: 5, burst: 10 };

export const readRetention = {
  ...ofJourney,
  id: "readRetention",
  method: "GET",
  path: "/v1/retention",
  summary: "Read who comes back",
  description:
    "Customers by the month of their first purchase and the emotion of their first response after it: how many bought again, month by month.",
  scopes: ["read"],
  input: z.object({ query: RetentionQuery }),
  status: 200,
  output: z.object({
    from: Month,
    to: Month,
    cohorts: z.array(Cohort).readonly(),
    all: z.array(Cohort).readonly().describe("All months together, for each emotion."),
    lift: z
      .array(z.object({ month: z.number().int(), value: z.number(), low: z.number(), high: z.number() }))
      .readonly()
      .describe(
        "Share of those who felt good minus share of those who felt bad who bought again (Newcombe). From 30 customers each.",
      ),
    repeatResponse: Share.describe("Of those who answered first in these months: who answered again within a year."),
    recovery: Recovered.extend({
      followedUp: Recovered.describe(
        "Of those after which somebody of the store got in touch, before the next response.",
      ),
      leftAlone: Recovered.describe(
        "Of the others. The two are no experiment: who is followed up is not drawn by lot.",
      ),
    }),
    usualGapDays: z.number().optional().describe("Nine of ten who order again have done so after this many days."),
  }),
  throttle: READ,
} as const satisfies Operation;

const REASONS = Object.keys(RISK_POINTS) as [keyof typeof RISK_POINTS, ...(keyof typeof RISK_POINTS)[]];

export const listAtRisk = {
  ...ofJourney,
  id: "listAtRisk",
  method: "GET",
  path: "/v1/retention/at-risk",
  summary: "List customers who may be lost",
  description:
    "Those whose responses say so, most points first; with what speaks for it today. A rule of thumb, no forecast.",
  scopes: ["read"],
  input: z.object({ query: z.strictObject({ limit: limit(100, 20), cursor: Cursor.optional() }) }),
  status: 200,
  output: z.object({
    customers: z
      .array(
        z.object({
          customer: z.string().describe("Who, in no readable form."),
          points: z.number().int().describe("0 to 100; high from 60."),
          reasons: z.array(z.object({ reason: z.enum(REASONS), points: z.number().int() })).readonly(),
          emotion: z.number().optional().describe("Moving average of their emotion, −100 to 100."),
          decline: z.number().optional().describe("By how much their last response lowered it."),
          lastAnswerAt: z.string().optional(),
          lastOrderAt: z.string().optional(),
        }),
      )
      .readonly(),
    cursor: Cursor.optional(),
  }),
  throttle: READ,
} as const satisfies Operation;

import * as z from "zod";
import { Figure, ofJourney, Share } from "./journey.ts";
import type { Operation } from "./operation.ts";
import { Day } from "./parts.ts";

/** The days that are looked at. */
export const AdvocacyQuery = z.strictObject({
  from: Day.optional().describe("First day, in the store's time zone; 29 days before `to` if absent."),
  to: Day.optional().describe("Last day, included; today if absent."),
});

export const readAdvocacy = {
  ...ofJourney,
  id: "readAdvocacy",
  method: "GET",
  path: "/v1/advocacy",
  summary: "Read who speaks for you",
  description:
    "Recommendations, agreements to publish, referrals and the growth that customers brought. Referrals count whole months, " +
    "growth each month of the last year that is over.",
  scopes: ["read"],
  input: z.object({ query: AdvocacyQuery }),
  status: 200,
  output: z.object({
    from: Day,
    to: Day,
    recommendation: Figure.describe("% 9–10 minus % 0–6."),
    promoters: Share,
    passives: Share,
    detractors: Share,
    consented: Share.describe("Of those asked to have their comment published: who agreed."),
    published: Share.describe("As it is now: of the testimonials that may be published, those that are."),
    verified: Share.describe("Of the published: those of a verified purchase."),
    referrals: z.object({
      codes: z.number().int().describe("Codes that customers made."),
      clicks: z.number().int().describe("Times that somebody went on to the shop by one."),
      orders: z.number().int().describe("Orders that came with one."),
      conversion: Share.optional().describe("Orders ÷ clicks; absent when there were more orders than clicks."),
      revenue: z.record(z.string(), z.number().int()).describe("Of those orders, in whole minor units by currency."),
    }),
    growth: z
      .array(
        z.object({
          month: z.string(),
          currency: z.string(),
          revenue: z.number().int().describe("In whole minor units."),
          before: z.number().int().describe("Of the month before."),
          kept: z.number().describe("Revenue of the month before's customers ÷ the month before's revenue."),
          earned: z.number().describe("Revenue of new, recommended customers ÷ the month before's revenue."),
          growth: z.number().describe("kept + earned − 1."),
        }),
      )
      .readonly(),
  }),
  throttle: { perSecond: 5, burst: 10 },
} as const satisfies Operation;

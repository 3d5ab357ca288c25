import * as z from "zod";
import { QuietHoursSetting } from "./ask-rule.ts";
import { BasisPolicy } from "./consent-basis.ts";

/** Fewest days between two invitations of one customer. A store may ask less often, never more. */
const LEAST_DAYS = { any: 30, touchpoint: 90, recommendation: 180 } as const;
const MOST_DAYS = 730;

const days = (least: number) => z.number().int().min(least).max(MOST_DAYS).default(least);

/** What a store decides about asking in general. */
export const AskPolicy = z.strictObject({
  days: z
    .strictObject({
      any: days(LEAST_DAYS.any).describe("Between any two invitations."),
      touchpoint: days(LEAST_DAYS.touchpoint).describe("Between two about one touchpoint, or by one survey."),
      recommendation: days(LEAST_DAYS.recommendation).describe(
        "Between two of one survey that asks for the likelihood to recommend.",
      ),
    })
    .prefault({}),
  quietHours: QuietHoursSetting.prefault({ from: 21, to: 8 }),
  lateDays: z
    .number()
    .int()
    .min(1)
    .max(60)
    .default(7)
    .describe("An invitation that could not go out for this long is not sent: nobody is asked about the distant past."),
  bases: BasisPolicy.default({}).describe(
    "Kinds of basis that you accept, by country. For Italy and Germany, and where the country is not known, it is consent alone.",
  ),
  sector: z
    .enum(["general", "tourism"])
    .default("general")
    .describe("Tourism: never asked more than 30 days after the visit (Italian law of March 2026)."),
});
export type AskPolicy = z.infer<typeof AskPolicy>;

/** Days after a visit in which a guest may be asked about it. Source: Italy's annual SME law, approved 4 March 2026. */
export const TOURISM_DAYS = 30;

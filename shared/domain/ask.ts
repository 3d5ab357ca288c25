import * as z from "zod";
import { NOT_ASKED } from "./governor.ts";

const At = z.iso.datetime();

/**
 * What became of asking about one order by one survey; there is one of these for the two, whatever happens.
 * - `waiting`: it is due at `at`. `sent`: the invitation is out. `not_asked`: it is not, for a reason.
 */
export const Ask = z.object({
  store: z.string(),
  order: z.string(),
  survey: z.string(),
  touchpoint: z.string(),
  rule: z.string(),
  customer: z.string().optional(),
  state: z.enum(["waiting", "sent", "not_asked"]),
  at: At.optional().describe("When it is due."),
  reason: z.enum([...NOT_ASKED, "rule_gone"]).optional(),
  until: At.optional().describe("When it could be asked; absent when never."),
  decidedAt: At,
  createdAt: At.describe("When it was decided first."),
  sentAt: At.optional(),
});
export type Ask = z.infer<typeof Ask>;

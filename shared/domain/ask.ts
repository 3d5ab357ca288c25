import * as z from "zod";
import { Contribution } from "./counted.ts";
import { NOT_ASKED } from "./governor.ts";

const At = z.iso.datetime();

/** Why a reminder does not go out, besides what forbids to ask at all. */
const NOT_REMINDED = ["rule_gone", "link_ended"] as const;

/** Who was invited to what, as it was when the invitation went out: under this it is counted. */
export const Invited = z.object({
  at: At.describe("When it went out, or was about to."),
  day: z.string().describe("The same on the store's calendar."),
  eventAt: At.describe("When that happened which set the rule off."),
  stage: z.string(),
  channel: z.string(),
  language: z.string(),
  segment: z.string().optional(),
});
export type Invited = z.infer<typeof Invited>;

/** The one reminder of an invitation. */
const Reminder = z.object({
  state: z.enum(["waiting", "sending", "sent", "not_sent"]),
  at: At.describe("When it is due."),
  nextAt: At.optional(),
  messageId: z.string().optional(),
  handedAt: At.optional().describe("When it was handed over, while nobody knows what became of that."),
  sentAt: At.optional(),
  reason: z.enum([...NOT_ASKED, ...NOT_REMINDED, "not_accepted", "unknown"]).optional(),
});

/** What an ask adds to the cells: under its slice, the whole day and its rule. */
export const AskContribution = Contribution.extend({ rule: z.string() });
export type AskContribution = z.infer<typeof AskContribution>;

/** What was counted of an ask, per generation of cells. Null when it counts nothing. */
export const AskCounted = z.record(z.string(), AskContribution.nullable());
export type AskCounted = Readonly<Record<string, AskContribution | null>>;

/**
 * What became of asking about one order by one survey; there is one of these for the two, whatever happens.
 * - `waiting`: it is due at `at`. `sending`: its mail is being handed over. `sent`: it is out.
 * - `unknown`: it was handed over and nobody has said what became of it. It is not sent again; news of it may still come.
 * - `failed`: it could not be handed over and is set aside. `not_asked`: it is not sent, for a reason.
 */
export const Ask = z.object({
  store: z.string(),
  order: z.string(),
  survey: z.string(),
  touchpoint: z.string(),
  rule: z.string(),
  customer: z.string().optional(),
  rev: z.number().int().min(0).default(0).describe("Raised by every change."),
  state: z.enum(["waiting", "sending", "sent", "unknown", "failed", "not_asked"]),
  at: At.optional().describe("When it is due."),
  reason: z.enum([...NOT_ASKED, "rule_gone"]).optional(),
  until: At.optional().describe("When it could be asked; absent when never."),
  decidedAt: At,
  createdAt: At.describe("When it was decided first."),
  tries: z.number().int().min(0).optional().describe("Times that handing it over did not work."),
  problem: z.string().optional().describe("Why it did not work last time, or why it is held."),
  nextAt: At.optional().describe("When it is looked at again, where that is not when it is due."),
  handedAt: At.optional().describe("When its mail was handed over, while nobody knows what became of that."),
  messageId: z.string().optional(),
  invited: Invited.optional(),
  sentAt: At.optional(),
  deliveredAt: At.optional(),
  bouncedAt: At.optional().describe("When it came back for good."),
  complainedAt: At.optional().describe("When its reader called it unwanted."),
  reminder: Reminder.optional(),
  answer: z
    .object({
      rev: z.number().int().min(0).describe("Of the response: what is older never replaces what is newer."),
      startedAt: At.optional(),
      completedAt: At.optional(),
      language: z.string().optional(),
    })
    .optional()
    .describe("The response that came of it, as far as the funnel goes: nothing of what it says."),
  counted: AskCounted.optional(),
});
export type Ask = z.infer<typeof Ask>;

/** What names an ask. */
export type AskKey = Pick<Ask, "store" | "order" | "survey">;

/** When an ask is to be looked at next; undefined when nothing is to be done. */
export const dueAt = ({ state, at, nextAt, reminder }: Ask): string | undefined => {
  if (state === "waiting" || state === "sending") return nextAt ?? at;
  if (state !== "sent" || reminder === undefined) return undefined;
  return reminder.state === "waiting" || reminder.state === "sending" ? (reminder.nextAt ?? reminder.at) : undefined;
};

/** True from the moment that an invitation may be out: no plan touches the ask from then on. */
export const isOut = ({ state }: Pick<Ask, "state">): boolean =>
  state === "sending" || state === "sent" || state === "unknown" || state === "failed";

import * as z from "zod";
import { nameText } from "./text.ts";

/** Most follow-ups that a profile remembers; the oldest go first. */
export const MAX_FOLLOW_UPS = 50;

/** How somebody of the store got in touch with a customer. */
export const FOLLOW_UP_WAYS = ["phone", "email", "message", "in_person", "other"] as const;
export const FollowUpWay = z.enum(FOLLOW_UP_WAYS);

export const FollowUpNote = nameText(200).describe("A line for those who read the timeline, at most 200 characters.");

/** Somebody of the store got in touch with a customer about what they had said. */
export const FollowUp = z.object({
  id: z.string(),
  at: z.iso.datetime().describe("When it was."),
  way: z.enum([...FOLLOW_UP_WAYS, "complaint"]).describe("`complaint`: a complaint of theirs was settled."),
  note: z.string().optional(),
  by: z.string().describe("Id of the key or link of whoever noted it."),
  name: z.string().describe("What that was called then."),
});
export type FollowUp = z.infer<typeof FollowUp>;

/** A follow-up as it is told, by a key or out of a session: of this moment, unless it says otherwise. */
export type FollowUpTold = Pick<FollowUp, "id" | "way" | "by" | "name"> & {
  readonly at?: Date | undefined;
  readonly note?: string | undefined;
};

/** The follow-up that is kept of what was told. */
export const recordFollowUp = ({ at, note, ...told }: FollowUpTold, now: Date): FollowUp => ({
  ...told,
  at: (at ?? now).toISOString(),
  ...(note !== undefined && { note }),
});

import * as z from "zod";
import { Delay } from "./duration.ts";
import { OrderState, Tag } from "./order.ts";
import { Slug } from "./stage.ts";

const Hour = z.number().int().min(0).max(23);

/** Hours in which nobody is written to, by the customer's clock. */
export const QuietHoursSetting = z.strictObject({
  from: Hour.describe("First hour of quiet."),
  to: Hour.describe("First hour after it; the same as `from`: no quiet hours."),
});

/** What sets a rule off: a state that an order reaches, or an event of the store's own. */
export const Trigger = z.union(
  [z.strictObject({ state: OrderState }), z.strictObject({ event: Slug })],
  "needs a state of the order, or an event of your own",
);
export type Trigger = z.infer<typeof Trigger>;

/** Whom a rule is for. Nothing here can speak of an answer, so no rule can choose by score. */
const Conditions = z.strictObject({
  segment: Slug.optional().describe("Only customers of this segment."),
  tag: Tag.optional().describe("Only orders with this tag, on the order or on one of its products."),
  order: z.enum(["any", "first", "repeat"]).default("any").describe("The customer's first order, or a later one."),
});

/** What a store decides about asking after orders: when what happens, wait, then ask. */
export const AskRuleSettings = z.strictObject({
  survey: Slug.describe("A published survey; it says which touchpoint is asked about."),
  when: Trigger,
  after: Delay.describe("How long after that, such as P14D."),
  atHour: Hour.optional().describe("Then at this hour of the customer's own clock."),
  conditions: Conditions.prefault({}),
  channel: z.literal("email").default("email"),
  priority: z.number().int().min(0).max(1000).default(100).describe("Of several that match, the highest asks first."),
  reminderAfter: Delay.optional().describe("One reminder, this long after the invitation, to who has not answered."),
  enabled: z.boolean().default(true),
});
export type AskRuleSettings = z.infer<typeof AskRuleSettings>;

export const AskRuleDraft = AskRuleSettings.extend({ id: Slug });
export type AskRuleDraft = z.infer<typeof AskRuleDraft>;

/** A rule as it is kept. `revision` is raised by every change. */
export const AskRule = z.object({
  ...AskRuleDraft.shape,
  store: z.string(),
  touchpoint: z.string().describe("The survey's touchpoint."),
  revision: z.number().int().min(1),
  createdAt: z.iso.datetime(),
});
export type AskRule = z.infer<typeof AskRule>;

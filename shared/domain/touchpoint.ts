import * as z from "zod";
import { LocalizedText } from "./language.ts";
import { Slug } from "./stage.ts";

/** Where the store and the customer meet, online and off. `store` is the physical shop. */
export const CHANNELS = ["web", "blog", "social", "email", "ecommerce", "store", "app", "support", "event"] as const;
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;

/** Where a customer meets the store. It declares its stage: a stage is never guessed from text. */
export const Touchpoint = z.object({
  id: Slug.describe("Short id, such as delivery."),
  stage: Slug.describe("Stage of the journey that the touchpoint belongs to."),
  channel: Channel,
  name: LocalizedText.describe("Name in the customer's words, by language."),
  order: z.number().int().min(0).max(9999).default(0).describe("Place within its stage, ascending."),
  archived: z
    .boolean()
    .default(false)
    .describe("An archived touchpoint takes no more responses and keeps its history."),
});
export type Touchpoint = z.infer<typeof Touchpoint>;

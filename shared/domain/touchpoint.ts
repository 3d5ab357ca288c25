import * as z from "zod";
import { LocalizedText } from "./language.ts";
import { Slug } from "./stage.ts";
import { nameText } from "./text.ts";

/** Where the store and the customer meet, online and off. `store` is the physical shop. */
export const CHANNELS = ["web", "blog", "social", "email", "ecommerce", "store", "app", "support", "event"] as const;
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;

/** A web address that others may be sent to. */
const ProductUrl = z
  .string()
  .max(500)
  .refine((value) => URL.canParse(value) && new URL(value).protocol === "https:", "is not an https address");

/** Digits with the check digit that GS1 asks for: GTIN-8, -12, -13 or -14. */
const isGtin = (code: string): boolean =>
  /^(\d{8}|\d{12,14})$/.test(code) &&
  [...code].reverse().reduce((sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0;

/** The one product that customers rate at a touchpoint. Only ratings of a product may become a product's stars. */
export const Product = z.strictObject({
  name: nameText(150),
  url: ProductUrl.describe("Its page in the shop, where its reviews can be seen."),
  gtin: z.string().refine(isGtin, "is not a GTIN of 8, 12, 13 or 14 digits").optional(),
  sku: nameText(50).optional(),
  brand: nameText(70).optional(),
});
export type Product = z.infer<typeof Product>;

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
  product: Product.optional().describe("The product that is rated here, for feeds of product reviews."),
});
export type Touchpoint = z.infer<typeof Touchpoint>;

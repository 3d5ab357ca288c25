import * as z from "zod";
import { Language } from "../domain/language.ts";

/** How a wall is laid out. `badge`: the numbers alone. */
export const WALL_LAYOUTS = ["grid", "list", "carousel", "badge"] as const;
export const WallLayout = z.enum(WALL_LAYOUTS);
export type WallLayout = z.infer<typeof WallLayout>;

/** Something drawn with characters, and the same in words: `★★★★☆` and "4 out of 5 stars". */
const Drawn = z.tuple([z.string(), z.string()]);

/** A testimonial as a wall shows it. */
export const WallEntry = z.object({
  text: z.string().describe("The author's words."),
  lang: z.string().describe("Language of the words; empty where it is not known."),
  name: z.string().describe("As the author wrote it, or what says that there is none."),
  about: z
    .string()
    .describe("Day, provenance and, where it is so, that it was rewarded: `2 Nov 2026 · Verified purchase`."),
  stars: Drawn.nullable(),
  photo: z.object({ src: z.string(), width: z.number().int(), height: z.number().int(), alt: z.string() }).nullable(),
  reply: z.string().nullable().describe("Who replied and when, on a line of its own, and the store's words."),
});
export type WallEntry = z.infer<typeof WallEntry>;

/**
 * A page of a wall in one language. Every text is ready to be shown: a store's page formats nothing. What is not there is
 * `null` and never left out, so that nothing that such a page has put on `Object.prototype` can stand in for it.
 */
export const Wall = z.object({
  lang: Language,
  average: z
    .string()
    .describe("Over all ratings of the last year, published or not: `4.6 out of 5`; empty while there are none."),
  ratings: Drawn.nullable().describe("How many of them are 5, 4, 3, 2, 1 stars: a line each, with a bar."),
  about: z
    .string()
    .describe(
      "How many ratings there are, how many testimonials are published, and who chose them; or that there are none yet.",
    ),
  verify: z
    .object({ href: z.string(), text: z.string() })
    .describe("Address of the page that tells how answers are verified."),
  entries: z.array(WallEntry),
  buttons: z
    .array(z.string())
    .describe("What they say: back and on in a carousel, and last the one that asks for more."),
  more: z.string().nullable().describe("Address of the next page; there is a button for it if it is there."),
});
export type Wall = z.infer<typeof Wall>;

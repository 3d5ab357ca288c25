import * as z from "zod";
import { plainText } from "./text.ts";

/** Longest reply of a store, in characters. */
export const MAX_REPLY_LENGTH = 2000;

/** What a store answers to a customer's words, in public and as the store. */
export const Reply = z.object({
  text: plainText(MAX_REPLY_LENGTH),
  at: z.iso.datetime(),
});
export type Reply = z.infer<typeof Reply>;

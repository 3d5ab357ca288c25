import * as z from "zod";

/** Longest comment, in code points as JSON Schema counts them; a browser's `maxlength` counts at least as many. */
export const MAX_COMMENT_LENGTH = 5000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point; tab and line breaks stay.
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
/** Characters that reorder what stands around them: embeddings, overrides and isolates. Right-to-left text needs none. */
const DIRECTION_OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/;

/** Free text in the customer's own words: kept to the letter, or refused with the reason. */
export const Comment = z
  .string()
  .max(MAX_COMMENT_LENGTH, `is longer than ${MAX_COMMENT_LENGTH} characters`)
  .refine((text) => text.isWellFormed(), "holds half a character (a lone surrogate)")
  .refine((text) => !CONTROL_CHARACTERS.test(text), "holds control characters")
  .refine((text) => !DIRECTION_OVERRIDES.test(text), "holds characters that reorder the text around them")
  .refine((text) => /[^\s\p{Default_Ignorable_Code_Point}]/u.test(text), "is empty or only spaces")
  .describe("Free text in the customer's own words, at most 5,000 characters.");

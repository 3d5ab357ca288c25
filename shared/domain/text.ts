import * as z from "zod";

/** Longest comment, in code points as JSON Schema counts them; a browser's `maxlength` counts at least as many. */
export const MAX_COMMENT_LENGTH = 5000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point; tab and line breaks stay.
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
/** Characters that reorder what stands around them: embeddings, overrides and isolates. Right-to-left text needs none. */
const DIRECTION_OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/;

/** Text that people write and read, of at most some length: kept to the letter, or refused with the reason. */
export const plainText = (most: number) =>
  z
    .string()
    .max(most, `is longer than ${most} characters`)
    .refine((text) => text.isWellFormed(), "holds half a character (a lone surrogate)")
    .refine((text) => !CONTROL_CHARACTERS.test(text), "holds control characters")
    .refine((text) => !DIRECTION_OVERRIDES.test(text), "holds characters that reorder the text around them")
    .refine((text) => /[^\s\p{Default_Ignorable_Code_Point}]/u.test(text), "is empty or only spaces");

/** A name that people give to something: one line, without spaces around it. */
export const nameText = (most: number) =>
  z
    .string()
    .trim()
    .pipe(plainText(most).refine((text) => !/[\t\n\r]/.test(text), "must be one line"));

/** Free text in the customer's own words. */
export const Comment = plainText(MAX_COMMENT_LENGTH).describe(
  "Free text in the customer's own words, at most 5,000 characters.",
);

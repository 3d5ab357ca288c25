import * as z from "zod";

/** Opaque: where the last page ended. */
export const Cursor = z.string().min(1).max(2000).describe("Where the last page ended, as that page gave it.");

/** Page size of a list. A query string holds text, so a number arrives as one. */
export const limit = (most: number, usual: number) =>
  z
    .string()
    .regex(/^[0-9]{1,4}$/, `must be a whole number from 1 to ${most}`)
    .transform(Number)
    .refine((size) => size >= 1 && size <= most, `must be a whole number from 1 to ${most}`)
    .default(usual)
    .describe(`Items per page, 1 to ${most}; ${usual} if absent.`);

/** The body of a batch: NDJSON, as its lines. */
export const batch = (most: number) =>
  z.array(z.string()).min(1, "holds no line").max(most, `holds more than ${most} lines`).describe("Lines of JSON.");

/** The answer to a batch: what became of each line, or what is wrong with it. */
export const lineAnswers = <Shape extends z.core.$ZodLooseShape>(done: z.ZodObject<Shape>) =>
  z
    .array(
      z.union([
        done.extend({ line: z.number().int() }),
        z.object({
          line: z.number().int(),
          error: z.object({ issues: z.array(z.object({ path: z.string(), message: z.string() })) }),
        }),
      ]),
    )
    .describe("A line each.");

/** A calendar day, within the years that dates are sure to work in. */
export const Day = z.iso
  .date("must be a day such as 2026-11-22")
  .refine((day) => day >= "1900-01-01" && day <= "2999-12-31", "must be a day from 1900-01-01 to 2999-12-31");

/** Every error that a caller sees. */
export const ErrorAnswer = z.object({
  error: z.object({
    code: z.string().describe("Stable and machine-readable."),
    message: z.string().describe("For people."),
    issues: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe("What is wrong, and where."),
    requestId: z.string().optional(),
  }),
});

import type * as z from "zod";
import { UsageError } from "./usage-error.ts";

/** What is wrong with a number, as somebody says who typed it; else as the schema says. */
const wordsOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === "invalid_type" && issue.expected === "number") return "is not a number";
  if (issue.code === "invalid_type" && issue.expected === "int") return "is not a whole number";
  if (issue.code === "too_small" && issue.origin === "number") return `is less than ${issue.minimum}`;
  if (issue.code === "too_big" && issue.origin === "number") return `is more than ${issue.maximum}`;
  return issue.message;
};

/**
 * What the arguments and options of a command say, as the domain wants it.
 * @param positional those that are given without a name
 * @throws UsageError that names the option
 */
export const parseDraft = <Schema extends z.ZodType>(
  schema: Schema,
  options: unknown,
  positional: readonly string[] = [],
): z.output<Schema> => {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  throw new UsageError(
    parsed.error.issues
      .map((issue) => {
        const name = String(issue.path[0] ?? "");
        const typed = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
        return `${positional.includes(name) ? `<${typed}>` : `--${typed}`} ${wordsOf(issue)}`;
      })
      .join("\n"),
  );
};

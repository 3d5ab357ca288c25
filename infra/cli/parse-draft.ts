import type * as z from "zod";
import { UsageError } from "./usage-error.ts";

/** What the options of a command say, as the domain wants it. @throws UsageError that names the option. */
export const parseDraft = <Schema extends z.ZodType>(schema: Schema, options: unknown): z.output<Schema> => {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  throw new UsageError(
    parsed.error.issues
      .map(
        ({ path, message }) =>
          `--${String(path[0] ?? "").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${message}`,
      )
      .join("\n"),
  );
};

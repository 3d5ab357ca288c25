/** What may be logged: names, numbers and switches. Never what a customer or a key says. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;
export type Log = (level: "info" | "warn" | "error", event: string, fields?: LogFields) => void;

/** A line of the log: one JSON object. */
export const logLine = (level: string, event: string, fields: object): string =>
  `${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`;

/** One JSON object a line. */
export const jsonLog =
  (write: (line: string) => void = (line) => process.stdout.write(line)): Log =>
  (level, event, fields = {}) =>
    write(logLine(level, event, fields));

/** An error as log fields: its kind, message and place, none of what it carries. */
export const errorFields = (error: unknown): LogFields =>
  error instanceof Error
    ? {
        error: error.name,
        message: error.message.slice(0, 500),
        stack: error.stack?.split("\n").slice(1, 8).join(" <"),
      }
    : { error: typeof error };

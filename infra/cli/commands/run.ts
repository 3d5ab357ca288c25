import { CommanderError } from "commander";
import { AppError } from "../../../shared/domain/errors.ts";
import { type OpenTable, openTable, type TableOptions } from "../open-table.ts";
import { UsageError } from "../usage-error.ts";

/** What the process says when it ends. */
export const EXIT = { ok: 0, findings: 1, usage: 2, failed: 3 } as const;

/** Opens the table for as long as a command runs. */
export const withTable = async <Result>(
  options: TableOptions,
  run: (open: OpenTable) => Promise<Result>,
): Promise<Result> => {
  const open = await openTable(options);
  try {
    return await run(open);
  } finally {
    await open.close();
  }
};

/** Tells what went wrong, on stderr, and what the process should say when it ends. */
export const explain = (error: unknown): number => {
  // Commander has said it already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const message = error instanceof Error ? error.message : String(error);
  // Whoever types a command sends no body.
  const issues =
    error instanceof AppError
      ? error.issues.map(({ path, message }) => `\n  ${path.replace(/^body\./, "")} ${message}`)
      : [];
  process.stderr.write(`${message}${issues.join("")}\n`);
  return error instanceof UsageError || error instanceof AppError ? EXIT.usage : EXIT.failed;
};

/** Prints a line for whoever called us; anything else that we say goes to stderr. */
export const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

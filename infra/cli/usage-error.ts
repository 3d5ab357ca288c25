/** The command was used wrongly, or on something it cannot work on: nothing was written. The message says what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

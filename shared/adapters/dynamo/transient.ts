/** Errors of the table after which the same call may be tried again. Source: DynamoDB error handling reference, Node's system errors. */
const TRANSIENT = new Set([
  "TransactionConflict",
  "TransactionConflictException",
  "TransactionInProgressException",
  "ThrottlingError",
  "ThrottlingException",
  "ProvisionedThroughputExceeded",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "InternalServerError",
  "ServiceUnavailable",
  "TimeoutError",
  "ECONNRESET",
  "ECONNREFUSED",
  "EPIPE",
]);

export const isTransientCode = (code: string | undefined): boolean => code !== undefined && TRANSIENT.has(code);

/** True when the table was busy or out of reach, so that a later try may do. */
export const isTransient = (error: unknown): boolean =>
  error instanceof Error &&
  (isTransientCode(error.name) || ("code" in error && typeof error.code === "string" && isTransientCode(error.code)));

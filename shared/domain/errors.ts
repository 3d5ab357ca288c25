/** Every refusal that a caller can see, and its HTTP status. The contract, OpenAPI and the answers are read from it. */
export const ERROR_STATUS = {
  invalid_input: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  idempotency_conflict: 409,
  gone: 410,
  too_large: 413,
  unsupported_media_type: 415,
  not_eligible: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** One thing that is wrong with a request: where (`body.rating`) and why. */
export type Issue = { readonly path: string; readonly message: string };

/** A refusal of ours, told to the caller. Anything else thrown is a bug or an outage. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly issues: readonly Issue[];

  constructor(code: ErrorCode, message: string, options: { issues?: readonly Issue[]; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.issues = options.issues ?? [];
  }
}

/** The refusal of a request that is wrong, naming every part that is. */
export const invalidRequest = (issues: readonly Issue[], cause?: unknown): AppError =>
  new AppError("invalid_input", "The request is not valid.", { issues, cause });

/** The refusal of a request in which one part is wrong. */
export const invalidInput = (path: string, message: string, cause?: unknown): AppError =>
  invalidRequest([{ path, message }], cause);

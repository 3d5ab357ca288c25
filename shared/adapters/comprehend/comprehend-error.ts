import type { Verdict } from "./circuit-breaker.ts";

/**
 * What to do about an error of a Comprehend call.
 * - `refused`: it looked at the documents and said no; asking again in the same way is useless.
 * - `denied`: it does not let us in; an operator must act.
 * - `trouble`: throttling, a fault of its own, a broken or silent connection, an answer that makes no sense: try again.
 */
export type ErrorKind = "refused" | "denied" | "trouble";

const REFUSED = new Set([
  "BatchSizeLimitExceededException",
  "InvalidRequestException",
  "SerializationException",
  "TextSizeLimitExceededException",
  "UnsupportedLanguageException",
  "ValidationException",
]);

/** By name, because AWS's JSON protocol answers most of these with 400. Source: "Common Errors", Comprehend API reference. */
const DENIED = new Set([
  "AccessDeniedException",
  "CredentialsProviderError",
  "ExpiredTokenException",
  "IncompleteSignature",
  "InvalidClientTokenId",
  "InvalidSignatureException",
  "MissingAuthenticationToken",
  "NotAuthorized",
  "OptInRequired",
  "SubscriptionRequiredException",
  "UnrecognizedClientException",
]);

/** Name of an error, or its code where the name says nothing (`ECONNREFUSED`). Never the message: it may quote the text. */
export const errorName = (error: unknown): string => {
  if (!(error instanceof Error)) return "unknown error";
  if (error.name === "Error" && "code" in error && typeof error.code === "string") return error.code;
  return error.name;
};

export const errorKind = (error: unknown): ErrorKind => {
  const name = errorName(error);
  if (REFUSED.has(name)) return "refused";
  return DENIED.has(name) ? "denied" : "trouble";
};

const VERDICTS = { refused: "answered", denied: "fatal", trouble: "failure" } as const satisfies Record<
  ErrorKind,
  Verdict
>;

/** What an error says about the service as a whole. */
export const verdictOn = (error: unknown): Verdict => VERDICTS[errorKind(error)];

import type * as z from "zod";
import type { Scope } from "../domain/api-key.ts";
import type { ErrorCode } from "../domain/errors.ts";

/** The deployed functions that answer requests; a folder each in `functions/`. */
export type EndpointFunction =
  | "collect"
  | "journey"
  | "admin"
  | "survey"
  | "feed"
  | "moderate"
  | "invite"
  | "customer"
  | "dashboard";

/** What a body may be sent as. NDJSON is read as its lines, each for the operation to parse; plain text is JSON without a preflight. */
export type BodyType = "application/json" | "application/x-ndjson" | "text/plain";

/** How often a route may be called over all callers; API Gateway answers 429 beyond it. */
export type Throttle = { readonly perSecond: number; readonly burst: number };

/**
 * One operation of the API, written once: the handler, the routes on AWS and on this machine, OpenAPI and the fuzz
 * tests are all read from it.
 */
export type Operation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly tag:
    | "responses"
    | "journey"
    | "store"
    | "touchpoints"
    | "surveys"
    | "orders"
    | "customers"
    | "embedding"
    | "testimonials"
    | "keys"
    | "operator";
  /** A caller needs one of these. `receipt`: or the receipt of the very response. */
  readonly scopes: readonly (Scope | "receipt")[];
  /** `query`: for a publishable key in the address as `key`, and no other. Else a key comes in the header. */
  readonly keyIn?: "query";
  /** An object of `path`, `query`, `headers` (lower case) and `body`, as far as the operation takes them. */
  readonly input: Input;
  readonly status: 200 | 201 | 202 | 204;
  /** Of a PNG, its bytes as base64. */
  readonly output: Output;
  /** What the body is sent as; JSON unless it says otherwise. */
  readonly consumes?: BodyType;
  readonly produces?: "application/json" | "application/x-ndjson" | "image/svg+xml" | "image/png" | "text/javascript";
  /** Seconds that anybody may keep the answer; without it nobody may. */
  readonly cacheSeconds?: number;
  /** Refusals beyond those that any operation can give (`COMMON_ERRORS`). */
  readonly errors: readonly ErrorCode[];
  readonly function: EndpointFunction;
  readonly throttle: Throttle;
};

/** Every operation may refuse with these. */
export const COMMON_ERRORS: readonly ErrorCode[] = [
  "invalid_input",
  "unauthorized",
  "forbidden",
  "rate_limited",
  "internal",
  "unavailable",
];
/** And those that take a body with these. */
export const BODY_ERRORS: readonly ErrorCode[] = ["too_large", "unsupported_media_type"];

/** Largest body that we read, in bytes. */
export const MAX_BODY_BYTES = 64 * 1024;

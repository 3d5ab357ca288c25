import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { type BodyType, MAX_BODY_BYTES } from "../../shared/contract/operation.ts";
import { AppError, invalidInput } from "../../shared/domain/errors.ts";

/** Deepest nesting, most names and most elements of a body: checked before any schema looks at it. */
const MAX_DEPTH = 12;
const MAX_NAMES = 200;
const MAX_ELEMENTS = 200;

/** What an operation may read of a request. Header names are in lower case. */
export type RequestParts = {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

const defined = (values: Readonly<Record<string, string | undefined>> | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(values ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined));

const refuseShape = (value: unknown, path: string, depth: number): void => {
  if (value === null || typeof value !== "object") return;
  if (depth > MAX_DEPTH) throw invalidInput("body", `is nested more than ${MAX_DEPTH} deep`);
  if (Array.isArray(value)) {
    if (value.length > MAX_ELEMENTS) throw invalidInput(path, `has more than ${MAX_ELEMENTS} elements`);
    for (const [index, element] of value.entries()) refuseShape(element, `${path}.${index}`, depth + 1);
    return;
  }
  const names = Object.keys(value);
  if (names.length > MAX_NAMES) throw invalidInput(path, `has more than ${MAX_NAMES} names`);
  for (const name of names) {
    if (name === "__proto__" || name === "constructor" || name === "prototype") {
      throw invalidInput(`${path}.${name}`, "is not a name that may be used");
    }
    refuseShape((value as Record<string, unknown>)[name], `${path}.${name}`, depth + 1);
  }
};

const readText = (event: APIGatewayProxyEventV2): string => {
  const bytes = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8");
  if (bytes.length > MAX_BODY_BYTES) {
    throw new AppError("too_large", `The body is larger than ${MAX_BODY_BYTES} bytes.`, {
      issues: [{ path: "body", message: `is larger than ${MAX_BODY_BYTES} bytes` }],
    });
  }
  // Some programs of Windows begin a file with this mark; it is no part of the text.
  if (!event.isBase64Encoded) return (event.body ?? "").replace(/^\ufeff/, "");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw invalidInput("body", "is not valid UTF-8", cause);
  }
};

const readJson = (text: string): unknown => {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw invalidInput("body", text === "" ? "is missing" : "is not JSON", cause);
  }
  refuseShape(body, "body", 1);
  return body;
};

/** Lines as they are, but for empty ones: one that is wrong must not spoil the others. */
const readLines = (text: string): unknown => text.split(/\r?\n/).filter((line) => line.trim() !== "");

const READERS: Readonly<Record<BodyType, (text: string) => unknown>> = {
  "application/json": readJson,
  "application/x-ndjson": readLines,
  "text/plain": readJson,
};

/** A charset whose texts are UTF-8 too. */
const UTF_8 = /^charset="?(?:utf-?8|us-ascii)"?$/;

/** A body as text, if it was sent as what it is expected to be. @throws AppError */
export const bodyText = (
  event: APIGatewayProxyEventV2,
  headers: Readonly<Record<string, string>>,
  expected: BodyType | "application/x-www-form-urlencoded",
): string => {
  const encoding = headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") {
    throw new AppError("unsupported_media_type", "Send the body as it is, without compression.", {
      issues: [{ path: "header.content-encoding", message: `${encoding} is not taken` }],
    });
  }
  const [type, ...parameters] = (headers["content-type"] ?? "").split(";").map((part) => part.trim().toLowerCase());
  if (type !== expected) {
    throw new AppError("unsupported_media_type", `Send the body as ${expected}.`, {
      issues: [{ path: "header.content-type", message: `must be ${expected}` }],
    });
  }
  if (parameters.some((parameter) => parameter.startsWith("charset=") && !UTF_8.test(parameter))) {
    throw new AppError("unsupported_media_type", "Send the body in UTF-8.", {
      issues: [{ path: "header.content-type", message: "the charset must be utf-8" }],
    });
  }
  return readText(event);
};

/** Headers of a request; API Gateway gives their names in lower case. */
export const headersOf = (event: APIGatewayProxyEventV2): Record<string, string> => defined(event.headers);

/** Read what a request says, within limits. @throws AppError naming the part that is wrong. */
export const readRequest = (
  event: APIGatewayProxyEventV2,
  options: { readonly body: BodyType | undefined },
): RequestParts => {
  const headers = headersOf(event);
  return {
    path: defined(event.pathParameters),
    query: defined(event.queryStringParameters),
    headers,
    ...(options.body !== undefined && { body: READERS[options.body](bodyText(event, headers, options.body)) }),
  };
};

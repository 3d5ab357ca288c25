import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import type * as z from "zod";
import { isTransient } from "../../shared/adapters/dynamo/transient.ts";
import type { Operation } from "../../shared/contract/operation.ts";
import { AppError, ERROR_STATUS } from "../../shared/domain/errors.ts";
import { errorFields, type Log } from "../log.ts";
import { authenticate, type Caller, type FindKey } from "./authenticate.ts";
import { parseInput } from "./parse-input.ts";
import { headersOf, type RequestParts, readRequest } from "./read-request.ts";

export type EndpointNeeds = { readonly findKey: FindKey; readonly log: Log; readonly now: () => Date };

export type EndpointHandler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** Headers of every answer: nothing of ours is kept, sniffed, framed or told to others. */
const COMMON_HEADERS = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

const PAGE_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

const answer = (operation: Operation, output: unknown): APIGatewayProxyStructuredResultV2 => {
  if (operation.status === 204) return { statusCode: 204, headers: COMMON_HEADERS };
  const isPage = operation.produces === "text/html";
  return {
    statusCode: operation.status,
    headers: { ...COMMON_HEADERS, ...(isPage ? PAGE_HEADERS : { "content-type": "application/json; charset=utf-8" }) },
    body: isPage ? String(output) : JSON.stringify(output),
  };
};

const refusal = (error: unknown): AppError =>
  error instanceof AppError
    ? error
    : isTransient(error)
      ? new AppError("unavailable", "Try again in a moment.", { cause: error })
      : new AppError("internal", "Something went wrong on our side.", { cause: error });

const refusalAnswer = (
  operation: Operation,
  error: AppError,
  requestId: string,
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: ERROR_STATUS[error.code],
  headers: {
    ...COMMON_HEADERS,
    "content-type": "application/json; charset=utf-8",
    ...(error.code === "unavailable" && { "retry-after": "1" }),
    ...(error.code === "unauthorized" && {
      "www-authenticate":
        operation.produces === "text/html" ? 'Basic realm="Viaggio: your secret key is the password"' : "Bearer",
    }),
  },
  body: JSON.stringify({
    error: {
      code: error.code,
      message: error.message,
      ...(error.issues.length > 0 && { issues: error.issues }),
      requestId,
    },
  }),
});

/** One line a request: what was asked and how it ended, never what was in it. */
const requestLog = (
  operation: Operation,
  needs: EndpointNeeds,
): middy.MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> => {
  const startedAt = new WeakMap<object, number>();
  return {
    before: ({ event }) => {
      startedAt.set(event, performance.now());
    },
    after: ({ event, response }) => {
      const status = response?.statusCode ?? 200;
      needs.log(status >= 500 ? "error" : "info", "request", {
        operation: operation.id,
        status,
        ms: Math.round(performance.now() - (startedAt.get(event) ?? 0)),
        requestId: event.requestContext.requestId,
      });
    },
    onError: ({ event, error }) => {
      const { code, cause } = refusal(error);
      const ours = code === "internal" || code === "unavailable";
      needs.log(ours ? "error" : "info", "request", {
        operation: operation.id,
        status: ERROR_STATUS[code],
        code,
        ms: Math.round(performance.now() - (startedAt.get(event) ?? 0)),
        requestId: event.requestContext.requestId,
        ...(ours && errorFields(cause)),
      });
    },
  };
};

const errorAnswer = (
  operation: Operation,
): middy.MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> => ({
  onError: (request) => {
    request.response = refusalAnswer(operation, refusal(request.error), request.event.requestContext.requestId);
  },
});

/** The handler of an operation: who calls, what they ask, the answer; every refusal in one shape. */
export const endpoint = <Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  needs: EndpointNeeds,
  run: (input: z.output<Input>, caller: Caller, request: RequestParts) => Promise<z.input<Output>>,
): EndpointHandler => {
  const takesBody = operation.method !== "GET" && operation.method !== "DELETE";
  const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(errorAnswer(operation))
    .use(requestLog(operation, needs))
    .handler(async (event) => {
      const caller = await authenticate(headersOf(event), operation.scopes, needs.findKey);
      const request = readRequest(event, { body: takesBody });
      const input = parseInput(operation.input, request);
      return answer(operation, operation.output.parse(await run(input, caller, request)));
    });
  return (event, context) => handler(event, context);
};

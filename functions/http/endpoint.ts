import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import type * as z from "zod";
import { isTransient } from "../../shared/adapters/dynamo/transient.ts";
import type { Operation } from "../../shared/contract/operation.ts";
import { AppError, ERROR_STATUS } from "../../shared/domain/errors.ts";
import { errorFields, type Log } from "../log.ts";
import { authenticate, authenticateByQuery, type Caller, type FindKey } from "./authenticate.ts";
import { parseInput } from "./parse-input.ts";
import { headersOf, type RequestParts, readRequest } from "./read-request.ts";

export type EndpointNeeds = { readonly findKey: FindKey; readonly log: Log; readonly now: () => Date };

export type EndpointHandler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** Headers of every answer: nothing of ours is kept, sniffed, framed or told to others. */
export const COMMON_HEADERS = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

const jsonBody = (value: unknown) => ({
  headers: { ...COMMON_HEADERS, "content-type": "application/json; charset=utf-8" },
  body: JSON.stringify(value),
});

/** An answer as data: a list whose operation says so goes out a line an element, a picture or a script as what it is. */
const dataBody = ({ produces }: Operation, output: unknown) => {
  if (produces === "text/javascript") {
    return { headers: { ...COMMON_HEADERS, "content-type": `${produces}; charset=utf-8` }, body: String(output) };
  }
  if (produces === "image/svg+xml" || produces === "image/png") {
    return {
      headers: { ...COMMON_HEADERS, "content-type": produces },
      body: String(output),
      isBase64Encoded: produces === "image/png",
    };
  }
  return produces === "application/x-ndjson" && Array.isArray(output)
    ? {
        headers: { ...COMMON_HEADERS, "content-type": "application/x-ndjson; charset=utf-8" },
        body: output.map((line) => `${JSON.stringify(line)}\n`).join(""),
      }
    : jsonBody(output);
};

const answer = (operation: Operation, output: unknown): APIGatewayProxyStructuredResultV2 => {
  if (operation.status === 204) return { statusCode: 204, headers: COMMON_HEADERS };
  const { headers, ...body } = dataBody(operation, output);
  const { cacheSeconds } = operation;
  const cache = cacheSeconds !== undefined && { "cache-control": `public, max-age=${cacheSeconds}`, vary: "origin" };
  return { statusCode: operation.status, headers: { ...headers, ...cache }, ...body };
};

/** What a caller is told of anything thrown. */
export const refusalOf = (error: unknown): AppError =>
  error instanceof AppError
    ? error
    : isTransient(error)
      ? new AppError("unavailable", "Try again in a moment.", { cause: error })
      : new AppError("internal", "Something went wrong on our side.", { cause: error });

/** A refusal as it is answered. */
export const refusalAnswer = (error: AppError, event: APIGatewayProxyEventV2): APIGatewayProxyStructuredResultV2 => {
  const { requestId } = event.requestContext;
  const { code, message, issues } = error;
  const { headers, body } = jsonBody({
    error: { code, message, ...(issues.length > 0 && { issues }), requestId },
  });
  return {
    statusCode: ERROR_STATUS[code],
    headers: {
      ...headers,
      ...(code === "unavailable" && { "retry-after": "1" }),
      ...(code === "unauthorized" && { "www-authenticate": "Bearer" }),
    },
    body,
  };
};

/** One line a request: what was asked and how it ended, never what was in it. */
export const requestLog = (
  operation: Pick<Operation, "id">,
  needs: Pick<EndpointNeeds, "log">,
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
      const { code, cause } = refusalOf(error);
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

/** Every refusal, outage and bug as an answer, in one shape. */
export const errorAnswer: middy.MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> = {
  onError: (request) => {
    request.response = refusalAnswer(refusalOf(request.error), request.event);
  },
};

const callerOf = (event: APIGatewayProxyEventV2, { scopes, keyIn }: Operation, findKey: FindKey): Promise<Caller> =>
  keyIn === "query"
    ? authenticateByQuery(
        event.queryStringParameters?.key,
        scopes.filter((scope) => scope !== "receipt"),
        findKey,
      )
    : authenticate(headersOf(event), scopes, findKey);

/** The handler of an operation: who calls, what they ask, the answer; every refusal in one shape. */
export const endpoint = <Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  needs: EndpointNeeds,
  run: (input: z.output<Input>, caller: Caller, request: RequestParts) => Promise<z.input<Output>>,
): EndpointHandler => {
  const takesBody = operation.method !== "GET" && operation.method !== "DELETE";
  const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(errorAnswer)
    .use(requestLog(operation, needs))
    .handler(async (event) => {
      const caller = await callerOf(event, operation, needs.findKey);
      const request = readRequest(event, { body: takesBody ? (operation.consumes ?? "application/json") : undefined });
      const input = parseInput(operation.input, request);
      return answer(operation, operation.output.parse(await run(input, caller, request)));
    });
  return (event, context) => handler(event, context);
};

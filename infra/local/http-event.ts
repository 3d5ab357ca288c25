import { isUtf8 } from "node:buffer";
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import type { Route } from "./http-routes.ts";
import type { Target } from "./http-target.ts";

/** Repeated values are joined with a comma, as API Gateway does. */
const joined = (pairs: Iterable<readonly [string, string]>): Record<string, string> => {
  const values = new Map<string, string>();
  for (const [name, value] of pairs) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before},${value}`);
  }
  // Not by assignment: a name such as __proto__ must become a property like any other.
  return Object.fromEntries(values);
};

function* headerPairs({ rawHeaders }: IncomingMessage): Generator<readonly [string, string]> {
  for (let n = 0; n < rawHeaders.length; n += 2) {
    const name = (rawHeaders[n] ?? "").toLowerCase();
    if (name !== "cookie") yield [name, rawHeaders[n + 1] ?? ""];
  }
}

const cookiesOf = ({ headers }: IncomingMessage): string[] =>
  headers.cookie === undefined ? [] : headers.cookie.split(";").map((cookie) => cookie.trim());

/** `22/Nov/2026:01:48:07 +0000`, the access-log form. */
const accessLogTime = (time: Date): string => {
  const [, day, month, year, clock] = time.toUTCString().split(" ");
  return `${day}/${month}/${year}:${clock} +0000`;
};

/** The event of payload format 2.0. Text bodies come as they are, others as base64; GET without a body has none. */
export const httpEvent = (
  request: IncomingMessage,
  target: Target,
  route: Route,
  parameters: Readonly<Record<string, string>>,
  body: Buffer,
): APIGatewayProxyEventV2 => {
  const method = request.method ?? "";
  const routeKey = `${route.method} ${route.path}`;
  const headers = joined(headerPairs(request));
  const cookies = cookiesOf(request);
  const now = new Date();
  const isText = isUtf8(body);
  return {
    version: "2.0",
    routeKey,
    rawPath: target.rawPath,
    rawQueryString: target.rawQueryString,
    ...(cookies.length > 0 && { cookies }),
    headers,
    ...(target.rawQueryString !== "" && {
      queryStringParameters: joined(new URLSearchParams(target.rawQueryString)),
    }),
    ...(Object.keys(parameters).length > 0 && { pathParameters: { ...parameters } }),
    requestContext: {
      accountId: "local",
      apiId: "local",
      domainName: headers.host ?? "",
      domainPrefix: "local",
      http: {
        method,
        path: target.rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: (request.socket.remoteAddress ?? "").replace(/^::ffff:/, ""),
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: randomUUID(),
      routeKey,
      stage: "$default",
      time: accessLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 && { body: body.toString(isText ? "utf8" : "base64") }),
    isBase64Encoded: !isText,
  };
};

const noCallback = () => {
  throw new Error("Handlers answer with a promise here.");
};

/** What Lambda tells a handler about its invocation. */
export const lambdaContext = (event: APIGatewayProxyEventV2, timeoutMs: number): Context => ({
  callbackWaitsForEmptyEventLoop: false,
  functionName: event.routeKey,
  functionVersion: "$LATEST",
  invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${event.routeKey}`,
  memoryLimitInMB: "512",
  awsRequestId: event.requestContext.requestId,
  logGroupName: "local",
  logStreamName: "local",
  getRemainingTimeInMillis: () => Math.max(0, event.requestContext.timeEpoch + timeoutMs - Date.now()),
  done: noCallback,
  fail: noCallback,
  succeed: noCallback,
});

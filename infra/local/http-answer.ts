import type { IncomingMessage, ServerResponse } from "node:http";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { ERROR_STATUS, type ErrorCode } from "../../shared/domain/errors.ts";

type Headers = Readonly<Record<string, string>>;

/** How long what is still being sent is thrown away after a refusal, so that the client comes to read it. */
const DISCARD_MS = 500;

const mayHaveBody = (status: number) => status >= 200 && status !== 204 && status !== 304;

/** Sends a handler's result. CORS is the server's, so a handler's own CORS headers are left out, as by API Gateway. */
export const sendResult = (
  request: IncomingMessage,
  response: ServerResponse,
  result: APIGatewayProxyStructuredResultV2,
  cors: Headers,
): void => {
  const status = result.statusCode ?? 200;
  const body = Buffer.from(result.body ?? "", result.isBase64Encoded ? "base64" : "utf8");
  for (const [name, value] of Object.entries(result.headers ?? {})) {
    if (!/^(access-control-|content-length$|connection$|transfer-encoding$)/i.test(name)) {
      response.setHeader(name, String(value));
    }
  }
  for (const [name, value] of Object.entries(cors)) response.setHeader(name, value);
  if (result.cookies?.length) response.setHeader("set-cookie", result.cookies);
  if (mayHaveBody(status)) response.setHeader("content-length", body.length);
  response.writeHead(status);
  response.end(mayHaveBody(status) && request.method !== "HEAD" ? body : undefined);
};

/** Sends a refusal of the server's own, in the form of the contract's errors. */
export const sendRefusal = (
  request: IncomingMessage,
  response: ServerResponse,
  code: ErrorCode,
  message: string,
  headers: Headers,
): void => {
  const body = JSON.stringify({ error: { code, message } });
  response.writeHead(ERROR_STATUS[code], {
    ...headers,
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
  });
  response.end(request.method === "HEAD" ? undefined : body);
};

/**
 * Refuses a body that is larger than `maxBytes` and ends the connection, since what follows in it is that body. Closing
 * with data unread would reset it and could take the answer along, so for a moment what comes is thrown away.
 */
export const refuseTooLarge = (
  request: IncomingMessage,
  response: ServerResponse,
  maxBytes: number,
  headers: Headers,
): void => {
  const body = JSON.stringify({ error: { code: "too_large", message: `The body is larger than ${maxBytes} bytes.` } });
  response.writeHead(ERROR_STATUS.too_large, {
    ...headers,
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    connection: "close",
  });
  response.write(body);
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, DISCARD_MS);
  request.once("end", end).once("close", end).resume();
};

import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { ErrorCode } from "../../shared/domain/errors.ts";
import { refuseTooLarge, sendRefusal, sendResult } from "./http-answer.ts";
import { ClientGone, readBody } from "./http-body.ts";
import { httpEvent, lambdaContext } from "./http-event.ts";
import { type Route, routeTable } from "./http-routes.ts";
import { readTarget } from "./http-target.ts";

/** Cross-origin rules of the whole API, as an HTTP API has them. */
export type Cors = {
  /** `["*"]`, or exact origins. */
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly maxAgeSeconds: number;
};

/** A file or page that is the same for everybody; answers GET and HEAD. */
export type StaticRoute = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
};

export type HttpOptions = {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  readonly routes: readonly Route[];
  readonly staticRoutes?: readonly StaticRoute[];
  /** What the server reads at most; handlers have smaller limits of their own. */
  readonly maxBodyBytes?: number;
  /** Host names that may be asked for, beside those of loopback. */
  readonly allowedHosts?: readonly string[];
  readonly cors: Cors;
  /** Told of what went wrong here: a handler that threw or did not end. */
  readonly log?: (message: string, error?: unknown) => void;
  readonly timeouts?: Partial<typeof TIMEOUTS>;
};

export type HttpServer = {
  readonly url: string;
  /** Accepts no more, lets requests in hand finish, and closes what is left after a second. */
  readonly close: () => Promise<void>;
};

/** Source: API Gateway quotas, payload size. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;
const TIMEOUTS = {
  /** For the headers to arrive. */
  headersMs: 10_000,
  /** For the whole request to arrive. */
  requestMs: 30_000,
  /** For a handler to answer; under API Gateway's 30 s. */
  handlerMs: 29_000,
};
const CLOSE_WITHIN_MS = 1_000;
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** `Localhost:3000` → `localhost`; an IPv6 address keeps its brackets. */
const hostName = (host: string): string => host.replace(/:\d+$/, "").toLowerCase();

const corsRules = (cors: Cors) => {
  const anyone = cors.allowOrigins.includes("*");
  const preflight = {
    "access-control-allow-methods": cors.allowMethods.join(","),
    "access-control-allow-headers": cors.allowHeaders.join(","),
    "access-control-max-age": String(cors.maxAgeSeconds),
  };
  const headersFor = (origin: string | undefined): Record<string, string> => {
    if (origin === undefined) return {};
    if (anyone) return { "access-control-allow-origin": "*" };
    const vary = { vary: "origin" };
    return cors.allowOrigins.includes(origin) ? { "access-control-allow-origin": origin, ...vary } : vary;
  };
  return { headersFor, preflight };
};

const staticRoute = ({ path, headers, body }: StaticRoute): Route => {
  const result: APIGatewayProxyStructuredResultV2 = {
    statusCode: 200,
    headers,
    body: Buffer.from(body).toString("base64"),
    isBase64Encoded: true,
  };
  return { method: "GET", path, handler: async () => result };
};

const listen = async (server: Server, port: number, host: string): Promise<string> => {
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
      throw new Error(
        `Port ${port} is already in use: stop the program that has it, or choose another with VIAGGIO_PORT.`,
      );
    }
    throw error;
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A TCP server has no port.");
  return `http://${address.family === "IPv6" ? `[${address.address}]` : address.address}:${address.port}`;
};

/**
 * Serves Lambda handlers as an HTTP API of API Gateway does, payload format 2.0. It differs where a person at a laptop gains:
 * 405 with `allow` for a path that has other methods, HEAD wherever there is a GET, and only requests for a host of ours,
 * so that no web page can reach this server by a name that it had pointed at 127.0.0.1.
 * @throws when the port is taken, saying which
 */
export const startHttp = async (options: HttpOptions): Promise<HttpServer> => {
  const { port, host = "127.0.0.1", maxBodyBytes = MAX_BODY_BYTES, log = console.error } = options;
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const allowedHosts = new Set([...LOOPBACK, ...(options.allowedHosts ?? [])].map(hostName));
  const match = routeTable([...options.routes, ...(options.staticRoutes ?? []).map(staticRoute)]);
  const { headersFor, preflight } = corsRules(options.cors);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = "", headers } = request;
    const cors = headersFor(headers.origin);
    const refuse = (code: ErrorCode, message: string, more: Record<string, string> = {}) =>
      sendRefusal(request, response, code, message, { ...cors, ...more });

    if (!allowedHosts.has(hostName(headers.host ?? ""))) {
      return refuse("forbidden", "This server does not answer for that host name.");
    }
    if (method === "OPTIONS" && headers.origin && headers["access-control-request-method"]) {
      return sendResult(request, response, { statusCode: 204 }, { ...cors, ...preflight });
    }
    const target = readTarget(request.url ?? "");
    if (!target) return refuse("invalid_input", "The path is not valid.");
    const found = match(method, target.segments);
    if (found.outcome === "unknown path") return refuse("not_found", "There is nothing at this path.");
    if (found.outcome === "wrong method") {
      const allow = found.allow.join(", ");
      return refuse("method_not_allowed", `This path takes ${allow}.`, { allow });
    }
    const body = await readBody(request, response, maxBodyBytes);
    if (!body) return refuseTooLarge(request, response, maxBodyBytes, cors);

    const event = httpEvent(request, target, found.route, found.parameters, body);
    const timer = setTimeout(() => {
      if (response.headersSent) return;
      log(`${event.routeKey} did not answer within ${timeouts.handlerMs} ms.`);
      refuse("unavailable", "This took too long. Try again in a moment.");
    }, timeouts.handlerMs);
    try {
      const result = await found.route.handler(event, lambdaContext(event, timeouts.handlerMs));
      if (!response.headersSent) sendResult(request, response, result, cors);
    } catch (error) {
      log(`${event.routeKey} failed.`, error);
      if (response.headersSent) return;
      for (const name of response.getHeaderNames()) response.removeHeader(name);
      refuse("internal", "Something went wrong on our side.");
    } finally {
      clearTimeout(timer);
    }
  };

  const serve = (request: IncomingMessage, response: ServerResponse) => {
    // While closing, each connection ends with its answer.
    if (!server.listening) response.shouldKeepAlive = false;
    answer(request, response).catch((error) => {
      if (!(error instanceof ClientGone)) log("A request could not be answered.", error);
      response.destroy();
    });
  };
  const server = createServer(
    {
      headersTimeout: timeouts.headersMs,
      requestTimeout: timeouts.requestMs,
      connectionsCheckingInterval: Math.min(1_000, timeouts.headersMs, timeouts.requestMs),
      keepAliveTimeout: 5_000,
    },
    serve,
  );
  // Without this Node asks for the body of "Expect: 100-continue" before we know whether we want it.
  server.on("checkContinue", serve);
  const url = await listen(server, port, host);

  const close = async () => {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    // A connection that was busy at first is idle, and still open, once it has its answer.
    const sweep = setInterval(() => server.closeIdleConnections(), 10);
    const deadline = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS);
    await closed;
    clearInterval(sweep);
    clearTimeout(deadline);
  };
  return { url, close };
};

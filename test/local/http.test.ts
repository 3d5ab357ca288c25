import { once } from "node:events";
import { Agent, type IncomingHttpHeaders, request as sendRequest } from "node:http";
import { connect } from "node:net";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import { describe, expect, it, onTestFinished } from "vitest";
import { type HttpOptions, startHttp } from "../../infra/local/http.ts";

const cors = {
  allowOrigins: ["*"],
  allowMethods: ["GET", "POST"],
  allowHeaders: ["content-type", "idempotency-key"],
  maxAgeSeconds: 600,
};

const aServer = async (options: Partial<HttpOptions> = {}) => {
  const events: APIGatewayProxyEventV2[] = [];
  const contexts: Context[] = [];
  const log: string[] = [];
  const keep = async (event: APIGatewayProxyEventV2, context: Context): Promise<APIGatewayProxyStructuredResultV2> => {
    events.push(event);
    contexts.push(context);
    return { statusCode: 202, headers: { "content-type": "text/plain" }, body: "kept" };
  };
  const server = await startHttp({
    port: 0,
    cors,
    log: (message) => log.push(message),
    routes: [
      { method: "GET", path: "/things", handler: keep },
      { method: "POST", path: "/things", handler: keep },
      { method: "GET", path: "/things/{id}", handler: keep },
      { method: "DELETE", path: "/things/{thing}", handler: keep },
      { method: "GET", path: "/things/newest", handler: keep },
      { method: "GET", path: "/stores/{store}/things/{id}", handler: keep },
    ],
    ...options,
  });
  onTestFinished(server.close);
  return { ...server, port: Number(new URL(server.url).port), events, contexts, log };
};
const answering = (handler: HttpOptions["routes"][number]["handler"], options: Partial<HttpOptions> = {}) =>
  aServer({
    routes: [
      { method: "GET", path: "/", handler },
      { method: "POST", path: "/", handler },
    ],
    ...options,
  });

type Answer = { status: number; headers: IncomingHttpHeaders; text: string };
type Ask = {
  method?: string;
  path?: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
  agent?: Agent;
};

/** node:http rather than fetch, which would not let us send a host, HEAD with care, or a bad path. */
const ask = (port: number, { body, agent, path = "/", ...options }: Ask = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = sendRequest({ port, host: "127.0.0.1", path, agent: agent ?? false, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.on("error", reject);
    request.end(body);
  });

/** Bytes out, everything that comes back until the other side closes. */
const talk = async (port: number, ...parts: readonly (string | Buffer)[]): Promise<string> => {
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.on("data", (chunk) => {
    heard += chunk;
  });
  socket.on("error", () => {});
  await once(socket, "connect");
  for (const part of parts) {
    socket.write(part);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await once(socket, "close");
  return heard;
};

describe("the event", () => {
  it("is API Gateway's payload 2.0", async () => {
    const { port, events, contexts } = await aServer();
    await ask(port, {
      path: "/stores/shop%20one/things/a%2Fb?x=1&x=2&y=%C3%A8+e&__proto__=z",
      headers: {
        Accept: ["text/html", "text/plain"],
        "X-Twice": ["1", "2"],
        Cookie: "a=1; b=2",
        "User-Agent": "test",
      },
    });
    expect(events).toEqual([
      {
        version: "2.0",
        routeKey: "GET /stores/{store}/things/{id}",
        rawPath: "/stores/shop one/things/a/b",
        rawQueryString: "x=1&x=2&y=%C3%A8+e&__proto__=z",
        cookies: ["a=1", "b=2"],
        headers: expect.objectContaining({
          accept: "text/html,text/plain",
          "x-twice": "1,2",
          "user-agent": "test",
          host: `127.0.0.1:${port}`,
        }),
        queryStringParameters: Object.fromEntries([
          ["x", "1,2"],
          ["y", "è e"],
          ["__proto__", "z"],
        ]),
        pathParameters: { store: "shop one", id: "a/b" },
        requestContext: {
          accountId: "local",
          apiId: "local",
          domainName: `127.0.0.1:${port}`,
          domainPrefix: "local",
          http: {
            method: "GET",
            path: "/stores/shop one/things/a/b",
            protocol: "HTTP/1.1",
            sourceIp: "127.0.0.1",
            userAgent: "test",
          },
          requestId: expect.stringMatching(/^[\da-f-]{36}$/),
          routeKey: "GET /stores/{store}/things/{id}",
          stage: "$default",
          time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
          timeEpoch: expect.any(Number),
        },
        isBase64Encoded: false,
      },
    ]);
    expect(events[0]?.headers).not.toHaveProperty("cookie");
    expect(contexts[0]?.awsRequestId).toBe(events[0]?.requestContext.requestId);
    expect(contexts[0]?.getRemainingTimeInMillis()).toBeGreaterThan(0);
  });

  it.each<[string, Buffer, string, boolean]>([
    ["text as it is", Buffer.from('{"comment":"perché no 🙂"}'), '{"comment":"perché no 🙂"}', false],
    ["bytes that are no UTF-8 as base64", Buffer.from([0xc3, 0x28]), "wyg=", true],
  ])("holds %s", async (_what, body, expected, isBase64Encoded) => {
    const { port, events } = await aServer();
    await ask(port, { method: "POST", path: "/things", body });
    expect(events).toMatchObject([{ body: expected, isBase64Encoded }]);
  });

  it("holds a body that came in chunks, cut within a character", async () => {
    const { port, events } = await aServer();
    const [one, two] = [Buffer.from("perché").subarray(0, 6), Buffer.from("perché").subarray(6)];
    const head = "POST /things HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
    const heard = await talk(port, head, "6\r\n", one, "\r\n1\r\n", two, "\r\n0\r\n\r\n");
    expect(heard).toContain("202 Accepted");
    expect(events).toMatchObject([{ body: "perché", isBase64Encoded: false }]);
  });

  it("has no body where there was none", async () => {
    const { port, events } = await aServer();
    await ask(port, { method: "POST", path: "/things" });
    expect(events[0]).not.toHaveProperty("body");
  });
});

describe("routing", () => {
  it.each([
    ["GET", "/things", 202],
    ["GET", "/things?x", 202],
    ["GET", "/things/1", 202],
    ["DELETE", "/things/1", 202],
    ["GET", "http://localhost/things", 202],
    ["HEAD", "/things/1", 202],
    ["GET", "/", 404],
    ["GET", "/things/", 404],
    ["GET", "//things", 404],
    ["GET", "/things/1/2", 404],
    ["GET", "/constructor", 404],
    ["PUT", "/things/1", 405],
    ["OPTIONS", "/things", 405],
    ["GET", "/things/%", 400],
    ["GET", "/things/%C3%28", 400],
    ["GET", "things", 400],
  ])("answers %s %s with %i", async (method, path, status) => {
    const { port } = await aServer();
    expect((await ask(port, { method, path })).status).toBe(status);
  });

  it("prefers a plain path to one with a parameter, and gives each its own parameter names", async () => {
    const { port, events } = await aServer();
    await ask(port, { path: "/things/newest" });
    await ask(port, { path: "/things/7" });
    await ask(port, { path: "/things/7", method: "DELETE" });
    expect(events.map(({ routeKey, pathParameters }) => [routeKey, pathParameters])).toEqual([
      ["GET /things/newest", undefined],
      ["GET /things/{id}", { id: "7" }],
      ["DELETE /things/{thing}", { thing: "7" }],
    ]);
  });

  it("says in the contract's form what is missing, and which methods a path takes", async () => {
    const { port } = await aServer();
    const missing = await ask(port, { path: "/nothing" });
    expect(JSON.parse(missing.text)).toEqual({
      error: { code: "not_found", message: "There is nothing at this path." },
    });
    expect(missing.headers["content-type"]).toBe("application/json; charset=utf-8");
    const wrong = await ask(port, { method: "PUT", path: "/things/7" });
    expect(wrong.headers.allow).toBe("DELETE, GET, HEAD");
    expect(JSON.parse(wrong.text).error.code).toBe("method_not_allowed");
  });

  it("serves files that are the same for everybody, to HEAD without their body", async () => {
    const file = { path: "/widget.js", headers: { "content-type": "text/javascript" }, body: "export {}" };
    const { port } = await aServer({ staticRoutes: [file] });
    expect(await ask(port, { path: "/widget.js" })).toMatchObject({
      status: 200,
      text: "export {}",
      headers: { "content-type": "text/javascript", "content-length": "9" },
    });
    expect(await ask(port, { path: "/widget.js", method: "HEAD" })).toMatchObject({
      status: 200,
      text: "",
      headers: { "content-length": "9" },
    });
  });

  it.each([
    [[{ path: "/a/{id}" }, { path: "/a/{name}" }], "Two routes are GET /a/{name}"],
    [[{ path: "/a/{rest+}" }], "not understood"],
    [[{ path: "a" }], "does not begin with a slash"],
  ])("refuses routes that it could not serve: %j", async (paths, message) => {
    const routes = paths.map(({ path }) => ({ method: "GET", path, handler: async () => ({}) }));
    await expect(startHttp({ port: 0, cors, routes })).rejects.toThrow(message);
  });
});

describe("the answer", () => {
  it("is the handler's: status, headers, cookies and bytes", async () => {
    const { port } = await answering(async () => ({
      statusCode: 201,
      headers: { "Content-Type": "image/png", "x-count": 2, "x-flag": true },
      cookies: ["a=1; Path=/", "b=2"],
      body: Buffer.from([137, 80]).toString("base64"),
      isBase64Encoded: true,
    }));
    const answer = await ask(port);
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({
      "content-type": "image/png",
      "content-length": "2",
      "x-count": "2",
      "x-flag": "true",
      "set-cookie": ["a=1; Path=/", "b=2"],
    });
  });

  it.each([204, 304])("has neither body nor length with status %i", async (statusCode) => {
    const { port } = await answering(async () => ({ statusCode, body: "not sent" }));
    const { status, text, headers } = await ask(port);
    expect([status, text, headers["content-length"]]).toEqual([statusCode, "", undefined]);
  });

  it.each<[string, () => Promise<APIGatewayProxyStructuredResultV2>]>([
    ["throws", () => Promise.reject(new Error("secret detail"))],
    ["gives a header that cannot be sent", async () => ({ headers: { "x-bad": "a\r\nb" }, body: "x" })],
    ["gives a status that is none", async () => ({ statusCode: 99_999 })],
  ])("is 500 without details when the handler %s, and that is logged once", async (_what, handler) => {
    const { port, log } = await answering(handler);
    const answer = await ask(port);
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.text)).toEqual({
      error: { code: "internal", message: "Something went wrong on our side." },
    });
    expect(log).toEqual(["GET / failed."]);
  });

  it("is 503 when the handler does not end, and what it gives later is left alone", async () => {
    const { promise, resolve } = Promise.withResolvers<APIGatewayProxyStructuredResultV2>();
    const { port, log } = await answering(() => promise, { timeouts: { handlerMs: 20 } });
    expect((await ask(port)).status).toBe(503);
    resolve({ statusCode: 200, body: "too late" });
    await promise;
    expect(log).toEqual(["GET / did not answer within 20 ms."]);
  });
});

describe("cross-origin requests", () => {
  const headers = { Origin: "https://shop.example", "Access-Control-Request-Method": "POST" };

  it("are announced by a preflight, which reaches no handler", async () => {
    const { port, events } = await aServer();
    const answer = await ask(port, { method: "OPTIONS", path: "/things", headers });
    expect(answer.status).toBe(204);
    expect(answer.headers).toMatchObject({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET,POST",
      "access-control-allow-headers": "content-type,idempotency-key",
      "access-control-max-age": "600",
    });
    expect(events).toEqual([]);
  });

  it.each([
    ["/things", 202],
    ["/nothing", 404],
    ["/things/%", 400],
  ])("may read the answer to %s, %i", async (path, status) => {
    const { port } = await aServer();
    const answer = await ask(port, { path, headers: { Origin: "https://shop.example" } });
    expect([answer.status, answer.headers["access-control-allow-origin"]]).toEqual([status, "*"]);
    expect((await ask(port, { path })).headers).not.toHaveProperty("access-control-allow-origin");
  });

  it("are answered for listed origins only, in place of what a handler says", async () => {
    const handler = async () => ({ headers: { "Access-Control-Allow-Origin": "*" } });
    const { port } = await answering(handler, { cors: { ...cors, allowOrigins: ["https://shop.example"] } });
    const listed = await ask(port, { headers: { Origin: "https://shop.example" } });
    expect(listed.headers).toMatchObject({ "access-control-allow-origin": "https://shop.example", vary: "origin" });
    const other = await ask(port, { headers: { Origin: "https://shop.example.evil.test" } });
    expect(other.headers).not.toHaveProperty("access-control-allow-origin");
  });
});

describe("the host", () => {
  it.each([
    ["localhost", 202],
    ["LocalHost:1234", 202],
    ["127.0.0.1", 202],
    ["[::1]:80", 202],
    ["laptop.lan:80", 202],
    ["evil.test", 403],
    ["localhost.evil.test", 403],
    ["127.0.0.1.evil.test:80", 403],
  ])("%j is answered with %i", async (host, status) => {
    const { port } = await aServer({ allowedHosts: ["laptop.lan"] });
    expect((await ask(port, { path: "/things", headers: { Host: host } })).status).toBe(status);
  });
});

describe("a body that is too large", () => {
  const maxBodyBytes = 1_000;

  it.each([1_000, 1_001, 5_000_000])("of %i declared bytes is cut off over 1,000", async (bytes) => {
    const { port, events } = await aServer({ maxBodyBytes });
    const answer = await ask(port, { method: "POST", path: "/things", body: Buffer.alloc(bytes, "a") });
    expect(answer.status).toBe(bytes > maxBodyBytes ? 413 : 202);
    expect(events).toHaveLength(bytes > maxBodyBytes ? 0 : 1);
  });

  it("is refused before it is sent when the client asks first", async () => {
    const { port } = await aServer({ maxBodyBytes });
    const head = "POST /things HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\nExpect: 100-continue\r\n\r\n";
    const heard = await talk(port, head);
    expect(heard).toMatch(/^HTTP\/1.1 413 /);
    expect(heard).toContain('"code":"too_large"');
  });

  it("is asked for when it is small enough", async () => {
    const { port, events } = await aServer({ maxBodyBytes });
    const head =
      "POST /things HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n";
    expect(await talk(port, head, "ok")).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 202 /);
    expect(events).toMatchObject([{ body: "ok" }]);
  });

  it("is refused in the middle when its length was not declared", async () => {
    const { port, events } = await aServer({ maxBodyBytes });
    const chunk = `200\r\n${"a".repeat(512)}\r\n`;
    const head = "POST /things HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
    expect(await talk(port, head, chunk, chunk, chunk)).toMatch(/^HTTP\/1.1 413 /);
    expect(events).toEqual([]);
  });
});

describe("a client that is slow or goes away", () => {
  it("is answered 408 when its headers do not end", async () => {
    const { port } = await aServer({ timeouts: { headersMs: 50, requestMs: 100 } });
    expect(await talk(port, "GET /things HTTP/1.1\r\nHost: local")).toMatch(/^HTTP\/1.1 408 /);
  });

  it("is answered 408 when its body does not end, and no handler sees it", async () => {
    const { port, events, log } = await aServer({ timeouts: { headersMs: 50, requestMs: 100 } });
    const head = "POST /things HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhalf";
    expect(await talk(port, head)).toMatch(/^HTTP\/1.1 408 /);
    expect([events, log]).toEqual([[], []]);
  });

  it("reaches no handler when it goes away within its body, and others are served", async () => {
    const { port, events, log } = await aServer();
    const socket = connect(port, "127.0.0.1");
    socket.write("POST /things HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhalf");
    await once(socket, "connect");
    await ask(port, { path: "/things" });
    socket.destroy();
    await ask(port, { path: "/things" });
    expect(events).toHaveLength(2);
    expect(log).toEqual([]);
  });

  it("is served on 32 connections at once, each answer to its own question", async () => {
    const { port } = await answering(async ({ body = "" }) => {
      await new Promise((resolve) => setTimeout(resolve, Number(body) % 5));
      return { body };
    });
    const agent = new Agent({ keepAlive: true, maxSockets: 32 });
    const numbers = Array.from({ length: 320 }, (_, n) => String(n));
    const answers = await Promise.all(numbers.map((body) => ask(port, { method: "POST", body, agent })));
    agent.destroy();
    expect(answers.map(({ text }) => text)).toEqual(numbers);
  });
});

describe("starting and closing", () => {
  it("names the port and the variable when the port is taken", async () => {
    const { port } = await aServer();
    await expect(startHttp({ port, cors, routes: [] })).rejects.toThrow(
      new RegExp(`Port ${port} is already in use.*VIAGGIO_PORT`),
    );
  });

  it("finishes what is in hand, keeps no connection open and takes no more", async () => {
    const { promise: answered, resolve: answer } = Promise.withResolvers<APIGatewayProxyStructuredResultV2>();
    const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
    const { port, close } = await answering(() => {
      reach();
      return answered;
    });
    const agent = new Agent({ keepAlive: true });
    const asked = ask(port, { agent });
    await reached;
    const closed = close();
    await expect(ask(port)).rejects.toMatchObject({ code: "ECONNREFUSED" });
    answer({ body: "in hand" });
    expect((await asked).text).toBe("in hand");
    await closed;
    await close();
    agent.destroy();
  });

  it("closes although a handler never answers", async () => {
    const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
    const { port, close } = await answering(() => {
      reach();
      return new Promise(() => {});
    });
    const asked = expect(ask(port)).rejects.toThrow();
    await reached;
    await close();
    await asked;
  });
});

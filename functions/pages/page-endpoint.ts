import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { AppError } from "../../shared/domain/errors.ts";
import { encodeBody, encodingFor } from "../http/encode-body.ts";
import { COMMON_HEADERS, type EndpointHandler, refusalOf, requestLog } from "../http/endpoint.ts";
import { headersOf } from "../http/read-request.ts";
import type { Log } from "../log.ts";
import { sourceOf } from "./content-source.ts";
import type { Html } from "./html.ts";

/** What a page's endpoint may answer with. */
export type PageAnswer =
  | {
      readonly status?: number;
      readonly page: Html;
      readonly style: Html;
      /** True where attributes style it too, as in mail, which knows little else. */
      readonly styledByAttributes?: boolean;
      /** True when it loads scripts of ours, which may send to us. */
      readonly scripted?: boolean;
      /** Whole seconds after which it is worth asking again. */
      readonly retryAfterSeconds?: number;
      /** A script inside the page, which is complete without it. */
      readonly script?: Html;
      /** Origins beside our own that its forms may be sent to. */
      readonly formsTo?: readonly string[];
      /** Names this state of the page, for who asks again whether it is still so. */
      readonly etag?: string | undefined;
      /** True where it goes out compressed: not with a secret that stays the same beside what somebody else may have sent. */
      readonly compressed?: boolean;
    }
  /** The page is still what whoever asks has of it. */
  | { readonly notModified: string }
  /** Another page to look at, relative to this one, with GET. */
  | { readonly seeOther: string; readonly cookies?: readonly string[] }
  /** Done, and nothing to look at. */
  | { readonly status: 204 }
  /** A part of a page whose address changes with what is in it, so that it may be kept for good. */
  | { readonly lasting: Uint8Array; readonly type: string }
  /** A file to keep: JSON, unless `type` says otherwise. */
  | { readonly file: string; readonly name: string; readonly type?: string };

/** A page's request: its path, query, headers and, where it was sent, its form. */
export type PageRequest = {
  readonly path: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  /** Path and query as they were asked for. */
  readonly address: string;
  readonly requestId: string;
};

type PageEndpoint = {
  /** Names it in the log. */
  readonly id: string;
  readonly run: (request: PageRequest, event: APIGatewayProxyEventV2) => Promise<PageAnswer>;
  /** A refusal, an outage or a bug as a page. */
  readonly refusal: (error: AppError, request: PageRequest) => PageAnswer;
};

type Policed = {
  readonly style: Html;
  readonly styledByAttributes?: boolean;
  readonly script?: Html;
  readonly scripted?: boolean;
  readonly formsTo?: readonly string[];
};

const policyOf = ({ style, styledByAttributes, script, scripted, formsTo = [] }: Policed): string =>
  [
    "default-src 'none'",
    `style-src ${sourceOf(style)}`,
    ...(styledByAttributes === true ? ["style-src-attr 'unsafe-inline'"] : []),
    ...(scripted === true ? ["script-src 'self'", "connect-src 'self'"] : []),
    ...(script === undefined ? [] : [`script-src ${sourceOf(script)}`]),
    "img-src 'self' data:",
    `form-action ${["'self'", ...formsTo].join(" ")}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

const A_YEAR = "public, max-age=31536000, immutable";

const resultOf = async (
  answer: PageAnswer,
  { headers: asked }: Pick<PageRequest, "headers">,
): Promise<APIGatewayProxyStructuredResultV2> => {
  if ("notModified" in answer) return { statusCode: 304, headers: { ...COMMON_HEADERS, etag: answer.notModified } };
  if ("seeOther" in answer) {
    const { seeOther, cookies } = answer;
    const headers = { ...COMMON_HEADERS, location: seeOther };
    return { statusCode: 303, headers, ...(cookies !== undefined && { cookies: [...cookies] }) };
  }
  if ("lasting" in answer) {
    return {
      statusCode: 200,
      headers: { ...COMMON_HEADERS, "cache-control": A_YEAR, "content-type": answer.type },
      body: Buffer.from(answer.lasting).toString("base64"),
      isBase64Encoded: true,
    };
  }
  if (!("page" in answer || "file" in answer)) return { statusCode: answer.status, headers: COMMON_HEADERS };
  if ("file" in answer) {
    return {
      statusCode: 200,
      headers: {
        ...COMMON_HEADERS,
        "content-type": answer.type ?? "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="${answer.name}"`,
      },
      body: answer.file,
    };
  }
  const page = String(answer.page);
  const wanted = answer.compressed === true ? encodingFor(asked["accept-encoding"]) : "identity";
  const { body, encoding } = wanted === "identity" ? { body: page, encoding: wanted } : await encodeBody(page, wanted);
  return {
    statusCode: answer.status ?? 200,
    headers: {
      ...COMMON_HEADERS,
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policyOf(answer),
      ...(answer.etag !== undefined && { etag: answer.etag }),
      ...(answer.compressed === true && { vary: "accept-encoding" }),
      ...(encoding !== "identity" && { "content-encoding": encoding }),
      ...(answer.retryAfterSeconds !== undefined && { "retry-after": String(answer.retryAfterSeconds) }),
    },
    ...(encoding === "identity" ? { body: body.toString() } : { body: body.toString("base64"), isBase64Encoded: true }),
  };
};

const requestOf = (event: APIGatewayProxyEventV2): PageRequest => ({
  path: event.pathParameters ?? {},
  query: event.queryStringParameters ?? {},
  headers: headersOf(event),
  cookies: event.cookies ?? [],
  address: event.rawQueryString === "" ? event.rawPath : `${event.rawPath}?${event.rawQueryString}`,
  requestId: event.requestContext.requestId,
});

/** The handler of a page, which sees to its own sign-in. Every refusal is a page too. */
export const pageEndpoint = ({ id, run, refusal }: PageEndpoint, needs: { readonly log: Log }): EndpointHandler => {
  const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use({
      onError: async (request) => {
        const asked = requestOf(request.event);
        request.response = await resultOf(refusal(refusalOf(request.error), asked), asked);
      },
    })
    .use(requestLog({ id }, needs))
    .handler(async (event) => {
      const request = requestOf(event);
      return resultOf(await run(request, event), request);
    });
  return (event, context) => handler(event, context);
};

import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { AppError } from "../../shared/domain/errors.ts";
import { COMMON_HEADERS, type EndpointHandler, refusalOf, requestLog, SIGN_IN } from "../http/endpoint.ts";
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
      /** A script inside the page, which is complete without it. */
      readonly script?: Html;
      /** Origins beside our own that its forms may be sent to. */
      readonly formsTo?: readonly string[];
    }
  /** Another page to look at, relative to this one, with GET. */
  | { readonly seeOther: string }
  /** A file to keep. */
  | { readonly file: string; readonly name: string };

/** A page's request: its path, query, headers and, where it was sent, its form. */
export type PageRequest = {
  readonly path: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly requestId: string;
};

type PageEndpoint = {
  /** Names it in the log. */
  readonly id: string;
  readonly run: (request: PageRequest, event: APIGatewayProxyEventV2) => Promise<PageAnswer>;
  /** A refusal, an outage or a bug as a page. */
  readonly refusal: (error: AppError, request: PageRequest) => PageAnswer;
};

type Policed = { readonly style: Html; readonly script?: Html; readonly formsTo?: readonly string[] };

const policyOf = ({ style, script, formsTo = [] }: Policed): string =>
  `default-src 'none'; style-src ${sourceOf(style)};${script === undefined ? "" : ` script-src ${sourceOf(script)};`} img-src 'self' data:; form-action ${["'self'", ...formsTo].join(" ")}; base-uri 'none'; frame-ancestors 'none'`;

const resultOf = (answer: PageAnswer): APIGatewayProxyStructuredResultV2 => {
  if ("seeOther" in answer) return { statusCode: 303, headers: { ...COMMON_HEADERS, location: answer.seeOther } };
  if ("file" in answer) {
    return {
      statusCode: 200,
      headers: {
        ...COMMON_HEADERS,
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="${answer.name}"`,
      },
      body: answer.file,
    };
  }
  return {
    statusCode: answer.status ?? 200,
    headers: {
      ...COMMON_HEADERS,
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policyOf(answer),
      ...(answer.status === 401 && { "www-authenticate": SIGN_IN }),
    },
    body: String(answer.page),
  };
};

const requestOf = (event: APIGatewayProxyEventV2): PageRequest => ({
  path: event.pathParameters ?? {},
  query: event.queryStringParameters ?? {},
  headers: headersOf(event),
  requestId: event.requestContext.requestId,
});

/** The handler of a page that needs no key, or asks for it itself. Every refusal is a page too. */
export const pageEndpoint = ({ id, run, refusal }: PageEndpoint, needs: { readonly log: Log }): EndpointHandler => {
  const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use({
      onError: (request) => {
        request.response = resultOf(refusal(refusalOf(request.error), requestOf(request.event)));
      },
    })
    .use(requestLog({ id }, needs))
    .handler(async (event) => resultOf(await run(requestOf(event), event)));
  return (event, context) => handler(event, context);
};

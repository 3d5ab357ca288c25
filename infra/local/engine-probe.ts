import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";

const PROBE_TIMEOUT_MS = 1_000;

/** What an endpoint answered to ListTables: its status and, when it is dynoxide, its version. */
export type ProbeAnswer = { readonly status: number; readonly version: string | undefined };

/** Undefined while nothing answers. The signature is a dummy: local engines want one, but do not check it. */
export const probe = (endpoint: string): Promise<ProbeAnswer | undefined> =>
  new Promise((answer) => {
    const send = endpoint.startsWith("https:") ? requestHttps : requestHttp;
    const request = send(endpoint, {
      method: "POST",
      agent: false,
      timeout: PROBE_TIMEOUT_MS,
      headers: {
        "content-type": "application/x-amz-json-1.0",
        "x-amz-target": "DynamoDB_20120810.ListTables",
        "x-amz-date": "20260101T000000Z",
        authorization:
          "AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
      },
    });
    request.on("response", (response) => {
      const version = response.headers["x-dynoxide-version"];
      response.resume();
      answer({ status: response.statusCode ?? 0, version: typeof version === "string" ? version : undefined });
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => answer(undefined));
    request.end('{"Limit":1}');
  });

import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { AppError } from "../../shared/domain/errors.ts";
import { type EndpointHandler, type EndpointNeeds, refusalAnswer, refusalOf, requestLog } from "./endpoint.ts";
import { type RequestParts, readRequest } from "./read-request.ts";

/** The handler of a route that is open to everybody and says itself how long its answer may be kept. A refusal is JSON unless `refuse` says otherwise. */
export const openEndpoint = (
  route: { readonly id: string },
  needs: Pick<EndpointNeeds, "log">,
  run: (request: RequestParts) => Promise<APIGatewayProxyStructuredResultV2>,
  refuse: (error: AppError, event: APIGatewayProxyEventV2) => APIGatewayProxyStructuredResultV2 = refusalAnswer,
): EndpointHandler => {
  const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use({
      onError: (request) => {
        request.response = refuse(refusalOf(request.error), request.event);
      },
    })
    .use(requestLog(route, needs))
    .handler(async (event) => run(readRequest(event, { body: undefined })));
  return (event, context) => handler(event, context);
};

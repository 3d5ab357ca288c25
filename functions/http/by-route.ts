import type { Operation } from "../../shared/contract/operation.ts";
import type { EndpointHandler } from "./endpoint.ts";

/** A route as API Gateway names it. */
export const routeKey = ({ method, path }: { readonly method: string; readonly path: string }): string =>
  `${method} ${path}`;

/** The endpoints of one deployed function by route. */
export type Routes = ReadonlyMap<string, EndpointHandler>;

export const routesOf = (...endpoints: readonly (readonly [Operation, EndpointHandler])[]): Routes =>
  new Map(endpoints.map(([operation, handler]) => [routeKey(operation), handler]));

/** One handler for a function that serves several routes; API Gateway sends it only those that the contract names. */
export const byRoute =
  (routes: Routes): EndpointHandler =>
  (event, context) => {
    const handler = routes.get(event.routeKey);
    if (handler === undefined) throw new Error(`no endpoint for ${event.routeKey}`);
    return handler(event, context);
  };

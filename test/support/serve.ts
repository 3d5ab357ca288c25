import { type HttpOptions, type HttpServer, startHttp } from "../../infra/local/http.ts";
import type { HttpHandler } from "../../infra/local/http-routes.ts";

/** The handlers of some functions as one server of this machine, on a free port. No other origin may ask unless told so. */
export const serve = (
  endpoints: Iterable<readonly [route: string, handler: HttpHandler]>,
  options: Partial<HttpOptions> = {},
): Promise<HttpServer> =>
  startHttp({
    port: 0,
    routes: [...endpoints].map(([route, handler]) => {
      const [method = "", path = ""] = route.split(" ");
      return { method, path, handler };
    }),
    cors: { allowOrigins: [], allowMethods: [], allowHeaders: [], maxAgeSeconds: 0 },
    ...options,
  });

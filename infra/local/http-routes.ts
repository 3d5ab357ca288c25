import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";

/** A function behind API Gateway, payload format 2.0. */
export type HttpHandler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** `path` as API Gateway writes it: `/v1/responses/{id}`; a parameter is one whole segment. */
export type Route = { readonly method: string; readonly path: string; readonly handler: HttpHandler };

/** What a path and a method lead to. `allow` holds the methods that the path has, HEAD where there is a GET. */
export type RouteMatch =
  | { readonly outcome: "found"; readonly route: Route; readonly parameters: Readonly<Record<string, string>> }
  | { readonly outcome: "wrong method"; readonly allow: readonly string[] }
  | { readonly outcome: "unknown path" };

type Segment = { readonly parameter: string } | { readonly literal: string };
type Template = { readonly segments: readonly Segment[]; readonly routes: Map<string, Route> };

const parseTemplate = (path: string): readonly Segment[] => {
  if (!path.startsWith("/")) throw new Error(`The route ${path} does not begin with a slash.`);
  return path.split("/").map((text) => {
    const parameter = /^\{(\w+)\}$/.exec(text)?.[1];
    if (parameter !== undefined) return { parameter };
    if (/[{}]/.test(text)) throw new Error(`The route ${path} has a part that is not understood here: ${text}`);
    return { literal: text };
  });
};

const parameterCount = ({ segments }: Template) => segments.filter((segment) => "parameter" in segment).length;

const parametersOf = (template: Template, parts: readonly string[]): Record<string, string> | undefined => {
  const parameters: [string, string][] = [];
  for (const [n, segment] of template.segments.entries()) {
    const part = parts[n] ?? "";
    if ("literal" in segment) {
      if (segment.literal !== part) return undefined;
    } else {
      if (part === "") return undefined;
      parameters.push([segment.parameter, part]);
    }
  }
  return Object.fromEntries(parameters);
};

const methodsOf = (templates: readonly Template[]): readonly string[] => {
  const methods = new Set(templates.flatMap(({ routes }) => [...routes.keys()]));
  if (methods.has("GET")) methods.add("HEAD");
  return [...methods].sort();
};

/** What tells two paths apart: `/a/{id}` and `/a/{name}` are one. */
const shapeOf = (path: string) => path.replaceAll(/\{\w+\}/g, "{}");

/**
 * Compiles routes into a table by number of segments, those with the fewest parameters first, so that a plain path wins.
 * HEAD is served by the GET route.
 * @throws when a path is not understood or a route is there twice
 */
export const routeTable = (routes: readonly Route[]) => {
  const templates = new Map<string, Template>();
  const seen = new Set<string>();
  for (const route of routes) {
    const shape = `${route.method} ${shapeOf(route.path)}`;
    if (seen.has(shape)) throw new Error(`Two routes are ${route.method} ${route.path}.`);
    seen.add(shape);
    const template = templates.get(route.path) ?? { segments: parseTemplate(route.path), routes: new Map() };
    template.routes.set(route.method, route);
    templates.set(route.path, template);
  }
  const bySegmentCount = Map.groupBy(templates.values(), ({ segments }) => segments.length);
  for (const group of bySegmentCount.values()) group.sort((a, b) => parameterCount(a) - parameterCount(b));

  /** The path comes in segments, each one percent-decoded, so that `%2F` is a character like any other. */
  return (method: string, parts: readonly string[]): RouteMatch => {
    const wanted = method === "HEAD" ? "GET" : method;
    const others: Template[] = [];
    for (const template of bySegmentCount.get(parts.length) ?? []) {
      const parameters = parametersOf(template, parts);
      if (!parameters) continue;
      const route = template.routes.get(wanted);
      if (route) return { outcome: "found", route, parameters };
      others.push(template);
    }
    return others.length > 0 ? { outcome: "wrong method", allow: methodsOf(others) } : { outcome: "unknown path" };
  };
};

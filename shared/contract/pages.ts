import type { EndpointFunction, Operation } from "./operation.ts";
import { OPERATIONS } from "./operations.ts";
import { HOOKS } from "./orders.ts";

/**
 * A page that customers open by a link: no part of the API, so it is not in OpenAPI. The signed token in its path is what
 * lets them in.
 */
export type Page = Pick<Operation, "id" | "path" | "summary" | "throttle"> & {
  readonly method: "GET" | "POST";
  readonly function: EndpointFunction;
};

const READ = { perSecond: 20, burst: 40 };
const WRITE = { perSecond: 10, burst: 20 };

/** Every page that a customer sees. */
export const PAGES = [
  { id: "showSurvey", method: "GET", path: "/s/{token}", summary: "A survey", throttle: READ, function: "survey" },
  {
    id: "answerSurvey",
    method: "POST",
    path: "/s/{token}",
    summary: "Answers to a survey",
    throttle: WRITE,
    function: "survey",
  },
  {
    id: "showOwnResponse",
    method: "GET",
    path: "/r/{token}",
    summary: "One's own answer",
    throttle: READ,
    function: "survey",
  },
  {
    id: "changeOwnResponse",
    method: "POST",
    path: "/r/{token}",
    summary: "A change of it",
    throttle: WRITE,
    function: "survey",
  },
  {
    id: "showUnsubscribe",
    method: "GET",
    path: "/u/{token}",
    summary: "Whether to be asked no more",
    throttle: READ,
    function: "survey",
  },
  {
    id: "unsubscribe",
    method: "POST",
    path: "/u/{token}",
    summary: "The wish to be asked no more",
    throttle: WRITE,
    function: "survey",
  },
] as const satisfies readonly Page[];

/** Every route that is deployed: the API's, the pages' and the shops'. */
export const ROUTES: readonly (Operation | Page)[] = [...OPERATIONS, ...PAGES, ...HOOKS];

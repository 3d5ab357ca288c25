import type { Operation } from "./operation.ts";

/** A page about mail for people of the store, behind a sign-in: no part of the API, so it is not in OpenAPI. */
export type MailPage = Pick<Operation, "id" | "path" | "summary" | "throttle" | "scopes"> & {
  readonly method: "GET";
  readonly function: "invite";
};

/** The pages on which mail is looked at before it goes out. */
export const MAIL_PAGES = [
  {
    id: "showMail",
    method: "GET",
    path: "/rules/{id}/mail",
    summary: "The mail of a rule as its readers see it",
    throttle: { perSecond: 5, burst: 10 },
    scopes: ["read", "admin"],
    function: "invite",
  },
] as const satisfies readonly MailPage[];

import { DASHBOARD_PAGES } from "../../../shared/contract/dashboard-pages.ts";
import { MODERATION_PAGES } from "../../../shared/contract/moderation-pages.ts";

/** Longer than any address of ours. */
const LONGEST = 2000;

/** The paths that a sign-in may lead to: our own pages, and no other. */
const PATHS = [...DASHBOARD_PAGES, ...MODERATION_PAGES]
  .filter(({ method, scopes }) => method === "GET" && scopes.length > 0)
  .map(({ path }) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`));

const HERE = "http://here.invalid";

/** An address that was asked for, if it is one of our own pages: `/journey?from=…`. Anything else is undefined. */
export const ownAddress = (asked: string | undefined): string | undefined => {
  if (asked === undefined || asked.length > LONGEST || !URL.canParse(asked, HERE)) return undefined;
  const { origin, pathname, search } = new URL(asked, HERE);
  return origin === HERE && asked.startsWith("/") && PATHS.some((path) => path.test(pathname))
    ? `${pathname}${search}`
    : undefined;
};

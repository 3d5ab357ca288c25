import type { Scope } from "../../../shared/domain/api-key.ts";
import type { PageQuery } from "./page-query.ts";

/** Where a page stands, and who looks at it. */
export type Place = {
  /** The page's path, as the contract has it. */
  readonly path: string;
  /** Where our addresses begin, seen from here: `./`, `../`, … */
  readonly root: string;
  /** The address's query as it is, valid or not. */
  readonly query: PageQuery;
  /** What whoever looks may do; nothing before a sign-in. */
  readonly scopes: readonly Scope[];
};

/** Where our addresses begin, seen from a path: pages work below any address. */
export const rootFrom = (path: string): string => "../".repeat(path.split("/").length - 2) || "./";

import { FILTERS, type FilterName } from "./frame-texts.ts";

/** The query of a page as it stands in the address, valid or not. */
export type PageQuery = Readonly<Record<string, string | undefined>>;

/** What is looked at: it stays from page to page. */
const KEPT = ["from", "to", ...FILTERS, "compare", "lang"] as const;

/** What an address keeps of another page's: days, filters, comparison and language. */
export const keptOf = (query: PageQuery): PageQuery => Object.fromEntries(KEPT.map((name) => [name, query[name]]));

/** The page's own address with some parts of its query changed; `undefined` takes a part away. It works below any path. */
export const linkTo = (query: PageQuery, changes: PageQuery = {}): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...changes })) {
    if (value !== undefined) parameters.set(name, value);
  }
  return `?${parameters}`;
};

/** Another page with a query, none where there is nothing to say. */
export const addressOf = (path: string, query: PageQuery): string => {
  const link = linkTo(query);
  return link === "?" ? path : `${path}${link}`;
};

/** The filters that a query names, in our order. */
export const filtersOf = (query: PageQuery): { readonly name: FilterName; readonly value: string }[] =>
  FILTERS.flatMap((name) => {
    const value = query[name];
    return value === undefined ? [] : [{ name, value }];
  });

/** What takes all filters away. */
export const WITHOUT_FILTERS: PageQuery = Object.fromEntries(FILTERS.map((name) => [name, undefined]));

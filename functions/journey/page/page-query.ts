import { FILTERS, type FilterName } from "./page-texts.ts";

/** The query of the page as it stands in the address, valid or not. */
export type PageQuery = Readonly<Record<string, string | undefined>>;

/** The page's own address with some parts of its query changed; `undefined` takes a part away. It works below any path. */
export const linkTo = (query: PageQuery, changes: PageQuery = {}): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...changes })) {
    if (value !== undefined) parameters.set(name, value);
  }
  return `?${parameters}`;
};

/** The filters that a query names, in our order. */
export const filtersOf = (query: PageQuery): { readonly name: FilterName; readonly value: string }[] =>
  FILTERS.flatMap((name) => {
    const value = query[name];
    return value === undefined ? [] : [{ name, value }];
  });

/** What takes all filters away. */
export const WITHOUT_FILTERS: PageQuery = Object.fromEntries(FILTERS.map((name) => [name, undefined]));

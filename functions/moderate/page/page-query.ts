/** The query of a page as it stands in the address, valid or not. */
export type PageQuery = Readonly<Record<string, string | undefined>>;

/** What narrows the list down and stays from page to page. */
export const FILTER_NAMES = ["stage", "touchpoint", "language", "rating", "days"] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

const KEPT = ["state", ...FILTER_NAMES, "lang"] as const;

/** What an address of these pages keeps of another's: state, filters and language. */
export const keptOf = (query: PageQuery): PageQuery => Object.fromEntries(KEPT.map((name) => [name, query[name]]));

/** Another page with a query, none where there is nothing to say. */
export const addressOf = (path: string, query: PageQuery): string => {
  const link = linkTo(query);
  return link === "?" ? path : `${path}${link}`;
};

/** This page's own address with some parts of its query changed; `undefined` takes a part away. */
export const linkTo = (query: PageQuery, changes: PageQuery = {}): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...changes })) {
    if (value !== undefined && value !== "") parameters.set(name, value);
  }
  return `?${parameters}`;
};

import { FEED_FORMAT_NAMES, FEED_FORMATS, type FeedFormat, type FeedQuery } from "../../shared/contract/feeds.ts";
import { AppError, type Issue, invalidRequest } from "../../shared/domain/errors.ts";
import { isLanguage, LANGUAGES, type Language } from "../../shared/domain/language.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { RequestParts } from "../http/read-request.ts";

/** What a feed was asked for, all checked. */
export type Wish = {
  readonly format: FeedFormat;
  readonly query: FeedQuery;
  readonly store: Store;
  /** What addresses begin with. */
  readonly base: string;
};

/** The format of a file that is asked for. @throws AppError `not_found` that names those there are */
export const formatOf = (file: string | undefined): FeedFormat => {
  // Whole files have routes of their own, which may be called less often.
  const format = FEED_FORMAT_NAMES.find((name) => FEED_FORMATS[name].file === file && !FEED_FORMATS[name].whole);
  if (format !== undefined) return format;
  const files = FEED_FORMAT_NAMES.map((name) => FEED_FORMATS[name].file).join(", ");
  throw new AppError("not_found", `There is no such feed. There are: ${files}.`);
};

const isWall = (format: FeedFormat): boolean => format.startsWith("wall");

/** What a format cannot be asked for. @throws AppError `invalid_input` naming it */
export const refuseUnfit = (format: FeedFormat, query: RequestParts["query"]): void => {
  const whole = FEED_FORMATS[format].whole ? ["limit", "cursor"] : [];
  const unfit: Readonly<Partial<Record<FeedFormat, readonly string[]>>> = {
    google: ["stage", "tag", "language", "rating", "featured", "order"],
  };
  const issues: Issue[] = [
    ...whole.map((name) => ({ path: name, message: "is not for this format: the file holds everything" })),
    ...(unfit[format] ?? []).map((name) => ({
      path: name,
      message: "is not for this format: Google takes what is missing for deleted",
    })),
    ...(format === "json-ld" || format === "wall-html"
      ? []
      : [{ path: "about", message: "is for JSON-LD only, alone or in a wall as HTML" }]),
    ...(isWall(format) ? [] : [{ path: "layout", message: "is for walls only" }]),
    // A wall takes the language of the page that it stands on, whatever it is; whoever reads a feed has chosen one.
    ...(isWall(format) || isLanguage(query.lang ?? "")
      ? []
      : [{ path: "lang", message: `is not one of ${LANGUAGES.join(", ")}` }]),
  ].filter(({ path }) => query[path] !== undefined);
  if (issues.length > 0) throw invalidRequest(issues.map(({ path, message }) => ({ path: `query.${path}`, message })));
};

/** The language that a feed's labels are in: the one asked for, else the store's own. */
export const languageOf = ({ query, store }: Pick<Wish, "query" | "store">): Language =>
  query.lang ?? store.languages[0] ?? "en";

/** A query without what is the default anyway, so that equal feeds have equal addresses. */
const asAsked = ({ limit, order, key: _key, ...rest }: FeedQuery) => ({
  ...rest,
  ...(limit !== 12 && { limit }),
  ...(order !== "newest" && { order }),
});

const addressOf = (
  { base, store, format }: Wish,
  query: Readonly<Record<string, string | number | undefined>>,
): string => {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  given.sort();
  const text = given.toString();
  return `${base}/f/${store.id}/${FEED_FORMATS[format].file}${text === "" ? "" : `?${text}`}`;
};

/** The address of a feed itself. It never holds the key: feeds are shown to others. */
export const selfAddress = (wish: Wish): string => addressOf(wish, asAsked(wish.query));

/** The address of the page after a cursor: with the key, without which it would not open. */
export const nextAddress = (wish: Wish, cursor: string): string =>
  addressOf(wish, { ...asAsked(wish.query), key: wish.query.key, cursor });

/** The page that says how a store verifies. */
export const verifyAddress = (
  { base, store }: { readonly base: string; readonly store: Pick<Store, "id"> },
  language: Language,
): string => `${base}/f/${store.id}/verify?lang=${language}`;

/** A customer's picture; another function gives it out. */
export const photoAddress = (
  { base, store }: { readonly base: string; readonly store: Pick<Store, "id"> },
  id: string,
): string => `${base}/p/${store.id}/${id}`;

import { FEED_FORMATS, filterOf, MOST_IN_FILE } from "../../shared/contract/feeds.ts";
import { AppError } from "../../shared/domain/errors.ts";
import type { FeedFilter, PublishedPage, PublishedTestimonial } from "../../shared/domain/feed.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import type { FeedNeeds } from "./needs.ts";
import type { Wish } from "./wish.ts";

/** Entries read at a time for a file that holds them all. */
const FILE_PAGE = 500;

type Needs = Pick<FeedNeeds, "page">;

/** The refusal of a file that would hold too much. */
export const tooMany = () =>
  new AppError(
    "too_large",
    `This file would hold more than ${MOST_IN_FILE} testimonials or more than can be sent: narrow it down, or write it with \`viaggio export --testimonials\`.`,
  );

const newestFirst = (one: PublishedTestimonial, other: PublishedTestimonial): number =>
  `${one.publishedAt}#${one.id}` < `${other.publishedAt}#${other.id}` ? 1 : -1;

/**
 * Every entry of a filter, page after page. They are read best first, one place after the other: newest first is a merge of
 * six places, which reads six entries for one. @throws AppError `too_large`
 */
const readAll = async (store: string, filter: FeedFilter, needs: Needs): Promise<PublishedTestimonial[]> => {
  const entries: PublishedTestimonial[] = [];
  let cursor: string | undefined;
  do {
    const page = await needs.page({ store, filter: { ...filter, order: "best" }, limit: FILE_PAGE, cursor });
    entries.push(...page.entries);
    cursor = page.cursor;
    if (entries.length > MOST_IN_FILE) throw tooMany();
  } while (cursor !== undefined);
  return filter.order === "newest" ? entries.sort(newestFirst) : entries;
};

/** Every rated testimonial of the touchpoints where a product is rated, or of the one that is asked for. */
const readRated = async (
  store: string,
  { touchpoint, ...filter }: FeedFilter,
  touchpoints: readonly Touchpoint[],
  needs: Needs,
): Promise<PublishedTestimonial[]> => {
  const entries: PublishedTestimonial[] = [];
  for (const { id, product } of touchpoints) {
    if (product === undefined || (touchpoint ?? id) !== id) continue;
    const all = await readAll(store, { ...filter, touchpoint: id }, needs);
    entries.push(...all.filter(({ rating }) => rating !== undefined));
    if (entries.length > MOST_IN_FILE) throw tooMany();
  }
  return entries;
};

/** The entries that a wish is for: a page of them, or all where a format takes no pages. @throws AppError `too_large` */
export const readEntries = async (
  { store, query, format }: Pick<Wish, "store" | "query" | "format">,
  touchpoints: readonly Touchpoint[],
  needs: Needs,
): Promise<PublishedPage> => {
  const filter = filterOf(query);
  if (format === "google") return { entries: await readRated(store.id, filter, touchpoints, needs) };
  if (FEED_FORMATS[format].whole) return { entries: await readAll(store.id, filter, needs) };
  return needs.page({ store: store.id, filter, limit: query.limit, cursor: query.cursor });
};

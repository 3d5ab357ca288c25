import { type CellValue, csvLine } from "../../../shared/domain/csv-cell.ts";
import type { ShownFeed, ShownItem } from "../present-feed.ts";

/** What a row says, by column. Those of the whole feed are the same in every row: a table has no other place for them. */
const COLUMNS: Readonly<Record<string, (item: ShownItem, feed: ShownFeed) => CellValue>> = {
  id: ({ id }) => id,
  date: ({ date }) => date,
  text: ({ text }) => text,
  displayName: ({ displayName }) => displayName,
  rating: ({ rating }) => rating,
  provenance: ({ provenance }) => provenance,
  provenanceText: ({ provenanceText }) => provenanceText,
  incentivized: ({ incentivized }) => incentivized,
  stage: ({ stage }) => stage,
  touchpoint: ({ touchpoint }) => touchpoint,
  touchpointName: ({ touchpointName }) => touchpointName,
  language: ({ language }) => language,
  featured: ({ featured }) => featured ?? false,
  tags: ({ tags }) => tags?.join(" "),
  reply: ({ reply }) => reply?.text,
  replyDate: ({ reply }) => reply?.date,
  photo: ({ photo }) => photo?.url,
  selection: (_, { selection }) => selection,
  averageOfAll: (_, { summary }) => summary.average,
  ratingsOfAll: (_, { summary }) =>
    Object.entries(summary.ratings)
      .map(([stars, n]) => `${stars}:${n}`)
      .join(" "),
  verify: (_, { links }) => links.verify,
};

export const CSV_HEADER = csvLine(Object.keys(COLUMNS));

/** A testimonial as a line of CSV. */
export const csvRow = (item: ShownItem, feed: ShownFeed): string =>
  csvLine(Object.values(COLUMNS).map((valueIn) => valueIn(item, feed)));

/** CSV (RFC 4180) that no spreadsheet takes for formulas. */
export const toCsv = (feed: ShownFeed): string =>
  [CSV_HEADER, ...feed.entries.map((item) => csvRow(item, feed))].join("");

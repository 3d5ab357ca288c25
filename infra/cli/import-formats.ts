import { Mapping } from "./import-mapping.ts";
import { UsageError } from "./usage-error.ts";

/** Names that a column goes by in exports of one tool, newest first; compared without regard to case. */
type Names = readonly [string, ...string[]];

/** What a tool's export calls its columns. */
type Format = {
  readonly key: readonly (Names | { readonly mayBeEmpty: Names })[];
  readonly answeredAt: Names;
  readonly rating: Names;
  readonly ratingWords?: readonly [string, string, string, string, string];
  readonly title?: Names;
  readonly comment: Names;
  readonly language?: Names;
  readonly displayName: Names;
  readonly reply: Names;
  readonly repliedAt: Names;
  readonly spam?: { readonly column: Names; readonly value: string };
};

/**
 * Sources: the template that Judge.me offers for imports, and its export, which adds source, curated, reply_date,
 * ip_address, location and metaobject_handle ("2026-02-10 15:30:40 UTC"), as programs that read and write both have them;
 * an export has no id, and reviews of the store name no product. Trustpilot Business, "Export reviews": as programs that
 * read it have its columns, under both spellings. Google has no CSV of its own: the fields of
 * developers.google.com/my-business/reference/rest/v4/accounts.locations.reviews, which Takeout's JSON has too, flattened
 * with a dot as `jq` and spreadsheets do it; stars are words there.
 */
const FORMATS = {
  judgeme: {
    key: [["review_date"], { mayBeEmpty: ["reviewer_name"] }, { mayBeEmpty: ["product_handle"] }],
    answeredAt: ["review_date"],
    rating: ["rating"],
    title: ["title", "review_title"],
    comment: ["body"],
    displayName: ["reviewer_name"],
    reply: ["reply"],
    repliedAt: ["reply_date"],
    spam: { column: ["curated"], value: "spam" },
  },
  trustpilot: {
    key: [["Review Id"]],
    answeredAt: ["Review Created (UTC)"],
    rating: ["Review Stars"],
    title: ["Review Title"],
    comment: ["Review Content"],
    language: ["Review Language"],
    displayName: ["Review Username"],
    reply: ["Company Response", "Company Reply", "Business Reply"],
    repliedAt: ["Company Reply Date (UTC)", "Business Reply Date (UTC)"],
  },
  google: {
    key: [["reviewId", "name"]],
    answeredAt: ["createTime"],
    rating: ["starRating"],
    ratingWords: ["ONE", "TWO", "THREE", "FOUR", "FIVE"],
    comment: ["comment"],
    displayName: ["reviewer.displayName", "displayName"],
    reply: ["reviewReply.comment"],
    repliedAt: ["reviewReply.updateTime"],
  },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof FORMATS;

/** Tools whose exports need no mapping file. */
export const FORMAT_NAMES = ["judgeme", "trustpilot", "google"] as const satisfies readonly FormatName[];

/**
 * The mapping of a tool's export to one touchpoint, by the columns that this file has: exports grew over the years.
 * Times without an offset are UTC there.
 * @throws UsageError naming a column without which it is no such export
 */
export const mappingOfFormat = (
  name: FormatName,
  columns: readonly string[],
  { touchpoint, encoding }: { readonly touchpoint: string; readonly encoding: Mapping["encoding"] },
): Mapping => {
  const format: Format = FORMATS[name];
  const find = (names: Names): string | undefined =>
    names
      .map((wanted) => columns.find((column) => column.toLowerCase() === wanted.toLowerCase()))
      .find((found) => found !== undefined);
  const need = (names: Names): string => {
    const found = find(names);
    if (found !== undefined) return found;
    const list = columns.map((column) => JSON.stringify(column)).join(", ");
    throw new UsageError(
      `The file has no column ${names.map((each) => JSON.stringify(each)).join(" or ")}, so it is no export of ${name} that we know. Its columns are: ${list}. Write a mapping and give it with --map.`,
    );
  };
  const key = format.key.flatMap((part): Mapping["key"] => {
    if (!("mayBeEmpty" in part)) return [need(part)];
    const column = find(part.mayBeEmpty);
    return column === undefined ? [] : [{ column, mayBeEmpty: true }];
  });
  const title = format.title && find(format.title);
  const language = format.language && find(format.language);
  const spam = format.spam && find(format.spam.column);
  const reply = find(format.reply);
  return Mapping.parse({
    name,
    encoding,
    key,
    touchpoint,
    answeredAt: { column: need(format.answeredAt), timeZone: "UTC" },
    rating:
      format.ratingWords === undefined
        ? need(format.rating)
        : { column: need(format.rating), words: [...format.ratingWords] },
    comment: title === undefined ? need(format.comment) : [title, need(format.comment)],
    displayName: find(format.displayName),
    reply,
    repliedAt: reply === undefined ? undefined : find(format.repliedAt),
    ...(language !== undefined && { language: { column: language } }),
    ...(spam !== undefined && { leaveOut: [{ equals: { column: spam, value: format.spam?.value } }] }),
  });
};

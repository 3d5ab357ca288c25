import * as z from "zod";
import { BasisKind, Country } from "../../shared/domain/consent-basis.ts";
import { LocaleTag } from "../../shared/domain/language.ts";
import { ORDER_STATES, OrderDraft } from "../../shared/domain/order.ts";
import { Slug } from "../../shared/domain/stage.ts";
import { TimeZone } from "../../shared/domain/store.ts";
import { parseInstant } from "./instant.ts";
import { UsageError } from "./usage-error.ts";

const Column = z.string().min(1).describe("Name of a column, as the first line of the file writes it.");
const FromColumn = z.strictObject({ column: Column });

/** How the columns of a CSV file become orders. */
export const OrderMapping = z.strictObject({
  delimiter: z.enum([",", ";", "\t"]).default(","),
  encoding: z.enum(["utf8", "latin1"]).default("utf8"),
  id: Column,
  prefix: z
    .string()
    .regex(/^[a-z0-9-]{1,20}:$/, "must be a word and a colon")
    .default("")
    .describe("Stands before every id."),
  customer: z
    .strictObject({ reference: Column.optional(), email: Column.optional() })
    .refine(({ reference, email }) => reference !== undefined || email !== undefined, "needs a reference or an email"),
  times: z.partialRecord(z.enum(ORDER_STATES), Column).default({}).describe("Column of the time of each state."),
  timeZone: TimeZone.optional().describe("Of times that carry no offset. The store's when left out."),
  updatedAt: Column.optional().describe("The newest of the times when left out."),
  amount: Column.optional().describe("As a decimal, such as 12.50."),
  currency: z.union([z.string().regex(/^[A-Z]{3}$/), FromColumn]).optional(),
  country: z.union([Country, FromColumn]).optional(),
  locale: z.union([LocaleTag, FromColumn]).optional(),
  segment: z.union([Slug, FromColumn]).optional(),
  referral: z.string().min(1).optional(),
  product: Column.optional(),
  tags: z.array(Column).max(5).default([]).describe("Columns whose values are tags of the order."),
  basis: z
    .strictObject({ kind: BasisKind, at: FromColumn, source: z.string().trim().min(1).max(200) })
    .optional()
    .describe("Why these customers may be written to, and the column that says since when. An empty one: no basis."),
});
export type OrderMapping = z.infer<typeof OrderMapping>;

/** @throws UsageError that says what is wrong where. */
export const parseOrderMapping = (text: string, fileName: string): OrderMapping => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`${fileName} is not JSON.`, { cause });
  }
  const parsed = OrderMapping.safeParse(json);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `  ${path.join(".") || "the mapping"}: ${message}`);
  throw new UsageError(`${fileName} is not a mapping of orders:\n${issues.join("\n")}`);
};

const isFromColumn = (part: unknown): part is { column: string } => FromColumn.safeParse(part).success;

/** Every column that a mapping reads, each once. */
export const orderColumns = (mapping: OrderMapping): string[] => [
  ...new Set(
    [
      mapping.id,
      mapping.customer.reference,
      mapping.customer.email,
      ...Object.values(mapping.times),
      mapping.updatedAt,
      mapping.amount,
      mapping.product,
      mapping.referral,
      ...mapping.tags,
      mapping.basis?.at.column,
      ...[mapping.currency, mapping.country, mapping.locale, mapping.segment].map((part) =>
        isFromColumn(part) ? part.column : undefined,
      ),
    ].filter((column) => column !== undefined),
  ),
];

/** What is wrong with a row: the part of the order, in the API's words, and why. */
export type RowIssue = { readonly path: string; readonly message: string };

type Row = (column: string) => string;

/** Reads one row as an order, or says what is wrong with it. */
export const orderOfRow = (
  mapping: OrderMapping,
  row: Row,
  storeZone: string,
  toMinor: (text: string, currency: string) => number | undefined,
): OrderDraft | RowIssue[] => {
  const timeZone = mapping.timeZone ?? storeZone;
  const text = (column: string | undefined): string | undefined =>
    column === undefined ? undefined : row(column).trim() || undefined;
  const part = (of: string | { column: string } | undefined) => (isFromColumn(of) ? text(of.column) : of);
  /** A time that cannot be read is given as it is, for the schema to refuse. */
  const instant = (column: string | undefined): string | undefined => {
    const said = text(column);
    return said === undefined ? undefined : (parseInstant(said, timeZone)?.toISOString() ?? said);
  };
  const times = Object.fromEntries(
    Object.entries(mapping.times).flatMap(([state, column]) => {
      const at = instant(column);
      return at === undefined ? [] : [[state, at]];
    }),
  );
  const currency = part(mapping.currency);
  const amount = text(mapping.amount);
  const basisAt = instant(mapping.basis?.at.column);
  const product = text(mapping.product);
  const drafted = {
    id: `${mapping.prefix}${text(mapping.id) ?? ""}`,
    customer: { reference: text(mapping.customer.reference), email: text(mapping.customer.email) },
    times,
    updatedAt: instant(mapping.updatedAt) ?? Object.values(times).sort().at(-1),
    currency,
    ...(amount !== undefined && currency !== undefined && { amount: toMinor(amount, currency) ?? Number.NaN }),
    country: part(mapping.country),
    locale: part(mapping.locale),
    segment: part(mapping.segment),
    referral: text(mapping.referral),
    tags: [...new Set(mapping.tags.flatMap((column) => text(column) ?? []))],
    ...(product !== undefined && { items: [{ product }] }),
    ...(mapping.basis !== undefined &&
      basisAt !== undefined && { basis: { kind: mapping.basis.kind, at: basisAt, source: mapping.basis.source } }),
  };
  const parsed = OrderDraft.safeParse(drafted);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
};

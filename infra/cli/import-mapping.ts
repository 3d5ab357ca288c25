import * as z from "zod";
import { LocaleTag } from "../../shared/domain/language.ts";
import { Slug } from "../../shared/domain/stage.ts";
import { TimeZone } from "../../shared/domain/store.ts";
import { UsageError } from "./usage-error.ts";

const Column = z.string().min(1).describe("Name of a column, as the first line of the file writes it.");
const FromColumn = z.strictObject({ column: Column });
const KeyColumn = z.union(
  [Column, FromColumn.extend({ mayBeEmpty: z.literal(true) })],
  "needs the name of a column, or a { column, mayBeEmpty }",
);

const Condition = z
  .strictObject({
    empty: Column.optional().describe("True when this column is empty."),
    equals: z.strictObject({ column: Column, value: z.string() }).optional(),
    later: z
      .tuple([Column, Column])
      .optional()
      .describe("True when the time in the first column is after the one in the second; false when one is empty."),
  })
  .refine((condition) => Object.keys(condition).length === 1, "needs exactly one of empty, equals and later");
export type Condition = z.infer<typeof Condition>;

const Rule = z.strictObject({
  when: Condition.optional().describe("Without it the rule always holds."),
  touchpoint: Slug,
});

const Words = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]);

/** How the columns of a CSV file become responses. */
export const Mapping = z.strictObject({
  name: Slug.describe("Name of this import: rows are told apart within it."),
  delimiter: z.enum([",", ";", "\t"]).optional().describe("Found in the first line when it is left out."),
  encoding: z.enum(["utf8", "latin1"]).default("utf8"),
  key: z
    .array(KeyColumn)
    .min(1)
    .refine((key) => key.some((part) => typeof part === "string"), "needs a column that may not be empty")
    .describe("Columns that name a row for good: the same key is the same response, however often it is imported."),
  touchpoint: z
    .union([Slug, FromColumn, z.array(Rule).min(1)], "needs a touchpoint, a { column }, or a list of rules")
    .describe("One touchpoint for all rows, a column that names it, or rules: the first that holds decides."),
  answeredAt: z
    .strictObject({
      column: Column,
      timeZone: TimeZone.optional().describe("Of times that carry no offset. The store's when left out."),
    })
    .optional()
    .describe("When the customer answered; the time of the import when left out."),
  language: z.union([LocaleTag, FromColumn], "needs a language such as pt-BR, or a { column }").optional(),
  segment: z.union([Slug, FromColumn], "needs a segment, or a { column }").optional(),
  customer: z
    .strictObject({ email: Column.optional(), reference: Column.optional() })
    .refine(({ email, reference }) => email !== undefined || reference !== undefined, "needs an email or a reference")
    .optional()
    .describe("Columns of the customer's address or of your own name for them. Kept as a hash."),
  rating: z
    .union([Column, FromColumn.extend({ words: Words })], "needs a column, or a { column, words }")
    .optional()
    .describe("Column of the stars, 1 to 5; `words` are those that it may hold instead, for 1 to 5 in their order."),
  face: Column.optional().describe("Column of the face, 1 to 5."),
  recommendation: Column.optional().describe("Column of the likelihood to recommend, 0 to 10."),
  effort: Column.optional().describe("Column of the effort, 1 to 7."),
  comment: z
    .union([Column, z.array(Column).min(1)], "needs a column or a list of columns")
    .optional()
    .describe("Column of the comment; several, such as title and message, are joined by a line break."),
  displayName: Column.optional().describe("Column of the name to publish the words under. Kept only with a consent."),
  reply: Column.optional().describe("Column of what the store answered in public."),
  repliedAt: Column.optional().describe("Column of when it answered; the time of the answer itself when left out."),
  leaveOut: z
    .array(Condition)
    .min(1)
    .optional()
    .describe("Rows of which one of these holds are rejected: what another tool knew to be spam, for one."),
});
export type Mapping = z.infer<typeof Mapping>;

/** @throws UsageError that says what is wrong where. */
export const parseMapping = (text: string, fileName: string): Mapping => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${fileName} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  const parsed = Mapping.safeParse(json);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => `  ${path.join(".") || "the mapping"}: ${message}`);
    throw new UsageError(`${fileName} is not a mapping:\n${issues.join("\n")}`);
  }
  const { rating, face, recommendation, effort, comment } = parsed.data;
  if ([rating, face, recommendation, effort, comment].every((column) => column === undefined)) {
    throw new UsageError(
      `${fileName} maps no answer: name a column for rating, face, recommendation, effort or comment.`,
    );
  }
  return parsed.data;
};

/** Columns that a condition looks at. */
export const columnsOfCondition = ({ empty, equals, later }: Condition): string[] => [
  ...(empty === undefined ? [] : [empty]),
  ...(equals === undefined ? [] : [equals.column]),
  ...(later ?? []),
];

/** The column of a part that may say more than its name. */
const columnIn = (part: string | { readonly column: string }): string =>
  typeof part === "string" ? part : part.column;

/** Columns of the key, in order, each with whether it may be empty. */
export const keyColumns = ({ key }: Pick<Mapping, "key">): { column: string; mayBeEmpty: boolean }[] =>
  key.map((part) => ({ column: columnIn(part), mayBeEmpty: typeof part === "object" }));

/** Column of the stars, with the words that stand for 1 to 5. */
export const ratingColumn = ({ rating }: Pick<Mapping, "rating">): { column: string; words: string[] } | undefined =>
  rating === undefined
    ? undefined
    : { column: columnIn(rating), words: typeof rating === "object" ? rating.words : [] };

/** Columns of the comment, in the order in which they are joined. */
export const commentColumns = ({ comment }: Pick<Mapping, "comment">): readonly string[] =>
  comment === undefined ? [] : Array.isArray(comment) ? comment : [comment];

/** Every column that a mapping reads, each once. */
export const columnsOf = (mapping: Mapping): string[] => {
  const named = [mapping.language, mapping.segment, mapping.touchpoint].flatMap((part) =>
    typeof part === "object" && "column" in part ? [part.column] : [],
  );
  const rules = Array.isArray(mapping.touchpoint) ? mapping.touchpoint : [];
  const { customer, rating, face, recommendation, effort, displayName, reply, repliedAt } = mapping;
  const scales = [rating && columnIn(rating), face, recommendation, effort];
  const single = [...scales, customer?.email, customer?.reference, displayName, reply, repliedAt];
  return [
    ...new Set([
      ...mapping.key.map(columnIn),
      ...named,
      ...rules.flatMap(({ when }) => (when === undefined ? [] : columnsOfCondition(when))),
      ...(mapping.answeredAt === undefined ? [] : [mapping.answeredAt.column]),
      ...(mapping.leaveOut ?? []).flatMap(columnsOfCondition),
      ...single.filter((column) => column !== undefined),
      ...commentColumns(mapping),
    ]),
  ];
};

/** Touchpoints that a mapping names itself. */
export const touchpointsOf = ({ touchpoint }: Pick<Mapping, "touchpoint">): string[] => {
  if (typeof touchpoint === "string") return [touchpoint];
  return Array.isArray(touchpoint) ? touchpoint.map((rule) => rule.touchpoint) : [];
};

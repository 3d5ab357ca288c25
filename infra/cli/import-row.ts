import { DisplayName } from "../../shared/domain/consent.ts";
import { CustomerDraft } from "../../shared/domain/customer-draft.ts";
import { Reply } from "../../shared/domain/reply.ts";
import { Answers, ResponseDraft } from "../../shared/domain/response.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import type { CsvRecord } from "./csv-records.ts";
import {
  type Condition,
  columnsOf,
  columnsOfCondition,
  commentColumns,
  keyColumns,
  type Mapping,
  ratingColumn,
} from "./import-mapping.ts";
import { parseInstant } from "./instant.ts";

/** A row that cannot be a response. */
export class RowProblem extends Error {
  override readonly name = "RowProblem";
  readonly column: string;
  constructor(column: string, message: string) {
    super(message);
    this.column = column;
  }
}

/** A record whose quotes are in order. */
type FilledRecord = Pick<Extract<CsvRecord, { fields: unknown }>, "fields" | "isWellEncoded">;

/** A row of the file: the text of a column that the mapping names. */
type Row = (column: string) => string;

const SHOWN_CHARACTERS = 40;
const shown = (text: string) =>
  JSON.stringify(text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text);

const refuse = (column: string, reason: string): never => {
  throw new RowProblem(column, `column ${JSON.stringify(column)} ${reason}`);
};

/** Where a scale of the domain begins and ends, so that a refusal can say it. */
const SCALE = {
  rating: Answers.shape.rating.unwrap(),
  recommendation: Answers.shape.recommendation.unwrap(),
  effort: Answers.shape.effort.unwrap(),
  face: Answers.shape.rating.unwrap(),
};

const pointOn = (
  scale: keyof typeof SCALE,
  column: string | undefined,
  row: Row,
  words: readonly string[] = [],
): number | undefined => {
  if (column === undefined) return undefined;
  const text = row(column).trim();
  if (text === "") return undefined;
  const word = words.indexOf(text.toUpperCase());
  if (word >= 0) return word + 1;
  // Spreadsheets and data frames write whole numbers as 5.0.
  const point = /^\d{1,3}(\.0+)?$/.test(text) ? Number(text) : Number.NaN;
  if (SCALE[scale].safeParse(point).success) return point;
  const { minValue, maxValue } = SCALE[scale];
  return refuse(column, `holds ${shown(text)}, which is not a whole number from ${minValue} to ${maxValue}`);
};

const instantIn = (column: string, row: Row, timeZone: string): Date | undefined => {
  const text = row(column).trim();
  if (text === "") return undefined;
  return (
    parseInstant(text, timeZone) ??
    refuse(column, `holds ${shown(text)}, which is not a time such as 2026-01-31 18:30:00 or 2026-01-31T18:30:00Z`)
  );
};

const holds = (condition: Condition | undefined, row: Row, timeZone: string): boolean => {
  if (condition === undefined) return true;
  const { empty, equals, later } = condition;
  if (empty !== undefined) return row(empty).trim() === "";
  if (equals !== undefined) return row(equals.column).trim() === equals.value.trim();
  if (later === undefined) return false;
  const [one, other] = [instantIn(later[0], row, timeZone), instantIn(later[1], row, timeZone)];
  return one !== undefined && other !== undefined && one > other;
};

/** A constant of the mapping, or what its column holds; undefined when that is empty. */
const partOf = (part: string | { readonly column: string } | undefined, row: Row): string | undefined =>
  typeof part === "object" ? row(part.column).trim() || undefined : part;

const columnOf = (part: Mapping["touchpoint"] | Mapping["language"], otherwise: string): string =>
  typeof part === "object" && "column" in part ? part.column : otherwise;

const touchpointOf = (mapping: Mapping, row: Row, timeZone: string): string => {
  if (!Array.isArray(mapping.touchpoint)) {
    const touchpoint = partOf(mapping.touchpoint, row);
    return touchpoint ?? refuse(columnOf(mapping.touchpoint, "touchpoint"), "is empty: it must name a touchpoint");
  }
  const rule = mapping.touchpoint.find(({ when }) => holds(when, row, timeZone));
  if (rule === undefined) throw new RowProblem("", "no rule of the mapping chooses a touchpoint for this row");
  return rule.touchpoint;
};

const answeredAtOf = (mapping: Mapping, row: Row, timeZone: string, now: Date): string | undefined => {
  if (mapping.answeredAt === undefined) return undefined;
  const { column } = mapping.answeredAt;
  const answeredAt = instantIn(column, row, timeZone);
  if (answeredAt === undefined) return refuse(column, "is empty: it must say when the customer answered");
  if (answeredAt > now) return refuse(column, `holds ${shown(row(column))}, which is in the future`);
  return answeredAt.toISOString();
};

const customerOf = ({ customer: columns }: Mapping, row: Row): CustomerDraft | undefined => {
  const [email, reference] = [columns?.email, columns?.reference].map((column) => column && row(column).trim());
  if (columns === undefined || (!email && !reference)) return undefined;
  const customer = CustomerDraft.safeParse({ ...(email && { email }), ...(reference && { reference }) });
  if (customer.success) return customer.data;
  const issue = customer.error.issues[0];
  const column = (issue?.path[0] === "email" ? columns.email : columns.reference) ?? "";
  // Not the text: it is somebody.
  return refuse(column, issue?.message ?? "names no customer");
};

const displayNameOf = ({ displayName: column }: Mapping, row: Row): string | undefined => {
  const text = column === undefined ? "" : row(column).trim();
  if (column === undefined || text === "") return undefined;
  const name = DisplayName.safeParse(text);
  return name.success
    ? name.data
    : refuse(column, "holds no name that can be shown: one line of at most 80 characters");
};

/** What the store answered, at the time of its own column or, without one, of the answer itself. */
const replyOf = (mapping: Mapping, row: Row, timeZone: string, answeredAt: string, now: Date): Reply | undefined => {
  const { reply: column, repliedAt } = mapping;
  const text = column === undefined ? "" : row(column).trim();
  if (column === undefined || text === "") return undefined;
  const at = (repliedAt === undefined ? undefined : instantIn(repliedAt, row, timeZone)) ?? new Date(answeredAt);
  if (repliedAt !== undefined && at > now)
    return refuse(repliedAt, `holds ${shown(row(repliedAt))}, which is in the future`);
  const reply = Reply.safeParse({ text, at: at.toISOString() });
  return reply.success ? reply.data : refuse(column, reply.error.issues[0]?.message ?? "is not valid");
};

export type RowContext = {
  readonly mapping: Mapping;
  readonly store: Pick<Store, "timeZone">;
  /** Touchpoints that take responses, by id. */
  readonly touchpoints: ReadonlyMap<string, Touchpoint>;
  readonly now: Date;
};

/** A row as a draft for the same path as any other response, its touchpoint, the values that name it, and what came of it. */
export type ImportedRow = {
  readonly key: readonly string[];
  readonly draft: ResponseDraft;
  readonly touchpoint: Touchpoint;
  readonly displayName: string | undefined;
  readonly reply: Reply | undefined;
};

/** The column to blame for a part of the draft that the domain refuses. */
const blamed = (mapping: Mapping, part: PropertyKey | undefined): string => {
  if (part === "comment") return commentColumns(mapping).join(" + ");
  if (part === "language") return columnOf(mapping.language, "language");
  if (part === "segment") return columnOf(mapping.segment, "segment");
  return "";
};

/** Reads the rows of one file. @throws RowProblem from the reader, for a row that cannot be a response. */
export const rowReader = (header: readonly string[], { mapping, store, touchpoints, now }: RowContext) => {
  const places = new Map(columnsOf(mapping).map((column) => [column, header.indexOf(column)]));
  const timeZone = mapping.answeredAt?.timeZone ?? store.timeZone;

  return ({ fields, isWellEncoded }: FilledRecord): ImportedRow => {
    if (fields.length !== header.length) {
      throw new RowProblem("", `has ${fields.length} columns where the first line has ${header.length}`);
    }
    const row: Row = (column) => {
      const text = fields[places.get(column) ?? -1] ?? "";
      // It may also stand in the file as such: then its bytes are in order.
      if (!text.includes("\ufffd") || isWellEncoded()) return text;
      return refuse(
        column,
        'holds bytes that are not UTF-8: if the file is Latin-1, set "encoding": "latin1" in the mapping',
      );
    };
    const spoiled = mapping.leaveOut?.find((condition) => holds(condition, row, timeZone));
    if (spoiled !== undefined) {
      throw new RowProblem(columnsOfCondition(spoiled).join(" + "), "the mapping leaves this row out");
    }
    const key = keyColumns(mapping).map(({ column, mayBeEmpty }) => {
      const value = row(column).trim();
      return value === "" && !mayBeEmpty
        ? refuse(column, "is empty: without its key a row cannot be told from another")
        : value;
    });
    const id = touchpointOf(mapping, row, timeZone);
    const touchpoint =
      touchpoints.get(id) ??
      refuse(columnOf(mapping.touchpoint, "touchpoint"), `holds ${shown(id)}, which is no touchpoint of the store`);
    const rating = ratingColumn(mapping);
    const face = pointOn("face", mapping.face, row);
    const comment = commentColumns(mapping)
      .map((column) => row(column).trim())
      .filter((text) => text !== "")
      .join("\n");
    const answeredAt = answeredAtOf(mapping, row, timeZone, now);
    const parsed = ResponseDraft.safeParse({
      touchpoint: touchpoint.id,
      language: partOf(mapping.language, row),
      segment: partOf(mapping.segment, row),
      customer: customerOf(mapping, row),
      answeredAt,
      rating: pointOn("rating", rating?.column, row, rating?.words),
      recommendation: pointOn("recommendation", mapping.recommendation, row),
      effort: pointOn("effort", mapping.effort, row),
      ...(face !== undefined && { feeling: { face } }),
      ...(comment !== "" && { comment }),
    });
    if (parsed.success) {
      return {
        key,
        draft: parsed.data,
        touchpoint,
        displayName: displayNameOf(mapping, row),
        reply: replyOf(mapping, row, timeZone, answeredAt ?? now.toISOString(), now),
      };
    }
    const issue = parsed.error.issues[0];
    const column = blamed(mapping, issue?.path[0]);
    const reason = issue?.message ?? "is not valid";
    throw new RowProblem(column, column === "" ? reason : `column ${JSON.stringify(column)} ${reason}`);
  };
};

import { customerReference } from "../../shared/adapters/customer-reference.ts";
import type { Responses } from "../../shared/adapters/dynamo/responses.ts";
import { fingerprintOf, responseId } from "../../shared/adapters/response-id.ts";
import type { Consent } from "../../shared/domain/consent.ts";
import { recordResponse } from "../../shared/domain/response.ts";
import type { Store } from "../../shared/domain/store.ts";
import type { Touchpoint } from "../../shared/domain/touchpoint.ts";
import { type CsvDialect, type CsvPosition, type CsvRecord, readCsv } from "./csv-records.ts";
import { columnsOf, keyColumns, type Mapping, touchpointsOf } from "./import-mapping.ts";
import { type ImportedRow, RowProblem, rowReader } from "./import-row.ts";
import { UsageError } from "./usage-error.ts";

/** A row that was not imported: its line, the column at fault (empty when it is the whole row), why, and the row itself. */
export type Reject = {
  readonly line: number;
  readonly column: string;
  readonly reason: string;
  readonly row: string;
};

/** What became of the rows so far. */
export type ImportTally = { readonly added: number; readonly existing: number; readonly rejected: number };

/** Where an import stands: every row before the position is done with, none after it is counted. */
export type ImportProgress = { readonly position: CsvPosition; readonly tally: ImportTally };

/** What an import came to. */
export type ImportResult = ImportProgress & {
  /** Line of the last row when the file ends in it without a line end or a closing quote: it may be cut off there. */
  readonly mayBeCutAt?: number;
};

export type ImportNeeds = {
  /** The file's bytes, from an offset on. It is opened more than once. */
  readonly read: (from: number) => AsyncIterable<Uint8Array>;
  readonly mapping: Mapping;
  readonly store: Pick<Store, "id" | "timeZone">;
  readonly touchpoints: readonly Touchpoint[];
  readonly responses: Pick<Responses, "add">;
  /** What the store says it may publish the words on. Without it they count, and can never be published. */
  readonly consent?: Pick<Consent, "text" | "language" | "scopes"> | undefined;
  readonly now: () => Date;
  /** Told of every rejected row, in the order of the file. */
  readonly reject: (reject: Reject) => void | Promise<void>;
  readonly onProgress?: (progress: ImportProgress) => void | Promise<void>;
  /** Go on from here. */
  readonly resume?: ImportProgress | undefined;
  /** Stop reading when this says so, and finish the rows under way. */
  readonly signal?: AbortSignal;
  /** Rows on their way to the table at one time. */
  readonly concurrency?: number;
};

const DEFAULT_CONCURRENCY = 32;
/** Rows from one report of progress to the next. */
const PROGRESS_ROWS = 500;

const DELIMITERS = [",", ";", "\t"] as const;

type Header = { readonly dialect: CsvDialect; readonly names: string[]; readonly end: CsvPosition };

const firstRecord = async (read: ImportNeeds["read"], dialect: CsvDialect): Promise<CsvRecord | undefined> => {
  for await (const record of readCsv(read(0), dialect)) return record;
  return undefined;
};

/** A byte order mark of UTF-16, as it looks when it is read in UTF-8 or in Latin-1. */
const UTF16_MARK = /^(?:\ufffd\ufffd|\u00ff\u00fe|\u00fe\u00ff)/;

/**
 * The names in the first line, by the delimiter given or else the one that makes most columns of it.
 * @throws UsageError when there is no such line
 */
export const readHeader = async (
  read: ImportNeeds["read"],
  { encoding, delimiter }: Pick<Mapping, "encoding" | "delimiter">,
): Promise<Header> => {
  const headers: Header[] = [];
  for (const candidate of delimiter === undefined ? DELIMITERS : [delimiter]) {
    const dialect = { delimiter: candidate, encoding };
    const record = await firstRecord(read, dialect);
    if (record === undefined) throw new UsageError("The file is empty: its first line must name the columns.");
    if (UTF16_MARK.test(record.raw())) {
      throw new UsageError("The file is in UTF-16: save it as CSV in UTF-8 and import that.");
    }
    if ("problem" in record) continue;
    headers.push({ dialect, names: record.fields.map((name) => name.trim()), end: record.end });
  }
  const header = headers.sort((a, b) => b.names.length - a.names.length)[0];
  if (header === undefined)
    throw new UsageError("The first line of the file, which names the columns, has broken quotes.");
  return header;
};

const checkColumns = (mapping: Mapping, names: readonly string[]): void => {
  const wanted = columnsOf(mapping);
  const missing = wanted.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    const list = (columns: readonly string[]) => columns.map((column) => JSON.stringify(column)).join(", ");
    throw new UsageError(`The file has no column ${list(missing)}. Its columns are: ${list(names)}.`);
  }
  const twice = wanted.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice !== undefined) throw new UsageError(`The file has more than one column ${JSON.stringify(twice)}.`);
};

const checkTouchpoints = (mapping: Mapping, open: ReadonlyMap<string, Touchpoint>, store: string): void => {
  const missing = touchpointsOf(mapping).filter((id) => !open.has(id));
  if (missing.length === 0) return;
  throw new UsageError(
    `The mapping names ${missing.join(", ")}, which ${missing.length === 1 ? "is no touchpoint" : "are no touchpoints"} of the store ${store} that takes responses. Create it first.`,
  );
};

/** Version of a consent whose text is the store's own statement. */
const IMPORT_CONSENT = "import@1";

type Outcome = "added" | "existing" | RowProblem;

const DIFFERS =
  "differs from the response that is already there under this key: an import adds, it never overwrites what is there";

/**
 * Import the rows of a CSV file as responses, on the same path as any other: schema, id from the key, one conditional
 * write. A row that is there already changes nothing, so an import can be stopped and run again at will. Memory stays
 * flat: no more rows are read than are on their way to the table.
 * @throws UsageError before anything is written, when file, mapping and store do not fit together.
 * @throws whatever the table throws; `onProgress` has been told of all that was done by then.
 */
export const importCsv = async (needs: ImportNeeds): Promise<ImportResult> => {
  const { mapping, store, responses, concurrency = DEFAULT_CONCURRENCY } = needs;
  const open = new Map(needs.touchpoints.filter(({ archived }) => !archived).map((each) => [each.id, each]));
  const header = await readHeader(needs.read, mapping);
  checkColumns(mapping, header.names);
  checkTouchpoints(mapping, open, store.id);

  const readRow = rowReader(header.names, { mapping, store, touchpoints: open, now: needs.now() });
  const keyNames = keyColumns(mapping)
    .map(({ column }) => column)
    .join(" + ");
  /** Rows under way by id: of two rows with one key the first in the file wins, every time. */
  const underWay = new Map<string, Promise<unknown>>();

  const consentOf = ({ draft, displayName }: ImportedRow, now: Date): Consent | undefined =>
    needs.consent === undefined || draft.comment === undefined
      ? undefined
      : {
          version: IMPORT_CONSENT,
          ...needs.consent,
          ...(displayName !== undefined && { displayName }),
          givenAt: now.toISOString(),
          given: "import",
        };

  const write = async (id: string, row: ImportedRow): Promise<Outcome> => {
    const { draft, touchpoint, reply } = row;
    const fingerprint = fingerprintOf(draft);
    const now = needs.now();
    const consent = consentOf(row, now);
    const customer = draft.customer && customerReference(store.id, draft.customer);
    const answer = await responses.add(
      recordResponse(draft, {
        id,
        store: store.id,
        touchpoint,
        source: "import",
        provenance: "imported",
        fingerprint,
        now,
        ...(customer !== undefined && { from: { customer } }),
        atImport: { ...(consent !== undefined && { consent }), ...(reply !== undefined && { reply }) },
      }),
    );
    if (answer.added) return "added";
    // What a customer had erased has no fingerprint: it is known, and it stays erased.
    const { existing } = answer;
    const isSame = existing.erasedAt !== undefined || existing.fingerprint === fingerprint;
    return isSame ? "existing" : new RowProblem(keyNames, DIFFERS);
  };

  const importRecord = async (record: CsvRecord): Promise<Outcome> => {
    if ("problem" in record) return new RowProblem("", record.problem);
    let row: ImportedRow;
    try {
      row = readRow(record);
    } catch (error) {
      if (error instanceof RowProblem) return error;
      throw error;
    }
    const id = responseId(store.id, "import", JSON.stringify([mapping.name, row.key]));
    const before = underWay.get(id);
    const outcome = before === undefined ? write(id, row) : before.then(() => write(id, row));
    underWay.set(id, outcome);
    try {
      return await outcome;
    } finally {
      if (underWay.get(id) === outcome) underWay.delete(id);
    }
  };

  let { position, tally } = needs.resume ?? {
    position: { bytes: header.end.bytes, line: header.end.line },
    tally: { added: 0, existing: 0, rejected: 0 },
  };
  const settle = async ({ record, outcome }: { record: CsvRecord; outcome: Promise<Outcome> }) => {
    const result = await outcome;
    if (result instanceof RowProblem) {
      await needs.reject({ line: record.line, column: result.column, reason: result.message, row: record.raw() });
      tally = { ...tally, rejected: tally.rejected + 1 };
    } else {
      tally = { ...tally, [result]: tally[result] + 1 };
    }
    position = record.end;
  };

  const waiting: { record: CsvRecord; outcome: Promise<Outcome> }[] = [];
  let sinceProgress = 0;
  let mayBeCutAt: number | undefined;
  try {
    for await (const record of readCsv(needs.read(position.bytes), header.dialect, position)) {
      if (needs.signal?.aborted) break;
      if ("fields" in record && record.mayBeCut) mayBeCutAt = record.line;
      const outcome = importRecord(record);
      // It is awaited in the order of the file: until then a failure must not count as unhandled.
      outcome.catch(() => {});
      waiting.push({ record, outcome });
      if (waiting.length < concurrency) continue;
      await settle(waiting.shift()!);
      sinceProgress += 1;
      if (sinceProgress < PROGRESS_ROWS) continue;
      sinceProgress = 0;
      await needs.onProgress?.({ position, tally });
    }
    while (waiting.length > 0) await settle(waiting.shift()!);
  } finally {
    await Promise.allSettled(waiting.map(({ outcome }) => outcome));
    await needs.onProgress?.({ position, tally });
  }
  return { position, tally, ...(mayBeCutAt !== undefined && { mayBeCutAt }) };
};

import { isUtf8 } from "node:buffer";

/** Where a reading of a CSV file stands, always between two records: bytes read so far, and the number of the next line. */
export type CsvPosition = { readonly bytes: number; readonly line: number };
const CSV_START: CsvPosition = { bytes: 0, line: 1 };

export type CsvDialect = {
  readonly delimiter: "," | ";" | "\t";
  readonly encoding: "utf8" | "latin1";
};

/** One record of a file, or what stands in the place of one when its quotes are broken. */
export type CsvRecord = {
  /** Line that it begins on, counted from 1. */
  readonly line: number;
  readonly end: CsvPosition;
  /** As it stands in the file, without its line end; to be asked for only while the record is at hand. */
  readonly raw: () => string;
} & (
  | {
      readonly fields: readonly string[];
      /** The file ends here with neither a line end nor a quote that closes the last column: it may be cut off inside it. */
      readonly mayBeCut: boolean;
      /** False when its bytes are not what the encoding allows, so that some became U+FFFD. */
      readonly isWellEncoded: () => boolean;
    }
  | { readonly problem: string }
);

/** A record longer than this is taken for a quote that is never closed. It bounds what is held in memory. */
const MAX_RECORD_BYTES = 1024 * 1024;
/** How much of such a line is kept to be shown. */
const SHOWN_BYTES = 1024;

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

type Scanned = { fields: string[]; end: number; mayBeCut: boolean } | { problem: string } | "needs more";

const NEVER_CLOSED = "a quote is opened that is never closed: is the file cut off here?";
const NOT_DOUBLED = 'text follows a closing quote: a quote inside quotes must be doubled ("")';
const TOO_LONG = `is longer than ${MAX_RECORD_BYTES} bytes: is a quote never closed?`;

/** The record that begins at `start`; `end` is after its line end. */
const scanRecord = (buffer: Buffer, start: number, dialect: CsvDialect, isLast: boolean): Scanned => {
  const delimiter = dialect.delimiter.charCodeAt(0);
  const fields: string[] = [];
  let at = start;
  for (;;) {
    const isQuoted = buffer[at] === QUOTE;
    if (isQuoted) {
      let close = buffer.indexOf(QUOTE, at + 1);
      while (close !== -1 && buffer[close + 1] === QUOTE) close = buffer.indexOf(QUOTE, close + 2);
      if (close === -1) return isLast ? { problem: NEVER_CLOSED } : "needs more";
      // What follows the quote decides: another quote, a delimiter, or one or two bytes of line end.
      if (close + 2 >= buffer.length && !isLast) return "needs more";
      fields.push(buffer.toString(dialect.encoding, at + 1, close).replaceAll('""', '"'));
      at = close + 1;
      if (buffer[at] === CR && (at + 1 === buffer.length || buffer[at + 1] === LF)) at += 1;
      if (at < buffer.length && buffer[at] !== LF && buffer[at] !== delimiter) return { problem: NOT_DOUBLED };
    } else {
      const from = at;
      while (at < buffer.length && buffer[at] !== LF && buffer[at] !== delimiter) at += 1;
      if (at === buffer.length && !isLast) return "needs more";
      const isLineEnd = buffer[at] !== delimiter;
      fields.push(
        buffer.toString(dialect.encoding, from, isLineEnd && buffer[at - 1] === CR && at > from ? at - 1 : at),
      );
    }
    if (at >= buffer.length) return { fields, end: buffer.length, mayBeCut: !isQuoted };
    if (buffer[at] === LF) return { fields, end: at + 1, mayBeCut: false };
    at += 1;
  }
};

const countLines = (buffer: Buffer, start: number, end: number): number => {
  let lines = 0;
  for (let at = buffer.indexOf(LF, start); at !== -1 && at < end; at = buffer.indexOf(LF, at + 1)) lines += 1;
  return Math.max(1, lines);
};

/**
 * Reads RFC 4180 records from the bytes of a file, from a position between two records on, in flat memory. Windows and
 * Unix line ends, a byte order mark and empty lines are taken as they come. When the quotes of a record are broken, its
 * first line alone is given up and reading goes on at the next one, so one stray quote cannot swallow what follows it.
 *
 * We read CSV ourselves because an import must name the right line and go on from the right byte: csv-parse 7.0.3
 * counts a Windows line end inside quotes twice, and loses rows once it has skipped a record that was too long.
 */
export async function* readCsv(
  chunks: AsyncIterable<Uint8Array>,
  dialect: CsvDialect,
  from: CsvPosition = CSV_START,
): AsyncGenerator<CsvRecord> {
  let buffer: Buffer = Buffer.alloc(0);
  let start = 0;
  let { bytes, line } = from;
  let overlong: { readonly line: number; readonly shown: string } | undefined;
  let beginning = bytes === 0;

  const advance = (end: number) => {
    line += countLines(buffer, start, end);
    bytes += end - start;
    start = end;
  };

  const rawOf = (end: number) => {
    const [text, begin] = [buffer, start];
    return () => text.toString(dialect.encoding, begin, end).replace(/\r?\n$/, "");
  };

  /** The rest of a line that was too long to be held: thrown away as it comes. */
  const endOverlong = (isLast: boolean): CsvRecord | undefined => {
    const lineEnd = buffer.indexOf(LF, start);
    if (lineEnd === -1 && !isLast) {
      bytes += buffer.length - start;
      start = buffer.length;
      return undefined;
    }
    const { line: begunAt, shown } = overlong!;
    overlong = undefined;
    advance(lineEnd === -1 ? buffer.length : lineEnd + 1);
    return { line: begunAt, end: { bytes, line }, raw: () => shown, problem: TOO_LONG };
  };

  const next = (isLast: boolean): CsvRecord | undefined => {
    for (;;) {
      if (overlong !== undefined) return endOverlong(isLast);
      if (start >= buffer.length) return undefined;
      let scanned = scanRecord(buffer, start, dialect, isLast);
      if (scanned === "needs more") {
        if (buffer.length - start <= MAX_RECORD_BYTES) return undefined;
        scanned = { problem: TOO_LONG };
      }
      const begunAt = line;
      if ("problem" in scanned) {
        const lineEnd = buffer.indexOf(LF, start);
        if (lineEnd === -1 && !isLast) {
          if (buffer.length - start <= MAX_RECORD_BYTES) return undefined;
          const shown = buffer.toString(dialect.encoding, start, start + SHOWN_BYTES);
          overlong = { line, shown: `${shown}…` };
          continue;
        }
        const end = lineEnd === -1 ? buffer.length : lineEnd + 1;
        const raw = rawOf(end);
        advance(end);
        return { line: begunAt, end: { bytes, line }, raw, problem: scanned.problem };
      }
      const isEmptyLine = scanned.fields.length === 1 && scanned.fields[0] === "" && buffer[start] !== QUOTE;
      const raw = rawOf(scanned.end);
      const recordBytes = buffer.subarray(start, scanned.end);
      const isWellEncoded = () => dialect.encoding !== "utf8" || isUtf8(recordBytes);
      advance(scanned.end);
      const { fields, mayBeCut } = scanned;
      if (!isEmptyLine) return { line: begunAt, end: { bytes, line }, raw, fields, mayBeCut, isWellEncoded };
    }
  };

  for await (const chunk of chunks) {
    buffer = start >= buffer.length ? Buffer.from(chunk) : Buffer.concat([buffer.subarray(start), chunk]);
    start = 0;
    if (beginning) {
      if (buffer.length < BYTE_ORDER_MARK.length) continue;
      beginning = false;
      if (buffer.subarray(0, 3).equals(BYTE_ORDER_MARK)) {
        start = 3;
        bytes = 3;
      }
    }
    for (let record = next(false); record !== undefined; record = next(false)) yield record;
  }
  for (let record = next(true); record !== undefined; record = next(true)) yield record;
}

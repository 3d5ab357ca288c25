import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvDialect, type CsvPosition, type CsvRecord, readCsv } from "../../infra/cli/csv-records.ts";

const COMMAS: CsvDialect = { delimiter: ",", encoding: "utf8" };

async function* inChunks(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Records with their raw text already taken, from a text cut into chunks. */
const read = async (
  text: string | Buffer,
  options: { size?: number; dialect?: CsvDialect; from?: CsvPosition } = {},
) => {
  const bytes = Buffer.from(text);
  const from = options.from ?? { bytes: 0, line: 1 };
  const records: (CsvRecord & { text: string })[] = [];
  const chunks = inChunks(bytes.subarray(from.bytes), options.size ?? 65_536);
  for await (const record of readCsv(chunks, options.dialect ?? COMMAS, from)) {
    records.push({ ...record, text: record.raw() });
  }
  return records;
};

const fieldsOf = (record: CsvRecord) => ("fields" in record ? record.fields : record.problem);

const cell = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom('"', '""', ",", ";", "\n", "\r\n", "é€😀"),
);
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe("reading CSV", () => {
  it("reads what was written, as csv-parse does, however the bytes are cut", async () => {
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(...(["\n", "\r\n"] as const)),
        fc.constantFrom(...([",", ";", "\t"] as const)),
        fc.integer({ min: 1, max: 40 }),
        async (rows, lineEnd, delimiter, size) => {
          const text = rows.map((row) => row.map(quoted).join(delimiter)).join(lineEnd);
          const records = await read(text, { size, dialect: { delimiter, encoding: "utf8" } });
          const wellFormed = rows.map((row) => row.map((field) => field.toWellFormed()));
          expect(records.map(fieldsOf)).toEqual(wellFormed);
          const theirs = parse(text, { delimiter, record_delimiter: lineEnd, relax_column_count: true });
          expect(records.map(fieldsOf)).toEqual(theirs);
        },
      ),
    );
  });

  it("can go on from the end of any record", async () => {
    const text = '\ufeffa,b\r\n1,"x\r\ny"\r\n\r\n2,z\r\n3,"never';
    const all = await read(text);
    for (const [index, { end }] of all.entries()) {
      expect((await read(text, { from: end })).map(({ line, text }) => ({ line, text }))).toEqual(
        all.slice(index + 1).map(({ line, text }) => ({ line, text })),
      );
    }
  });

  it("numbers the line that each record begins on, over line ends inside quotes and empty lines", async () => {
    const records = await read('a,b\r\n1,"x\r\ny\r\n"\r\n\r\n2,z\n3,w');
    expect(records.map(({ line, text }) => [line, text])).toEqual([
      [1, "a,b"],
      [2, '1,"x\r\ny\r\n"'],
      [6, "2,z"],
      [7, "3,w"],
    ]);
  });

  it.each([
    ["an empty last field", "a,b,", [["a", "b", ""]]],
    ["a quote inside a field without quotes", '5" disk,b', [['5" disk', "b"]]],
    ["a quoted empty line of one column", '""\n', [[""]]],
    ["a last line without its end", "a\nb", [["a"], ["b"]]],
    ["a byte order mark", "\ufeffa,b", [["a", "b"]]],
    ["nothing", "", []],
    ["a file shorter than a byte order mark", "a", [["a"]]],
  ])("takes %s", async (_what, text, expected) => {
    for (const size of [1, 2, 100]) expect((await read(text, { size })).map(fieldsOf)).toEqual(expected);
  });

  it("gives up only the first line of a record whose quotes are broken", async () => {
    for (const size of [1, 7, 1000]) {
      const records = await read('1,"never closed\n2,b\n3,"x"y,z\n4,d', { size });
      expect(records.map(({ line, text }) => [line, text])).toEqual([
        [1, '1,"never closed'],
        [2, "2,b"],
        [3, '3,"x"y,z'],
        [4, "4,d"],
      ]);
      expect(records.map((record) => "problem" in record)).toEqual([true, false, true, false]);
    }
  });

  it("names the line of a quote that the end of the file cuts off", async () => {
    const [first, last] = await read('1,a\n2,"cut o');
    expect(first && fieldsOf(first)).toEqual(["1", "a"]);
    expect(last).toMatchObject({ line: 2, problem: expect.stringContaining("never closed") });
  });

  it("gives up a line that is too long to hold, and goes on after it", async () => {
    const records = await read(`1,a\n2,${"x".repeat(3_000_000)}\n3,c`);
    expect(records.map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(records.map((record) => "problem" in record)).toEqual([false, true, false]);
    expect(records[1]?.text.length).toBeLessThan(2_000);
  });

  it("reads Latin-1 when told so", async () => {
    const [record] = await read(Buffer.from("caffè,città", "latin1"), {
      dialect: { delimiter: ",", encoding: "latin1" },
    });
    expect(record && fieldsOf(record)).toEqual(["caffè", "città"]);
  });
});

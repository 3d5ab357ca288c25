import type { Orders } from "../../shared/adapters/dynamo/orders.ts";
import { newsOf } from "../../shared/adapters/hooks/order-draft.ts";
import { toMinor } from "../../shared/domain/money.ts";
import { OrderDraft } from "../../shared/domain/order.ts";
import type { Store } from "../../shared/domain/store.ts";
import { readCsv } from "./csv-records.ts";
import type { Reject } from "./import-csv.ts";
import { type OrderMapping, orderColumns, orderOfRow, type RowIssue } from "./order-mapping.ts";
import { UsageError } from "./usage-error.ts";

/** What became of the rows. `known` told nothing new. */
export type OrdersTally = { readonly kept: number; readonly known: number; readonly rejected: number };

export type ImportOrdersNeeds = {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** How the columns of a CSV become orders; without it the file is NDJSON, a line as the API takes it. */
  readonly mapping: OrderMapping | undefined;
  readonly store: Pick<Store, "id" | "timeZone">;
  readonly orders: Pick<Orders, "tell">;
  readonly now: () => Date;
  readonly reject: (reject: Reject) => void;
};

/** Orders on their way to the table at one time. */
const AT_ONCE = 32;

/** A line of the file: an order, or what is wrong with it. */
type Line = { readonly line: number; readonly raw: () => string; readonly read: OrderDraft | RowIssue[] };

async function* ndjsonLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const read = (text: string): OrderDraft | RowIssue[] => {
    try {
      const parsed = OrderDraft.safeParse(JSON.parse(text));
      if (parsed.success) return parsed.data;
      return parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    } catch {
      return [{ path: "", message: "is not JSON" }];
    }
  };
  const decoder = new TextDecoder();
  let rest = "";
  let line = 0;
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const text of lines) {
      line += 1;
      if (text.trim() !== "") yield { line, raw: () => text, read: read(text) };
    }
  }
  if (rest.trim() !== "") yield { line: line + 1, raw: () => rest, read: read(rest) };
}

async function* csvLines(
  bytes: AsyncIterable<Uint8Array>,
  mapping: OrderMapping,
  storeZone: string,
): AsyncGenerator<Line> {
  let places: ReadonlyMap<string, number> | undefined;
  let width = 0;
  for await (const record of readCsv(bytes, { delimiter: mapping.delimiter, encoding: mapping.encoding })) {
    if ("problem" in record) {
      if (places === undefined)
        throw new UsageError("The first line of the file, which names the columns, cannot be read.");
      yield { line: record.line, raw: record.raw, read: [{ path: "", message: record.problem }] };
      continue;
    }
    const { fields } = record;
    if (places === undefined) {
      places = new Map(fields.map((name, place) => [name.trim(), place]));
      width = fields.length;
      const missing = orderColumns(mapping).filter((column) => places?.has(column) !== true);
      if (missing.length > 0) throw new UsageError(`The file has no column ${missing.join(", ")}.`);
      continue;
    }
    const at = places;
    const wrongWidth = { path: "", message: `has ${fields.length} columns where the first line has ${width}` };
    yield {
      line: record.line,
      raw: record.raw,
      read:
        fields.length === width
          ? orderOfRow(mapping, (column) => fields[at.get(column) ?? -1] ?? "", storeZone, toMinor)
          : [wrongWidth],
    };
  }
}

/**
 * Tell of every order of a file, on the same path as the API: what is known already changes nothing, so a file can be
 * imported again, and an import that was stopped begun anew.
 * @throws UsageError before anything is written, when file and mapping do not fit together
 */
export const importOrders = async (needs: ImportOrdersNeeds): Promise<OrdersTally> => {
  const { bytes, mapping, store, orders, now, reject } = needs;
  const tally = { kept: 0, known: 0, rejected: 0 };
  const lines = mapping === undefined ? ndjsonLines(bytes) : csvLines(bytes, mapping, store.timeZone);
  const underWay = new Set<Promise<void>>();
  for await (const { line, raw, read } of lines) {
    if (Array.isArray(read)) {
      tally.rejected += 1;
      const [issue] = read;
      const reason = read.map(({ path, message }) => `${path} ${message}`.trim()).join("; ");
      reject({ line, column: issue?.path ?? "", reason, row: raw() });
      continue;
    }
    const { order, contact } = newsOf(store.id, read);
    const told = orders.tell(order, contact, now()).then((outcome) => {
      tally[outcome] += 1;
      underWay.delete(told);
    });
    underWay.add(told);
    if (underWay.size >= AT_ONCE) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  return tally;
};

import { type CellValue, csvLine } from "../../../shared/domain/csv-cell.ts";
import type { Figure } from "../../../shared/domain/figure.ts";
import type { Trend } from "../../../shared/domain/trend.ts";
import type { BucketNotes } from "./bucket-notes.ts";

const HUNDREDTHS = 100;
const rounded = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(HUNDREDTHS * value) / HUNDREDTHS;

const figureColumns = (name: string, { n, value, low, high }: Figure): Readonly<Record<string, CellValue>> => ({
  [`${name}_n`]: n,
  [name]: rounded(value),
  [`${name}_low`]: rounded(low),
  [`${name}_high`]: rounded(high),
});

/**
 * The trend as a table for a spreadsheet, a line a bucket. The names of its columns are for programs and the same in every
 * language; a figure that is hidden is an empty cell. `change` and its interval are there where a change is certain.
 */
export const trendCsv = ({ by, buckets, changes }: Trend, notes: readonly BucketNotes[]): string => {
  const changed = new Map(changes.map((change) => [change.to, change]));
  const noted = new Map(notes.map((each) => [each.bucket, each.notes]));
  const lines = buckets.map(({ id, from, to, n, emotion, inferred, recommendation }) => {
    const change = changed.get(id);
    return {
      by,
      bucket: id,
      from,
      to,
      responses: n,
      ...figureColumns("emotion", emotion),
      ...figureColumns("inferred", inferred),
      ...figureColumns("recommendation", recommendation),
      change_since: change?.from,
      change: rounded(change?.value),
      change_low: rounded(change?.low),
      change_high: rounded(change?.high),
      notes: noted
        .get(id)
        ?.map(({ day, text }) => `${day} ${text}`)
        .join("; "),
    };
  });
  return [Object.keys(lines[0] ?? {}), ...lines.map((line) => Object.values(line))].map(csvLine).join("");
};

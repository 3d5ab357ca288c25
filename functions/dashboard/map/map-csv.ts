import { type CellValue, csvLine } from "../../../shared/domain/csv-cell.ts";
import type { Figure } from "../../../shared/domain/figure.ts";
import type { Felt, JourneyMap } from "../../../shared/domain/journey-map.ts";
import type { MapWording } from "./map-wording.ts";

const HUNDREDTHS = 100;
const rounded = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(HUNDREDTHS * value) / HUNDREDTHS;

type Columns = Readonly<Record<string, CellValue>>;

const figureColumns = (name: string, { n, value, low, high }: Figure): Columns => ({
  [`${name}_n`]: n,
  [name]: rounded(value),
  [`${name}_low`]: rounded(low),
  [`${name}_high`]: rounded(high),
});

const feltColumns = ({ previous, ...felt }: Felt): Columns => ({
  responses: felt.n,
  ...figureColumns("emotion", felt.emotion),
  ...figureColumns("inferred", felt.inferred),
  ...figureColumns("recommendation", felt.recommendation),
  very_bad: felt.distribution?.[0],
  bad: felt.distribution?.[1],
  neither: felt.distribution?.[2],
  good: felt.distribution?.[3],
  very_good: felt.distribution?.[4],
  feelings: felt.feelings.map(({ feeling, n }) => `${feeling} ${n}`).join("; "),
  importance_n: felt.importance?.n,
  importance: rounded(felt.importance?.value),
  started: felt.started,
  completed: felt.completed,
  previous_responses: previous?.n,
  previous_emotion: rounded(previous?.emotion.value),
  change: rounded(previous?.emotionChange?.value),
  change_low: rounded(previous?.emotionChange?.low),
  change_high: rounded(previous?.emotionChange?.high),
  change_certain: previous?.emotionChange?.certain,
});

type Days = { readonly from: string; readonly to: string };

/**
 * The map as a table for a spreadsheet: the whole, every stage and every touchpoint, a line each. The names of its columns
 * are for programs and the same in every language; a figure that is hidden is an empty cell.
 */
export const mapCsv = ({ from, to }: Days, { whole, stages }: JourneyMap, { plainName }: MapWording): string => {
  const line = (
    place: { level: string; stage?: string; touchpoint?: string; name?: string; channel?: string },
    felt: Felt,
  ) => ({
    level: place.level,
    stage: place.stage,
    touchpoint: place.touchpoint,
    name: place.name,
    channel: place.channel,
    from,
    to,
    ...feltColumns(felt),
  });
  const lines: Columns[] = [
    line({ level: "whole" }, whole),
    ...stages.flatMap((stage) => [
      line({ level: "stage", stage: stage.id, name: plainName(stage.name) }, stage),
      ...stage.touchpoints.map((on) =>
        line(
          { level: "touchpoint", stage: stage.id, touchpoint: on.id, name: plainName(on.name), channel: on.channel },
          on,
        ),
      ),
    ]),
  ];
  const columns = Object.keys(lines[0] ?? {});
  return [columns, ...lines.map((values) => columns.map((column) => values[column]))].map(csvLine).join("");
};

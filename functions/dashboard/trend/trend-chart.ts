import { type Figure, HIDDEN_BELOW } from "../../../shared/domain/figure.ts";
import type { Trend, TrendBucket } from "../../../shared/domain/trend.ts";
import { type Html, html } from "../../pages/html.ts";
import type { Wording } from "../frame/wording.ts";
import { axisName, bucketName } from "./bucket-names.ts";
import type { BucketNotes } from "./bucket-notes.ts";
import type { TrendTexts } from "./trend-texts.ts";

/** `wide` for screens, `tall` for phones: the same drawing with fewer names below it. */
export type TrendLayout = "wide" | "tall";

type Sizes = { readonly width: number; readonly height: number; readonly bars: number; readonly names: number };
/** In units of the drawing, which the page scales. */
const SIZES: Readonly<Record<TrendLayout, Sizes>> = {
  wide: { width: 880, height: 260, bars: 48, names: 9 },
  tall: { width: 360, height: 240, bars: 44, names: 4 },
};
const GUTTER = 44;
const TOP = 34;
const GAP = 16;
const SCALE = [100, 50, 0, -50, -100];
/** More buckets than this have no point of their own: the line shows them. */
const MOST_POINTS = 62;
/** More marks than this stand without their numbers, and more changes without theirs. */
const MOST_NUMBERS = 24;
const MOST_CHANGES = 8;
/** Days from which an axis names months. */
const LONG_DAYS = 300;

type Shown = { readonly index: number; readonly figure: Figure & { value: number; low: number; high: number } };

const rounded = (value: number): number => Math.round(value * 10) / 10;

const shownBuckets = (buckets: readonly TrendBucket[]): Shown[] =>
  buckets.flatMap(({ emotion }, index) => {
    const { value, low, high } = emotion;
    return value === undefined || low === undefined || high === undefined
      ? []
      : [{ index, figure: { ...emotion, value, low, high } }];
  });

/** Where a bucket and an emotion stand on the drawing. */
const geometryOf = (count: number, { width, height, bars }: Sizes) => {
  const column = (width - GUTTER - 8) / Math.max(1, count);
  const bottom = TOP + height;
  return {
    column,
    bottom,
    /** Where the bars of answers stand. */
    floor: bottom + GAP + bars,
    total: bottom + GAP + bars + 24,
    x: (index: number) => rounded(GUTTER + (index + 0.5) * column),
    y: (emotion: number) => rounded(TOP + ((100 - emotion) / 200) * height),
  };
};
type Geometry = ReturnType<typeof geometryOf>;

/** Neighbours that are drawn together: of one kind, and with no empty bucket between them. */
type Run = { readonly few: boolean; readonly stops: readonly Shown[] };

const runsOf = (shown: readonly Shown[]): Run[] => {
  const runs: { few: boolean; stops: Shown[] }[] = [];
  shown.slice(1).forEach((to, before) => {
    const from = shown[before]!;
    if (to.index !== from.index + 1) return;
    const few = from.figure.size === "small" || to.figure.size === "small";
    const run = runs.at(-1);
    if (run !== undefined && run.few === few && run.stops.at(-1) === from) run.stops.push(to);
    else runs.push({ few, stops: [from, to] });
  });
  return runs;
};

const path = (stops: readonly Shown[], end: "value" | "low" | "high", { x, y }: Geometry): string =>
  stops.map(({ index, figure }) => `${x(index)} ${y(figure[end])}`).join("L");

const kind = (name: string, few: boolean): string => (few ? `${name} few` : name);

const bandsAndLines = (shown: readonly Shown[], geometry: Geometry): Html => {
  const runs = runsOf(shown);
  return html`${runs.map(
    ({ few, stops }) =>
      html`<path class="${kind("band", few)}" d="M${path(stops, "high", geometry)}L${path(stops.toReversed(), "low", geometry)}Z"/>`,
  )}${runs.map(({ few, stops }) => html`<path class="${kind("line", few)}" d="M${path(stops, "value", geometry)}"/>`)}`;
};

/** A bucket that no line reaches still has its interval. */
const lonely = (shown: readonly Shown[], { x, y }: Geometry): Html => {
  const indexes = new Set(shown.map(({ index }) => index));
  return html`${shown
    .filter(({ index }) => !indexes.has(index - 1) && !indexes.has(index + 1))
    .map(
      ({ index, figure: { low, high, size } }) =>
        html`<path class="${kind("whisker", size === "small")}" d="M${x(index)} ${y(low)}V${y(high)}"/>`,
    )}`;
};

/** A round point above zero, a diamond below it: the sign shows without colour. */
const point = ({ index, figure }: Shown, name: string, { x, y }: Geometry): Html => {
  const { value, size } = figure;
  const few = size === "small";
  return value < 0
    ? html`<path class="${kind("point below", few)}" d="M${x(index)} ${rounded(y(value) - 6)}l6 6-6 6-6-6Z"><title>${name}</title></path>`
    : html`<circle class="${kind("point above", few)}" cx="${x(index)}" cy="${y(value)}" r="5"><title>${name}</title></circle>`;
};

const pointName = ({ index, figure }: Shown, { by, buckets }: Trend, wording: Wording<TrendTexts>): string => {
  const { texts, frame, score, count } = wording;
  const interval = frame.figure.interval(score(figure.low), score(figure.high));
  return texts.chart.point(bucketName(buckets[index]!, by, wording), score(figure.value), interval, count(figure.n));
};

/** How many answered, as one path of bars; few enough to be hidden are no bar. */
const bars = (buckets: readonly TrendBucket[], { bars: height }: Sizes, { x, floor, column }: Geometry): Html => {
  const most = Math.max(1, ...buckets.map(({ n }) => n));
  const width = rounded(Math.max(0.8, Math.min(28, column * 0.7)));
  const drawn = buckets.flatMap(({ n }, index) =>
    n < HIDDEN_BELOW
      ? []
      : [
          `M${rounded(x(index) - width / 2)} ${floor}h${width}v-${rounded(Math.max(1, (height * n) / most))}h-${width}Z`,
        ],
  );
  return html`<path class="bars" d="${drawn.join("")}"/>`;
};

const scaleLines = ({ width }: Sizes, { y, floor }: Geometry, { score }: Wording<TrendTexts>): Html =>
  html`${SCALE.map(
    (emotion) =>
      html`<path class="${emotion === 0 ? "zero" : "grid"}" d="M${GUTTER} ${y(emotion)}H${width}"/><text class="scale" x="${
        GUTTER - 8
      }" y="${rounded(y(emotion) + 4)}" text-anchor="end">${score(emotion)}</text>`,
  )}<path class="grid" d="M${GUTTER} ${floor}H${width}"/>`;

const axis = ({ by, buckets }: Trend, { names }: Sizes, { x, total }: Geometry, wording: Wording<TrendTexts>): Html => {
  const step = Math.ceil(buckets.length / names);
  const days = (Date.parse(buckets.at(-1)?.to ?? "") - Date.parse(buckets[0]?.from ?? "")) / 86_400_000;
  return html`${buckets.map(
    (bucket, index) =>
      index % step === 0 &&
      html`<text class="scale" x="${x(index)}" y="${total - 6}" text-anchor="${
        index === 0 && step > 1 ? "start" : "middle"
      }">${axisName(bucket, by, days > LONG_DAYS, wording)}</text>`,
  )}`;
};

/** A line with its number for the notes of a bucket. */
const noteMarks = ({ buckets }: Trend, notes: readonly BucketNotes[], { x, bottom }: Geometry): Html => {
  const places = new Map(buckets.map(({ id }, index) => [id, index]));
  return html`${notes.map(({ bucket, mark }) => {
    const at = x(places.get(bucket) ?? 0);
    return html`<path class="note-line" d="M${at} ${TOP - 8}V${bottom}"/>${
      notes.length <= MOST_NUMBERS &&
      html`<circle class="note-mark" cx="${at}" cy="${TOP - 18}" r="10"/><text class="note-number" x="${at}" y="${
        TOP - 13.5
      }" text-anchor="middle">${mark}</text>`
    }`;
  })}`;
};

/** An arrow where the emotion certainly changed; its size beside it while there are few. */
const changeMarks = ({ buckets, changes }: Trend, geometry: Geometry, { score }: Wording<TrendTexts>): Html => {
  const { x, y } = geometry;
  const places = new Map(buckets.map(({ id }, index) => [id, index]));
  return html`${changes.map(({ to, value }) => {
    const index = places.get(to) ?? 0;
    const { emotion } = buckets[index]!;
    const rises = value > 0;
    // Above the interval when it rose and below it when it fell: the arrow never covers the band.
    const at = rises ? y(emotion.high ?? 0) - 12 : y(emotion.low ?? 0) + 12;
    const tip = rises ? "l7 9h-14Z" : "l7-9h-14Z";
    return html`<path class="change ${rises ? "above" : "below"}" d="M${x(index)} ${rounded(at + (rises ? -5 : 5))}${tip}"/>${
      changes.length <= MOST_CHANGES &&
      html`<text class="change-value" x="${x(index)}" y="${rounded(at + (rises ? -11 : 19))}" text-anchor="middle">${score(value)}</text>`
    }`;
  })}`;
};

/** What the chart shows, in a sentence; the table holds the numbers. */
const trendInWords = (trend: Trend, wording: Wording<TrendTexts>): string => {
  const { texts, frame, score, count } = wording;
  const shown = shownBuckets(trend.buckets).toSorted((a, b) => b.figure.value - a.figure.value);
  const [highest, lowest] = [shown[0], shown.at(-1)];
  if (highest === undefined || lowest === undefined) return frame.figure.fewerThan5Answers;
  const named = ({ index }: Shown) => bucketName(trend.buckets[index]!, trend.by, wording);
  return [
    texts.chart.highest(named(highest), score(highest.figure.value)),
    texts.chart.lowest(named(lowest), score(lowest.figure.value)),
    texts.chart.changes(count(trend.changes.length)),
  ].join("; ");
};

/** What a layout takes up, in units of the drawing. */
export const trendSize = (layout: TrendLayout): { readonly width: number; readonly height: number } => ({
  width: SIZES[layout].width,
  height: geometryOf(1, SIZES[layout]).total,
});

/** The trend as a drawing: the emotion with its interval, the answers as bars, notes and certain changes as marks. */
export const trendChart = (
  trend: Trend,
  notes: readonly BucketNotes[],
  layout: TrendLayout,
  wording: Wording<TrendTexts>,
): Html => {
  const sizes = SIZES[layout];
  const geometry = geometryOf(trend.buckets.length, sizes);
  const shown = shownBuckets(trend.buckets);
  const points = trend.buckets.length <= MOST_POINTS;
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="curve ${layout}" viewBox="0 0 ${sizes.width} ${geometry.total}" role="img" aria-labelledby="t-${layout} d-${layout}"><title id="t-${layout}">${
    wording.texts.chart.title
  }</title><desc id="d-${layout}">${trendInWords(trend, wording)}</desc>
${scaleLines(sizes, geometry, wording)}${bars(trend.buckets, sizes, geometry)}${noteMarks(trend, notes, geometry)}
${bandsAndLines(shown, geometry)}${lonely(shown, geometry)}${
  points && shown.map((each) => point(each, pointName(each, trend, wording), geometry))
}${changeMarks(trend, geometry, wording)}
${axis(trend, sizes, geometry, wording)}</svg>`;
};

import type { Store } from "../../../shared/domain/store.ts";
import type { Trend } from "../../../shared/domain/trend.ts";
import { type Html, html } from "../../pages/html.ts";
import type { Wording } from "../frame/wording.ts";
import type { BucketNotes } from "./bucket-notes.ts";
import { TREND_DRAWING_STYLE } from "./style.ts";
import { trendChart, trendSize } from "./trend-chart.ts";
import type { TrendTexts } from "./trend-texts.ts";

/** Paper around the chart, in units of the drawing: on all sides, and above it for three lines of text. */
const MARGIN = 24;
const HEADING = 80;
const NOTE_LINE = 20;
/** Notes written out below the chart; the rest is in the table. */
const MOST_NOTES = 24;

type Drawn = {
  readonly store: Pick<Store, "name">;
  readonly from: string;
  readonly to: string;
  readonly trend: Trend;
  readonly notes: readonly BucketNotes[];
};

/** The trend as a picture that stands for itself: whose it is, of which days, with its notes in words. */
export const trendDrawing = ({ store, from, to, trend, notes }: Drawn, wording: Wording<TrendTexts>): Html => {
  const { texts, language, days, day } = wording;
  const { width, height } = trendSize("wide");
  const written = notes.flatMap(({ mark, notes: all }) => all.map((note) => ({ mark, note }))).slice(0, MOST_NOTES);
  const [allWidth, allHeight] = [
    width + 2 * MARGIN,
    HEADING + height + 2 * MARGIN + (written.length > 0 ? (written.length + 1) * NOTE_LINE : 0),
  ];
  const line = (y: number, kind: string, text: string) =>
    html`<text class="${kind}" x="${MARGIN}" y="${MARGIN + y}">${text}</text>`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" lang="${language}" viewBox="0 0 ${allWidth} ${allHeight}" width="${allWidth}" height="${allHeight}" class="curve">
<style>${TREND_DRAWING_STYLE}</style><rect width="100%" height="100%" fill="#fff"/>
${line(14, "value", `${texts.title} · ${store.name}`)}${line(36, "scale", days(from, to))}${line(56, "scale", texts.chart.scale)}
<svg x="${MARGIN}" y="${MARGIN + HEADING}" width="${width}" height="${height}">${trendChart(trend, notes, "wide", wording)}</svg>
${written.map(({ mark, note }, index) =>
  line(HEADING + height + (index + 1.5) * NOTE_LINE, "scale", `${mark} · ${day(note.day)} · ${note.text}`),
)}</svg>
`;
};

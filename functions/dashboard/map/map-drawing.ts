import type { JourneyMap } from "../../../shared/domain/journey-map.ts";
import type { Store } from "../../../shared/domain/store.ts";
import { type Html, html } from "../../pages/html.ts";
import { filterTexts } from "../frame/active-filters.ts";
import { peopleText } from "../frame/figure-tiles.ts";
import type { PageQuery } from "../frame/page-query.ts";
import { channelSymbols } from "./channel-icons.ts";
import { curveLayouts } from "./curve-geometry.ts";
import { curveSize, emotionCurve } from "./emotion-curve.ts";
import type { MapWording } from "./map-wording.ts";
import { DRAWING_STYLE } from "./style.ts";

/** Paper around the curve, in units of the drawing: on all sides, and above it for three lines of text. */
const MARGIN = 24;
const HEADING = 96;

type Drawn = {
  readonly store: Pick<Store, "name">;
  readonly from: string;
  readonly to: string;
  readonly map: JourneyMap;
  /** The address that asked for it. */
  readonly query: PageQuery;
};

/** The curve as a picture that stands for itself: whose it is, of which days, from how many and which answers. */
export const mapDrawing = ({ store, from, to, map, query }: Drawn, wording: MapWording): Html => {
  const { texts, language, days } = wording;
  const [layout = "tall"] = curveLayouts(map.stages.length);
  const { width, height } = curveSize(map, wording, layout);
  const [allWidth, allHeight] = [width + 2 * MARGIN, height + HEADING + 2 * MARGIN];
  const touchpoints = map.stages.flatMap((stage) => stage.touchpoints);
  const channels = new Set(touchpoints.map(({ channel }) => channel));
  const rests = [
    days(from, to),
    texts.coverage.based(peopleText(map.whole.n, wording)),
    ...filterTexts(query, touchpoints, wording),
  ].join(" · ");
  const line = (y: number, kind: string, text: string) =>
    html`<text class="${kind}" x="${MARGIN}" y="${MARGIN + y}">${text}</text>`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" lang="${language}" viewBox="0 0 ${allWidth} ${allHeight}" width="${allWidth}" height="${allHeight}">
<style>${DRAWING_STYLE}</style>${channelSymbols(channels)}<rect width="100%" height="100%" fill="#fff"/>
${line(14, "value", `${texts.title} · ${store.name}`)}${line(36, "stage-n", rests)}${line(
  56,
  "stage-n",
  texts.curve.scale,
)}
<svg x="${MARGIN}" y="${MARGIN + HEADING}" width="${width}" height="${height}">${emotionCurve(map, wording, layout)}</svg></svg>
`;
};

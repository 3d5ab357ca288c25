import { HIDDEN_BELOW } from "../../../shared/domain/figure.ts";
import type { JourneyMap } from "../../../shared/domain/journey-map.ts";
import type { Store } from "../../../shared/domain/store.ts";
import { type Html, html } from "../../pages/html.ts";
import type { StageComments } from "../../reading/newest-comments.ts";
import { activeFilters } from "../frame/active-filters.ts";
import { document } from "../frame/document.ts";
import { countTile, scoreTile } from "../frame/figure-tiles.ts";
import { filtersOf } from "../frame/page-query.ts";
import { periodForm } from "../frame/period-form.ts";
import type { Place } from "../frame/place.ts";
import { commentList } from "./comment-list.ts";
import { curveLayouts, emotionCurve } from "./emotion-curve.ts";
import { headline } from "./headline.ts";
import type { MapWording } from "./map-wording.ts";
import { MAP_STYLE } from "./style.ts";
import { beganText, touchpointTable } from "./touchpoint-table.ts";

/** All that the page shows. */
export type JourneyView = {
  readonly store: Pick<Store, "name" | "timeZone">;
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly place: Place;
  readonly map: JourneyMap;
  readonly comments: ReadonlyMap<string, StageComments>;
};

const tiles = ({ whole }: JourneyMap, wording: MapWording): Html => {
  const labels = wording.texts.figures;
  return html`<section aria-labelledby="figures-heading"><h2 id="figures-heading" class="unseen">${labels.heading}</h2><dl class="figures">
${countTile(labels.answers, whole.n, wording, beganText(whole, wording))}
${scoreTile(labels.emotion, labels.selfReported, whole.emotion, wording)}
${scoreTile(labels.recommendation, labels.recommendationNote, whole.recommendation, wording)}
${whole.inferred.n > 0 && scoreTile(labels.inferred, labels.inferredNote, whole.inferred, wording)}
${whole.dissonant >= HIDDEN_BELOW && countTile(labels.dissonant, whole.dissonant, wording, labels.dissonantNote)}
</dl></section>`;
};

const legend = ({ texts }: MapWording): Html => {
  const { band, above, below, small, size } = texts.curve.legend;
  const key = (drawing: Html, meaning: string) => html`<li><svg viewBox="0 0 20 16">${drawing}</svg>${meaning}</li>`;
  return html`<ul class="legend" aria-hidden="true">${key(
    html`<path class="band" d="M0 2H20V14H0Z"/><path class="line" d="M0 8H20"/>`,
    band,
  )}${key(html`<circle class="point above" cx="10" cy="8" r="6"/>`, above)}${key(
    html`<path class="point below" d="M10 1l7 7-7 7-7-7Z"/>`,
    below,
  )}${key(html`<circle class="point above few" cx="10" cy="8" r="6"/>`, small)}${key(
    html`<circle class="point above" cx="4" cy="8" r="3"/><circle class="point above" cx="14" cy="8" r="6"/>`,
    size,
  )}</ul>`;
};

const curve = (map: JourneyMap, wording: MapWording): Html => {
  const layouts = curveLayouts(map.stages.length);
  return html`<section aria-labelledby="curve-heading"><h2 id="curve-heading">${wording.texts.curve.heading}</h2>
<p class="note">${wording.texts.curve.scale}</p>
<div class="chart${layouts.length > 1 && " fits"}">${layouts.map((layout) => emotionCurve(map, wording, layout))}</div>
${legend(wording)}</section>`;
};

const body = (view: JourneyView, wording: MapWording): Html => {
  const { map, comments, store } = view;
  const { texts } = wording;
  return html`${tiles(map, wording)}
${curve(map, wording)}
<section aria-labelledby="table-heading"><h2 id="table-heading">${texts.table.heading}</h2>${touchpointTable(map, wording)}</section>
<section aria-labelledby="comments-heading"><h2 id="comments-heading">${texts.comments.heading}</h2><p class="note">${texts.comments.note}</p>
${commentList(map.stages, comments, store.timeZone, wording)}</section>`;
};

/** Which of the empty states a map is in, if it is in one. */
const emptiness = ({ map, place }: JourneyView): "noMatch" | "noTouchpoints" | "noAnswers" | undefined => {
  if (map.whole.n > 0) return undefined;
  if (filtersOf(place.query).length > 0) return "noMatch";
  return map.stages.every(({ touchpoints }) => touchpoints.length === 0) ? "noTouchpoints" : "noAnswers";
};

const emptyNotice = (
  kind: "noMatch" | "noTouchpoints" | "noAnswers",
  home: string,
  { texts, frame }: MapWording,
): Html =>
  html`<section class="empty"><h2>${texts.empty[kind].title}</h2><p>${texts.empty[kind].text}</p>${
    kind !== "noMatch" && html`<p><a href="${home}">${frame.homePage}</a></p>`
  }</section>`;

const touchpointsOf = ({ stages }: JourneyMap) => stages.flatMap(({ touchpoints }) => touchpoints);

/** The journey map as a page. */
export const journeyPage = (view: JourneyView, wording: MapWording) => {
  const { texts, frame } = wording;
  const { place } = view;
  const empty = emptiness(view);
  const main = html`<div class="opening"><p class="eyebrow"><bdi>${view.store.name}</bdi></p><h1>${texts.title}</h1>
<p class="days">${wording.days(view.from, view.to)} <span class="zone">${frame.period.zone(view.store.timeZone)}</span></p>
${empty === undefined && html`<p class="headline">${headline(view.map, wording)}</p>`}</div>
${periodForm({ ...view, query: place.query }, wording)}
${activeFilters(place.query, touchpointsOf(view.map), wording)}
${empty === undefined ? body(view, wording) : emptyNotice(empty, view.place.root, wording)}`;
  return document({ title: `${texts.title} · ${view.store.name}`, place, main, style: MAP_STYLE }, wording);
};

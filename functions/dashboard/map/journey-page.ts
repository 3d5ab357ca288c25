import { HIDDEN_BELOW } from "../../../shared/domain/figure.ts";
import type { JourneyMap } from "../../../shared/domain/journey-map.ts";
import type { Store } from "../../../shared/domain/store.ts";
import { type Html, html } from "../../pages/html.ts";
import type { StageComments } from "../../reading/newest-comments.ts";
import { activeFilters } from "../frame/active-filters.ts";
import { document } from "../frame/document.ts";
import { countTile, peopleText, scoreTile } from "../frame/figure-tiles.ts";
import { how } from "../frame/how.ts";
import { filtersOf } from "../frame/page-query.ts";
import { periodForm } from "../frame/period-form.ts";
import type { Place } from "../frame/place.ts";
import { channelSymbols, iconAt } from "./channel-icons.ts";
import { commentList } from "./comment-list.ts";
import { coverageLine } from "./coverage-line.ts";
import { curveLayouts, roomBeside } from "./curve-geometry.ts";
import { isShown } from "./curve-points.ts";
import { type CurveLinks, emotionCurve } from "./emotion-curve.ts";
import { headline } from "./headline.ts";
import { invitationTable } from "./invitation-table.ts";
import { mapLinks } from "./map-links.ts";
import type { MapWording } from "./map-wording.ts";
import { spreadTable } from "./spread-table.ts";
import { standsOut } from "./stands-out.ts";
import { MAP_STYLE } from "./style.ts";
import { tools } from "./tools.ts";
import { beganText, touchpointTable } from "./touchpoint-table.ts";

/** All that the page shows. */
export type JourneyView = {
  readonly store: Pick<Store, "name" | "timeZone">;
  readonly from: string;
  readonly to: string;
  readonly today: string;
  /** The days that are compared with. */
  readonly previous?: { readonly from: string; readonly to: string } | undefined;
  readonly place: Place;
  readonly map: JourneyMap;
  readonly comments: ReadonlyMap<string, StageComments>;
  /** Names this state of the page; absent where nothing asks again. */
  readonly etag?: string | undefined;
};

const tiles = ({ whole, coverage }: JourneyMap, wording: MapWording): Html => {
  const { texts, frame } = wording;
  const { figures: labels } = texts;
  const { explained } = frame;
  const { emotion, recommendation, inferred } = whole;
  const people = (n: number) => peopleText(n, wording);
  return html`<section aria-labelledby="figures-heading"><h2 id="figures-heading" class="unseen">${labels.heading}</h2><dl class="figures">
${countTile(labels.answers, whole.n, wording, beganText(whole, wording), { id: "answers", text: explained.answers(people(whole.n)) })}
${scoreTile(labels.emotion, labels.selfReported, emotion, wording, { id: "emotion", text: explained.emotion(people(emotion.n)) })}
${scoreTile(labels.recommendation, labels.recommendationNote, recommendation, wording, { id: "recommendation", text: explained.recommendation(people(recommendation.n)) })}
${inferred.n > 0 && scoreTile(labels.inferred, labels.inferredNote, inferred, wording, { id: "inferred", text: explained.inferred(people(inferred.n)) })}
${whole.dissonant >= HIDDEN_BELOW && countTile(labels.dissonant, whole.dissonant, wording, labels.dissonantNote, { id: "dissonant", text: texts.how.dissonant })}
</dl>${coverageLine(coverage, wording)}</section>`;
};

const legend = ({ stages, whole }: JourneyMap, { texts }: MapWording): Html => {
  const { band, above, below, small, size, touchpoint, previous } = texts.curve.legend;
  const key = (drawing: Html, meaning: string) => html`<li><svg viewBox="0 0 20 16">${drawing}</svg>${meaning}</li>`;
  const [channel] = stages.flatMap(({ touchpoints }) => touchpoints.map((on) => on.channel));
  return html`<ul class="legend" aria-hidden="true">${key(
    html`<path class="band" d="M0 2H20V14H0Z"/><path class="line" d="M0 8H20"/>`,
    band,
  )}${key(html`<circle class="point above" cx="10" cy="8" r="6"/>`, above)}${key(
    html`<path class="point below" d="M10 1l7 7-7 7-7-7Z"/>`,
    below,
  )}${key(html`<circle class="point above few" cx="10" cy="8" r="6"/>`, small)}${key(
    html`<circle class="point above" cx="4" cy="8" r="3"/><circle class="point above" cx="14" cy="8" r="6"/>`,
    size,
  )}${
    channel !== undefined &&
    key(html`<circle class="badge above" cx="10" cy="8" r="7.5"/>${iconAt(channel, 10, 8, 9)}`, touchpoint)
  }${
    whole.previous !== undefined &&
    key(
      html`<path class="previous" d="M0 8H20"/><rect class="previous" x="6.5" y="4.5" width="7" height="7"/>`,
      previous,
    )
  }</ul>`;
};

const curve = (map: JourneyMap, links: CurveLinks, wording: MapWording): Html => {
  const { texts } = wording;
  const layouts = curveLayouts(map.stages.length);
  const room = roomBeside(map.stages.length);
  const crowded = map.stages.some(
    ({ touchpoints }) => touchpoints.filter(({ emotion }) => isShown(emotion)).length > room,
  );
  return html`<section aria-labelledby="curve-heading"><h2 id="curve-heading">${texts.curve.heading}</h2>
<p class="note">${texts.curve.scale}</p>
<div class="chart${layouts.length > 1 && " fits"}">${layouts.map((layout) => emotionCurve(map, wording, layout, links))}</div>
${legend(map, wording)}${crowded && html`<p class="note">${texts.curve.someTouchpoints}</p>`}${how(texts.curve.heading, { id: "curve", text: texts.how.curve }, wording)}</section>`;
};

const spread = ({ stages }: JourneyMap, links: CurveLinks, wording: MapWording): Html => {
  const { texts } = wording;
  return html`<section aria-labelledby="spread-heading"><h2 id="spread-heading">${texts.spread.heading}</h2><p class="note">${texts.spread.note}</p>
${spreadTable(stages, links, wording)}${how(texts.spread.heading, { id: "spread", text: texts.how.spread }, wording)}</section>`;
};

const body = (view: JourneyView, wording: MapWording): Html => {
  const { map, comments, store, place, previous } = view;
  const { texts } = wording;
  const links = mapLinks(place);
  return html`${tools(place, view, wording)}
${tiles(map, wording)}
${standsOut(map, previous, links, wording)}
${curve(map, links, wording)}
${spread(map, links, wording)}
<section aria-labelledby="table-heading"><h2 id="table-heading">${texts.table.heading}</h2>${touchpointTable(map, links, wording)}${how(texts.table.heading, { id: "table", text: texts.how.table }, wording)}</section>
${invitationTable(map, links, wording)}<section aria-labelledby="comments-heading"><h2 id="comments-heading">${texts.comments.heading}</h2><p class="note">${texts.comments.note}</p>
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
  const channels = new Set(touchpointsOf(view.map).map(({ channel }) => channel));
  const main = html`<svg class="unseen" aria-hidden="true">${channelSymbols(channels)}</svg><div class="opening"><p class="eyebrow"><bdi>${view.store.name}</bdi></p><h1>${texts.title}</h1>
<p class="days">${wording.days(view.from, view.to)} <span class="zone">${frame.period.zone(view.store.timeZone)}</span></p>
${empty === undefined && html`<p class="headline">${headline(view.map, wording)}</p>`}</div>
${periodForm({ ...view, query: place.query, choices: view.map }, wording)}
${activeFilters(place.query, touchpointsOf(view.map), wording)}
${empty === undefined ? body(view, wording) : emptyNotice(empty, view.place.root, wording)}`;
  return document(
    { title: `${texts.title} · ${view.store.name}`, place, main, style: MAP_STYLE, scripted: true, etag: view.etag },
    wording,
  );
};

import { type Figure, HIDDEN_BELOW, type JourneyMap } from "../../../shared/domain/journey-map.ts";
import { Provenance, Source } from "../../../shared/domain/response.ts";
import type { Store } from "../../../shared/domain/store.ts";
import { Channel } from "../../../shared/domain/touchpoint.ts";
import { type Html, html } from "../../pages/html.ts";
import { commentList } from "./comment-list.ts";
import { document } from "./document.ts";
import { curveLayouts, emotionCurve } from "./emotion-curve.ts";
import { headline } from "./headline.ts";
import type { StageComments } from "./newest-comments.ts";
import { filtersOf, linkTo, type PageQuery, WITHOUT_FILTERS } from "./page-query.ts";
import type { FilterName } from "./page-texts.ts";
import { periodForm } from "./period-form.ts";
import { beganText, touchpointTable } from "./touchpoint-table.ts";
import type { Wording } from "./wording.ts";

/** All that the page shows. */
export type JourneyView = {
  readonly store: Pick<Store, "name" | "timeZone">;
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly query: PageQuery;
  readonly map: JourneyMap;
  readonly comments: ReadonlyMap<string, StageComments>;
};

const filterValue = (name: FilterName, value: string, map: JourneyMap, { texts, languageName, plainName }: Wording) => {
  const channel = Channel.safeParse(value);
  const source = Source.safeParse(value);
  const provenance = Provenance.safeParse(value);
  if (name === "channel" && channel.success) return texts.channels[channel.data];
  if (name === "source" && source.success) return texts.sources[source.data];
  if (name === "provenance" && provenance.success) return texts.provenances[provenance.data];
  if (name === "language") return languageName(value);
  const touchpoint = map.stages.flatMap(({ touchpoints }) => touchpoints).find(({ id }) => id === value);
  return name === "touchpoint" && touchpoint !== undefined ? plainName(touchpoint.name) : value;
};

const activeFilters = ({ query, map }: JourneyView, wording: Wording): Html | undefined => {
  const { texts } = wording;
  const active = filtersOf(query);
  if (active.length === 0) return undefined;
  return html`<section class="filters" aria-labelledby="filters-heading"><h2 id="filters-heading">${texts.filters.heading}</h2><ul>${active.map(
    ({ name, value }) =>
      html`<li><a href="${linkTo(query, { [name]: undefined })}">${texts.filters.names[name]}: <bdi>${filterValue(
        name,
        value,
        map,
        wording,
      )}</bdi> <span aria-hidden="true">×</span><span class="unseen">(${texts.filters.remove})</span></a></li>`,
  )}${active.length > 1 && html`<li><a href="${linkTo(query, WITHOUT_FILTERS)}">${texts.filters.removeAll}</a></li>`}</ul></section>`;
};

const scoreFigure = (label: string, note: string, figure: Figure, { texts, score }: Wording): Html => {
  const { value, low, high, n, size } = figure;
  const shown =
    value === undefined || low === undefined || high === undefined
      ? html`<dd class="big">–</dd><dd>${n === 0 ? texts.figures.noAnswers : texts.figures.fewerThan5Answers}</dd>`
      : html`<dd class="big${size === "small" && " few"}">${score(value)}</dd><dd>${texts.figures.interval(score(low), score(high))}${
          size === "small" && html` <small class="tag">${texts.table.few}</small>`
        }</dd>`;
  return html`<div><dt>${label}</dt>${shown}<dd class="note">${note}</dd></div>`;
};

const figures = ({ whole }: JourneyMap, wording: Wording): Html => {
  const { texts, count } = wording;
  const labels = texts.figures;
  const countFigure = (label: string, n: number, note?: string) => {
    const shown =
      n > 0 && n < HIDDEN_BELOW
        ? html`<dd class="big">–</dd><dd>${labels.fewerThan5}</dd>`
        : html`<dd class="big">${count(n)}</dd>`;
    return html`<div><dt>${label}</dt>${shown}${note !== undefined && html`<dd class="note">${note}</dd>`}</div>`;
  };
  return html`<section aria-labelledby="figures-heading"><h2 id="figures-heading" class="unseen">${labels.heading}</h2><dl class="figures">
${countFigure(labels.answers, whole.n, beganText(whole, wording))}
${scoreFigure(labels.emotion, labels.selfReported, whole.emotion, wording)}
${scoreFigure(labels.recommendation, labels.recommendationNote, whole.recommendation, wording)}
${whole.inferred.n > 0 && scoreFigure(labels.inferred, labels.inferredNote, whole.inferred, wording)}
${whole.dissonant >= HIDDEN_BELOW && countFigure(labels.dissonant, whole.dissonant, labels.dissonantNote)}
</dl></section>`;
};

const legend = ({ texts }: Wording): Html => {
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

const curve = (map: JourneyMap, wording: Wording): Html => {
  const layouts = curveLayouts(map.stages.length);
  return html`<section aria-labelledby="curve-heading"><h2 id="curve-heading">${wording.texts.curve.heading}</h2>
<p class="note">${wording.texts.curve.scale}</p>
<div class="chart${layouts.length > 1 && " fits"}">${layouts.map((layout) => emotionCurve(map, wording, layout))}</div>
${legend(wording)}</section>`;
};

const body = (view: JourneyView, wording: Wording): Html => {
  const { map, comments, store } = view;
  const { texts } = wording;
  return html`${figures(map, wording)}
${curve(map, wording)}
<section aria-labelledby="table-heading"><h2 id="table-heading">${texts.table.heading}</h2>${touchpointTable(map, wording)}</section>
<section aria-labelledby="comments-heading"><h2 id="comments-heading">${texts.comments.heading}</h2><p class="note">${texts.comments.note}</p>
${commentList(map.stages, comments, store.timeZone, wording)}</section>`;
};

/** Which of the empty states a map is in, if it is in one. */
const emptiness = ({ map, query }: JourneyView): "noMatch" | "noTouchpoints" | "noAnswers" | undefined => {
  if (map.whole.n > 0) return undefined;
  if (filtersOf(query).length > 0) return "noMatch";
  return map.stages.every(({ touchpoints }) => touchpoints.length === 0) ? "noTouchpoints" : "noAnswers";
};

const emptyNotice = (kind: "noMatch" | "noTouchpoints" | "noAnswers", { texts }: Wording): Html =>
  html`<section class="empty"><h2>${texts.empty[kind].title}</h2><p>${texts.empty[kind].text}</p>${
    kind !== "noMatch" && html`<p><a href="./">${texts.homePage}</a></p>`
  }</section>`;

/** The journey map as a page. */
export const journeyPage = (view: JourneyView, wording: Wording): Html => {
  const { texts } = wording;
  const empty = emptiness(view);
  const main = html`<div class="opening"><p class="eyebrow"><bdi>${view.store.name}</bdi></p><h1>${texts.title}</h1>
<p class="days">${wording.days(view.from, view.to)} <span class="zone">${texts.period.zone(view.store.timeZone)}</span></p>
${empty === undefined && html`<p class="headline">${headline(view.map, wording)}</p>`}</div>
${periodForm(view, wording)}
${activeFilters(view, wording)}
${empty === undefined ? body(view, wording) : emptyNotice(empty, wording)}`;
  return document({ title: `${texts.title} · ${view.store.name}`, query: view.query, main }, wording);
};

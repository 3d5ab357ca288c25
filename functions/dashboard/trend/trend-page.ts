import type { Annotation } from "../../../shared/domain/annotation.ts";
import { BUCKET_SIZES } from "../../../shared/domain/calendar.ts";
import { CLAIMED_FROM } from "../../../shared/domain/figure.ts";
import type { Store } from "../../../shared/domain/store.ts";
import type { Touchpoint } from "../../../shared/domain/touchpoint.ts";
import { fits, type Trend } from "../../../shared/domain/trend.ts";
import { type Html, html } from "../../pages/html.ts";
import { activeFilters } from "../frame/active-filters.ts";
import { document } from "../frame/document.ts";
import { how } from "../frame/how.ts";
import { addressOf, filtersOf, keptOf, linkTo } from "../frame/page-query.ts";
import { periodForm } from "../frame/period-form.ts";
import type { Place } from "../frame/place.ts";
import type { Wording } from "../frame/wording.ts";
import { bucketName } from "./bucket-names.ts";
import type { BucketNotes } from "./bucket-notes.ts";
import { notesSection, type RefusedNote } from "./notes-section.ts";
import { TREND_STYLE } from "./style.ts";
import { trendChart } from "./trend-chart.ts";
import { trendTable } from "./trend-table.ts";
import type { TrendTexts } from "./trend-texts.ts";

/** All that the page shows. */
export type TrendView = {
  readonly store: Pick<Store, "name" | "timeZone" | "stages">;
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly place: Place;
  readonly trend: Trend;
  readonly touchpoints: readonly Touchpoint[];
  readonly segments: readonly string[];
  readonly notes: readonly BucketNotes[];
  readonly mayAnnotate: boolean;
  /** For the form; empty for whoever may not write notes. */
  readonly token: string;
  /** The note that is to be changed. */
  readonly chosen?: Annotation | undefined;
  readonly refused?: RefusedNote | undefined;
  /** What became of the form that led here. */
  readonly done?: "added" | "changed" | "removed" | undefined;
  /** Names this state of the page; absent where nothing asks again, as after a form that was refused. */
  readonly etag?: string | undefined;
};

/** What stays in the address of the page when days and filters change. */
const ownQuery = ({ place: { query } }: TrendView) => ({ stage: query.stage, by: query.by });

const headline = ({ trend }: TrendView, wording: Wording<TrendTexts>): Html => {
  const { texts, frame, score, count } = wording;
  const last = trend.changes.at(-1);
  if (last === undefined) {
    const enough = trend.buckets.filter(({ emotion }) => emotion.n >= CLAIMED_FROM).length;
    return html`${enough < 2 ? texts.headline.tooFew : texts.headline.none}`;
  }
  const named = (id: string): Html => {
    const bucket = trend.buckets.find((each) => each.id === id);
    return html`<strong>${bucket === undefined ? id : bucketName(bucket, trend.by, wording)}</strong>`;
  };
  const say = last.value > 0 ? texts.headline.rose : texts.headline.fell;
  const interval = frame.figure.interval(score(last.low), score(last.high));
  return html`${say(named(last.from), named(last.to), count(Math.round(Math.abs(last.value))))} <small>${texts.headline.interval(interval)}</small>`;
};

const sizes = ({ trend, place, from, to }: TrendView, { texts }: Wording<TrendTexts>): Html =>
  html`<nav class="sizes" aria-labelledby="sizes-heading"><h2 id="sizes-heading">${texts.by.label}</h2><ul class="presets">${BUCKET_SIZES.filter(
    (size) => fits(from, to, size),
  ).map(
    (size) =>
      html`<li><a href="${linkTo(place.query, { by: size, note: undefined, done: undefined })}"${
        size === trend.by && html` aria-current="true"`
      }>${texts.by[size]}</a></li>`,
  )}</ul></nav>`;

type Option = { readonly id: string; readonly label: string };

const choice = (
  name: "stage" | "touchpoint",
  label: string,
  all: string,
  options: readonly Option[],
  view: TrendView,
) =>
  html`<p class="field"><label for="at-${name}">${label}</label><select id="at-${name}" name="${name}"><option value="">${all}</option>${options.map(
    ({ id, label: shown }) =>
      html`<option value="${id}"${view.place.query[name] === id && html` selected`}>${shown}</option>`,
  )}</select></p>`;

const where = (view: TrendView, { texts, frame, plainName }: Wording<TrendTexts>): Html => {
  const { store, touchpoints, place } = view;
  const { stage: _, ...own } = ownQuery(view);
  const { touchpoint: __, ...kept } = keptOf(place.query);
  const options = (list: readonly Pick<Touchpoint, "id" | "name">[]) =>
    list.map(({ id, name }) => ({ id, label: plainName(name) }));
  return html`<form class="where" method="get" aria-label="${texts.at.heading}">${Object.entries({
    ...kept,
    ...own,
  }).map(
    ([name, value]) => value !== undefined && html`<input type="hidden" name="${name}" value="${value}">`,
  )}${choice("stage", texts.at.stage, texts.at.allStages, options(store.stages), view)}${choice(
    "touchpoint",
    frame.filters.names.touchpoint,
    texts.at.allTouchpoints,
    options(touchpoints),
    view,
  )}<button>${texts.at.show}</button></form>`;
};

const legend = ({ texts }: Wording<TrendTexts>): Html => {
  const { band, few, bars, change, note } = texts.chart.legend;
  const key = (drawing: Html, meaning: string) => html`<li><svg viewBox="0 0 20 16">${drawing}</svg>${meaning}</li>`;
  return html`<ul class="legend" aria-hidden="true">${key(
    html`<path class="band" d="M0 2H20V14H0Z"/><path class="line" d="M0 8H20"/>`,
    band,
  )}${key(html`<path class="band few" d="M0 2H20V14H0Z"/><path class="line few" d="M0 8H20"/>`, few)}${key(
    html`<path class="bars" d="M2 15h6v-9h-6ZM11 15h6v-13h-6Z"/>`,
    bars,
  )}${key(html`<path class="change below" d="M10 13l7-9h-14Z"/>`, change)}${key(
    html`<circle class="note-mark" cx="10" cy="8" r="7"/>`,
    note,
  )}</ul>`;
};

const chart = (view: TrendView, wording: Wording<TrendTexts>): Html => {
  const { texts } = wording;
  const { trend, notes, place } = view;
  const file = (name: string, label: string) =>
    html`<a href="${addressOf(`trend/${name}`, { ...keptOf(place.query), ...ownQuery(view) })}">${label}</a>`;
  return html`<section aria-labelledby="chart-heading"><h2 id="chart-heading">${texts.chart.heading}</h2><p class="note">${texts.chart.scale}</p>
<div class="chart fits">${trendChart(trend, notes, "wide", wording)}${trendChart(trend, notes, "tall", wording)}</div>
${legend(wording)}<p class="files"><span>${texts.chart.save}</span> ${file("trend.csv", "CSV")} ${file("trend.svg", "SVG")}</p>
${how(texts.chart.heading, { id: "trend", text: texts.chart.how }, wording)}
${trendTable(view, wording)}</section>`;
};

/** The trend as a page. */
export const trendPage = (view: TrendView, wording: Wording<TrendTexts>) => {
  const { texts, frame } = wording;
  const { store, place, trend, from, to, today } = view;
  const { note: _, done: __, ...query } = place.query;
  const isEmpty = trend.buckets.every(({ n }) => n === 0);
  const isNarrowed = filtersOf(query).length > 0 || query.stage !== undefined;
  const main = html`<div class="opening"><p class="eyebrow"><bdi>${store.name}</bdi></p><h1>${texts.title}</h1>
<p class="days">${wording.days(from, to)} <span class="zone">${frame.period.zone(store.timeZone)}</span></p>
${!isEmpty && html`<p class="headline">${headline(view, wording)}</p>`}
${periodForm({ query, from, to, today, own: ownQuery(view), choices: { segments: view.segments, compares: false } }, wording)}${where(view, wording)}${sizes(view, wording)}
${activeFilters({ ...query, compare: undefined }, view.touchpoints, wording)}</div>
${
  isEmpty
    ? html`<section class="empty"><h2>${texts.empty.title}</h2><p>${isNarrowed ? texts.empty.noMatch : texts.empty.text}</p></section>`
    : chart(view, wording)
}
${notesSection(view, wording)}`;
  return document(
    {
      title: `${texts.title} · ${store.name}`,
      place,
      main,
      style: TREND_STYLE,
      scripted: true,
      etag: view.etag,
    },
    wording,
  );
};

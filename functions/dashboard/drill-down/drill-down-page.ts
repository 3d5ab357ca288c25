import type { ResponsePage } from "../../../shared/adapters/dynamo/responses.ts";
import type { DrillDown } from "../../../shared/domain/drill-down.ts";
import type { TouchpointOnMap } from "../../../shared/domain/journey-map.ts";
import type { Phrases } from "../../../shared/domain/key-phrases.ts";
import type { LocalizedText } from "../../../shared/domain/language.ts";
import type { Response } from "../../../shared/domain/response.ts";
import type { Store } from "../../../shared/domain/store.ts";
import type { Touchpoint } from "../../../shared/domain/touchpoint.ts";
import { type Html, html } from "../../pages/html.ts";
import { activeFilters } from "../frame/active-filters.ts";
import { document } from "../frame/document.ts";
import { countTile, peopleText, scoreTile } from "../frame/figure-tiles.ts";
import { addressOf, filtersOf, keptOf } from "../frame/page-query.ts";
import { periodForm } from "../frame/period-form.ts";
import type { Place } from "../frame/place.ts";
import type { Wording } from "../frame/wording.ts";
import type { DrillDownTexts } from "./drill-down-texts.ts";
import { phrasesSection } from "./phrases-section.ts";
import { saidSection } from "./said-section.ts";
import { spreadSection } from "./spread-section.ts";
import { DRILL_DOWN_STYLE } from "./style.ts";
import { touchpointsSection } from "./touchpoints-section.ts";

/** All that the page of a stage or a touchpoint shows. */
export type DrillDownView = {
  readonly store: Pick<Store, "name" | "timeZone" | "stages">;
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly place: Place;
  /** Names this state of the page; absent where nothing asks again. */
  readonly etag?: string | undefined;
  readonly name: LocalizedText;
  /** The stage of a touchpoint; absent on a stage's own page. */
  readonly within?: { readonly id: string; readonly name: LocalizedText } | undefined;
  /** What else there is to say of it: its channel, that it is archived. */
  readonly details: readonly string[];
  /** What the trend is narrowed down to for the same numbers. */
  readonly trendOf: { readonly stage?: string; readonly touchpoint?: string };
  readonly felt: DrillDown;
  readonly phrases: Phrases;
  readonly said: ResponsePage;
  /** The newest of the same comments whose text contradicts the self-report, to be read first; `said` may hold them too. */
  readonly dissonant: readonly Response[];
  /** The touchpoints of a stage; absent on a touchpoint's own page. */
  readonly touchpoints?: readonly TouchpointOnMap[] | undefined;
  /** Names beside comments, where they come from several touchpoints. */
  readonly touchpointNames?: ReadonlyMap<string, LocalizedText> | undefined;
  /** All touchpoints of the store, to name a filter. */
  readonly all: readonly Touchpoint[];
  readonly segments: readonly string[];
};

const crumbs = ({ place: { root, query }, within }: DrillDownView, { texts, name }: Wording<DrillDownTexts>): Html => {
  const kept = keptOf(query);
  return html`<nav class="crumbs" aria-label="${texts.crumbs}"><ol role="list"><li><a href="${addressOf(`${root}journey`, kept)}">${texts.map}</a></li>${
    within !== undefined &&
    html`<li><a href="${addressOf(`${root}journey/stages/${within.id}`, { ...kept, touchpoint: undefined })}">${name(within.name)}</a></li>`
  }</ol></nav>`;
};

const headline = ({ felt: { emotion, previous } }: DrillDownView, wording: Wording<DrillDownTexts>): Html => {
  const { texts, frame, score } = wording;
  const { low, high, size } = emotion;
  const said =
    size === "hidden" || low === undefined || high === undefined
      ? texts.headline.hidden
      : size === "small"
        ? texts.headline.few
        : low > 0
          ? texts.headline.good
          : high < 0
            ? texts.headline.bad
            : texts.headline.unsure;
  const change = previous?.emotionChange;
  if (change === undefined) return html`${said}`;
  const interval = frame.figure.interval(score(change.low), score(change.high));
  return html`${said} <small>${
    change.certain ? texts.headline.change(score(change.value), interval) : texts.headline.noChange(interval)
  }</small>`;
};

const tiles = ({ felt }: DrillDownView, wording: Wording<DrillDownTexts>): Html => {
  const { figures } = wording.texts;
  const { explained } = wording.frame;
  const people = (n: number) => peopleText(n, wording);
  return html`<section aria-labelledby="figures-heading"><h2 id="figures-heading" class="unseen">${figures.heading}</h2><dl class="figures">
${countTile(figures.answers, felt.n, wording, undefined, { id: "answers", text: explained.answers(people(felt.n)) })}
${scoreTile(figures.emotion, figures.emotionNote, felt.emotion, wording, { id: "emotion", text: explained.emotion(people(felt.emotion.n)) })}
${scoreTile(figures.recommendation, figures.recommendationNote, felt.recommendation, wording, { id: "recommendation", text: explained.recommendation(people(felt.recommendation.n)) })}
${felt.inferred.n > 0 && scoreTile(figures.inferred, figures.inferredNote, felt.inferred, wording, { id: "inferred", text: explained.inferred(people(felt.inferred.n)) })}
</dl></section>`;
};

/** A stage or a touchpoint as a page: its numbers, what stands out in its words, and the words themselves. */
export const drillDownPage = (view: DrillDownView, wording: Wording<DrillDownTexts>) => {
  const { texts, frame, name, plainName } = wording;
  const { store, place, from, to, today, felt, touchpoints, within } = view;
  const { query } = place;
  const kept = keptOf(query);
  const isEmpty = felt.n === 0;
  const main = html`<div class="opening">${crumbs(view, wording)}<p class="eyebrow">${within === undefined ? texts.stage : texts.touchpoint}${view.details.map(
    (detail) => html` · ${detail}`,
  )}</p><h1>${name(view.name)}</h1>
<p class="days">${wording.days(from, to)} <span class="zone">${frame.period.zone(store.timeZone)}</span></p>
${!isEmpty && html`<p class="headline">${headline(view, wording)}</p>`}
${periodForm({ query: kept, from, to, today, choices: { segments: view.segments } }, wording)}${activeFilters(kept, view.all, wording)}</div>
${
  isEmpty
    ? html`<section class="empty"><h2>${texts.empty.title}</h2><p>${filtersOf(kept).length > 0 ? texts.empty.noMatch : texts.empty.text}</p></section>
${touchpoints !== undefined && touchpointsSection(touchpoints, place, wording)}`
    : html`${tiles(view, wording)}
<p class="to-trend"><a href="${addressOf(`${place.root}trend`, { ...kept, ...view.trendOf })}">${texts.trend}: ${name(view.name)}</a></p>
${spreadSection(view, wording)}
${touchpoints !== undefined && touchpointsSection(touchpoints, place, wording)}
${phrasesSection(view, wording)}
${saidSection(view, wording)}`
}`;
  return document(
    {
      title: `${plainName(view.name)} · ${store.name}`,
      place,
      main,
      style: DRILL_DOWN_STYLE,
      scripted: true,
      etag: view.etag,
    },
    wording,
  );
};

import { HIDDEN_BELOW } from "../../../shared/domain/figure.ts";
import type { TouchpointOnMap } from "../../../shared/domain/journey-map.ts";
import { type Html, html } from "../../pages/html.ts";
import { emotionStrip } from "../frame/emotion-strip.ts";
import { addressOf, keptOf } from "../frame/page-query.ts";
import type { Place } from "../frame/place.ts";
import type { Wording } from "../frame/wording.ts";
import type { DrillDownTexts } from "./drill-down-texts.ts";

const card = (
  { id, name, channel, archived, n, emotion }: TouchpointOnMap,
  { root, query }: Place,
  { texts, frame, name: named, count, score }: Wording<DrillDownTexts>,
): Html => {
  const { value, low, high, size } = emotion;
  const answers = n > 0 && n < HIDDEN_BELOW ? frame.figure.fewerThan5 : count(n);
  const to = addressOf(`${root}journey/touchpoints/${id}`, { ...keptOf(query), touchpoint: undefined });
  return html`<li${size !== "full" && html` class="few"`}><a href="${to}">${named(name)}</a><small>${frame.channels[channel]}${
    archived && html` · ${texts.archived}`
  } · ${texts.figures.answers}: ${answers}</small><span class="felt">${
    value === undefined || low === undefined || high === undefined
      ? html`–`
      : html`<b class="${value < 0 ? "below" : "above"}">${score(value)}</b>${emotionStrip(value, low, high)}<small>${frame.figure.interval(
          score(low),
          score(high),
        )}</small>${size === "small" && html` <small class="tag">${frame.figure.few}</small>`}`
  }</span></li>
`;
};

/** Every touchpoint of a stage, in the store's order, each with a link to its own page. */
export const touchpointsSection = (
  touchpoints: readonly TouchpointOnMap[],
  place: Place,
  wording: Wording<DrillDownTexts>,
): Html => {
  const { heading, none } = wording.texts.touchpoints;
  return html`<section aria-labelledby="touchpoints-heading"><h2 id="touchpoints-heading">${heading}</h2>${
    touchpoints.length === 0
      ? html`<p class="note">${none}</p>`
      : html`<ul class="touchpoints">${touchpoints.map((touchpoint) => card(touchpoint, place, wording))}</ul>`
  }</section>`;
};

import type { JourneyMap, Previous } from "../../../shared/domain/journey-map.ts";
import type { PeakEnd } from "../../../shared/domain/peak-end.ts";
import { type Html, html } from "../../pages/html.ts";
import type { CurveLinks } from "./emotion-curve.ts";
import type { MapWording } from "./map-wording.ts";

/** Most moments of truth told, the weightiest first. */
const MOST_MOMENTS = 3;

type Days = { readonly from: string; readonly to: string };

const momentsOfTruth = (map: JourneyMap, links: CurveLinks, wording: MapWording): Html[] => {
  const { texts, score, ratio, count, name } = wording;
  return map.momentsOfTruth.slice(0, MOST_MOMENTS).flatMap(({ stage, touchpoint, importance, emotion }) => {
    const found = map.stages.find(({ id }) => id === stage)?.touchpoints.find(({ id }) => id === touchpoint);
    if (found === undefined) return [];
    const link = html`<a href="${links.touchpoint(touchpoint)}">${name(found.name)}</a>`;
    return [texts.standsOut.momentOfTruth(link, score(emotion), ratio(importance.value), count(importance.n))];
  });
};

const peakAndEnd = (map: JourneyMap, peakEnd: PeakEnd, wording: MapWording): Html => {
  const { texts, frame, score, count, name } = wording;
  const named = (id: string) => html`<strong>${name(map.stages.find((stage) => stage.id === id)?.name ?? {})}</strong>`;
  const { peak, end, value, perCustomer } = peakEnd;
  const mean = score(map.whole.emotion.value ?? 0);
  const said =
    peak === end
      ? texts.standsOut.peakIsEnd(named(peak), score(value), mean)
      : texts.standsOut.peakEnd(named(peak), named(end), score(value), mean);
  if (perCustomer?.value === undefined || perCustomer.low === undefined || perCustomer.high === undefined) return said;
  const interval = frame.figure.interval(score(perCustomer.low), score(perCustomer.high));
  return html`${said} ${texts.standsOut.perCustomer(score(perCustomer.value), interval, count(perCustomer.n))}`;
};

/** How the whole compares with the period before, and which stages changed for certain. */
const comparison = (map: JourneyMap, previous: Previous, days: Days, wording: MapWording): Html[] => {
  const { texts, frame, score, name, list } = wording;
  const { standsOut } = texts;
  const before = wording.days(days.from, days.to);
  const change = previous.emotionChange;
  if (change === undefined) return [html`${standsOut.tooFewBefore(before)}`];
  const interval = frame.figure.interval(score(change.low), score(change.high));
  const say = change.certain ? standsOut.changed : standsOut.notChanged;
  const stages = map.stages.flatMap((stage) => {
    const own = stage.previous?.emotionChange;
    return own?.certain === true ? [html`<strong>${name(stage.name)} (${score(own.value)})</strong>`] : [];
  });
  return [
    html`${say(before, score(change.value), interval)}`,
    ...(stages.length === 0 ? [] : [standsOut.stages(list(stages))]),
  ];
};

/** What a map says beside its headline, a sentence each, and only what its numbers allow. */
export const standsOut = (
  map: JourneyMap,
  previous: Days | undefined,
  links: CurveLinks,
  wording: MapWording,
): Html | undefined => {
  const { texts } = wording;
  const before = map.whole.previous;
  const sentences = [
    ...(previous === undefined || before === undefined ? [] : comparison(map, before, previous, wording)),
    ...momentsOfTruth(map, links, wording),
    ...(map.peakEnd === undefined ? [] : [peakAndEnd(map, map.peakEnd, wording)]),
  ];
  if (sentences.length === 0) return undefined;
  return html`<section aria-labelledby="stands-out-heading"><h2 id="stands-out-heading">${texts.standsOut.heading}</h2><ul class="points">${sentences.map(
    (sentence) => html`<li>${sentence}</li>`,
  )}</ul></section>`;
};

import { FEELINGS } from "../../../shared/domain/feeling.ts";
import { HIDDEN_BELOW } from "../../../shared/domain/figure.ts";
import type { Felt, JourneyMap, StageOnMap, TouchpointOnMap } from "../../../shared/domain/journey-map.ts";
import { type Html, html } from "../../pages/html.ts";
import { emotionStrip } from "../frame/emotion-strip.ts";
import { channelIcon } from "./channel-icons.ts";
import { isShown } from "./curve-points.ts";
import type { CurveLinks } from "./emotion-curve.ts";
import type { MapWording } from "./map-wording.ts";
import { mostAnswered } from "./most-answered.ts";

/** Touchpoints shown of one stage; its own page has them all. */
const MOST_ROWS = 20;

/** A cell of a column. One with nothing to say is left out by a narrow screen. */
const cell = (column: string, content: Html | undefined): Html =>
  content === undefined
    ? html`<td role="cell" class="${column} none">–</td>`
    : html`<td role="cell" class="${column}">${content}</td>`;

const emotionText = ({ n, emotion }: Felt, { frame, score, count }: MapWording): Html => {
  if (emotion.value === undefined) {
    // Below the limit in answers too, the cell beside this one says so already.
    return emotion.n === 0 || n < HIDDEN_BELOW ? html`–` : html`– <small>(${frame.figure.fewerThan5})</small>`;
  }
  return html`<b class="${emotion.value < 0 ? "below" : "above"}">${score(emotion.value)}</b>${
    emotion.n !== n && html` <small>n ${count(emotion.n)}</small>`
  }${emotion.size === "small" && html` <small class="tag">${frame.figure.few}</small>`}`;
};

const intervalText = ({ emotion }: Felt, { frame, score }: MapWording): Html | undefined => {
  if (!isShown(emotion)) return undefined;
  const { value, low, high } = emotion;
  return html`${emotionStrip(value, low, high)}<span>${frame.figure.interval(score(low), score(high))}</span>`;
};

const changeText = ({ previous }: Felt, { frame, score }: MapWording): Html | undefined => {
  const change = previous?.emotionChange;
  if (change === undefined) return undefined;
  const { value, low, high, certain } = change;
  const interval = frame.figure.interval(score(low), score(high));
  return certain
    ? html`<b class="${value < 0 ? "below" : "above"}">${value < 0 ? "▼" : "▲"} ${score(value)}</b> <small>${interval}</small>`
    : html`${frame.figure.noCertainChange} <small>${score(value)}, ${interval}</small>`;
};

const feelingsText = ({ feelings }: Felt, { count, language }: MapWording): Html | undefined =>
  feelings.length === 0
    ? undefined
    : html`<ul class="feelings">${feelings.map(
        ({ feeling, n }) => html`<li>${FEELINGS[feeling].name[language]} <b>${count(n)}</b></li>`,
      )}</ul>`;

/** How many of those who began a survey sent it; nothing while there are too few of them to show. */
export const beganText = ({ started, completed }: Felt, { texts, count }: MapWording): string | undefined =>
  started < HIDDEN_BELOW ? undefined : texts.table.began(count(started), count(completed));

const answersText = (felt: Felt, wording: MapWording): Html => {
  const { frame, count } = wording;
  const began = beganText(felt, wording);
  const shown =
    felt.n > 0 && felt.n < HIDDEN_BELOW ? html`– <small>(${frame.figure.fewerThan5})</small>` : html`${count(felt.n)}`;
  return html`${shown}${began !== undefined && html`<br><small>${began}</small>`}`;
};

const row = (kind: "stage" | "touchpoint", name: Html, felt: Felt, wording: MapWording): Html =>
  html`<tr role="row" class="${kind}${felt.emotion.size !== "full" && " few"}"><th role="rowheader" scope="row">${name}</th><td role="cell" class="n" data-label="${
    wording.texts.table.answers
  }">${answersText(felt, wording)}</td>${cell("emotion", emotionText(felt, wording))}${cell("interval", intervalText(felt, wording))}${
    felt.previous !== undefined && cell("change", changeText(felt, wording))
  }${cell("words", feelingsText(felt, wording))}</tr>
`;

const touchpointName = (
  { id, name, channel, archived }: TouchpointOnMap,
  links: CurveLinks,
  { texts, frame, name: named }: MapWording,
): Html =>
  html`${channelIcon(channel)}<a href="${links.touchpoint(id)}">${named(name)}</a> <small>${frame.channels[channel]}${
    archived && html` · ${texts.table.archived}`
  }</small>`;

const stageRows = (stage: StageOnMap, columns: number, links: CurveLinks, wording: MapWording): Html => {
  const { texts, name, count } = wording;
  const { touchpoints } = stage;
  const shown = mostAnswered(touchpoints, MOST_ROWS);
  return html`<tbody role="rowgroup">${row(
    "stage",
    html`<a href="${links.stage(stage.id)}">${name(stage.name)}</a> <small>${
      touchpoints.length === 0 ? texts.table.noTouchpoints : texts.table.wholeStage
    }</small>`,
    stage,
    wording,
  )}${shown.map((on) => row("touchpoint", touchpointName(on, links, wording), on, wording))}${
    shown.length < touchpoints.length &&
    html`<tr role="row" class="rest"><th role="rowheader" scope="row" colspan="${columns}"><a href="${links.stage(stage.id)}">${texts.table.allOf(
      count(touchpoints.length),
    )}</a></th></tr>
`
  }</tbody>
`;
};

/**
 * Every stage with its touchpoints: answers, emotion, interval, change and top feelings. It is the data behind the curve
 * too. The roles are said aloud because a narrow screen lays the rows out as blocks, and some browsers then forget them.
 */
export const touchpointTable = (
  map: Pick<JourneyMap, "stages" | "whole">,
  links: CurveLinks,
  wording: MapWording,
): Html => {
  const { touchpoint, answers, emotion, interval, change, feelings, caption, note } = wording.texts.table;
  const compared = map.whole.previous !== undefined;
  const headings = [touchpoint, answers, emotion, interval, ...(compared ? [change] : []), feelings];
  return html`<table class="touchpoints${compared && " compared"}" role="table" aria-describedby="table-note"><caption class="unseen">${caption}</caption>
<thead role="rowgroup"><tr role="row">${headings.map(
    (heading) => html`<th role="columnheader" scope="col">${heading}</th>`,
  )}</tr></thead>
${map.stages.map((stage) => stageRows(stage, headings.length, links, wording))}</table>
<p class="note" id="table-note">${note}</p>`;
};

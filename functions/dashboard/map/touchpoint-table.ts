import { FEELINGS } from "../../../shared/domain/feeling.ts";
import { HIDDEN_BELOW } from "../../../shared/domain/figure.ts";
import type { Felt, JourneyMap } from "../../../shared/domain/journey-map.ts";
import { type Html, html } from "../../pages/html.ts";
import type { MapWording } from "./map-wording.ts";

/** Position of an emotion on the strip, 0..100. */
const onStrip = (emotion: number): number => Math.round(emotion + 100) / 2;

/** The interval as a small drawing beside its numbers. */
const strip = (value: number, low: number, high: number): Html => {
  const x = onStrip(value);
  return html`<svg class="strip" viewBox="0 0 100 12" aria-hidden="true"><path class="zero" d="M50 0V12"/><path class="grid" d="M0 6H100"/><path class="whisker" d="M${onStrip(
    low,
  )} 6H${onStrip(high)}"/>${
    value < 0
      ? html`<path class="point below" d="M${x} 1l5 5-5 5-5-5Z"/>`
      : html`<circle class="point above" cx="${x}" cy="6" r="4"/>`
  }</svg>`;
};

/** A cell with nothing to say; a narrow screen leaves it out. */
const NONE = html`<td role="cell" class="none">–</td>`;
const cell = (content: Html): Html => html`<td role="cell">${content}</td>`;

const emotionText = ({ n, emotion }: Felt, { frame, score, count }: MapWording): Html => {
  if (emotion.value === undefined) {
    // Below the limit in answers too, the cell beside this one says so already.
    return emotion.n === 0 || n < HIDDEN_BELOW ? html`–` : html`– <small>(${frame.figure.fewerThan5})</small>`;
  }
  return html`<b class="${emotion.value < 0 ? "below" : "above"}">${score(emotion.value)}</b>${
    emotion.n !== n && html` <small>n ${count(emotion.n)}</small>`
  }${emotion.size === "small" && html` <small class="tag">${frame.figure.few}</small>`}`;
};

/** How many of those who began a survey sent it; nothing while there are too few of them to show. */
export const beganText = ({ started, completed }: Felt, { texts, count }: MapWording): string | undefined =>
  started < HIDDEN_BELOW ? undefined : texts.table.began(count(started), count(completed));

const row = (kind: "stage" | "touchpoint", name: Html, felt: Felt, wording: MapWording): Html => {
  const { texts, frame, count, score } = wording;
  const { value, low, high, size } = felt.emotion;
  const began = beganText(felt, wording);
  const shown =
    felt.n > 0 && felt.n < HIDDEN_BELOW ? html`– <small>(${frame.figure.fewerThan5})</small>` : html`${count(felt.n)}`;
  const answers = html`${shown}${began !== undefined && html`<br><small>${began}</small>`}`;
  const interval =
    value === undefined || low === undefined || high === undefined
      ? NONE
      : cell(html`${strip(value, low, high)}<span>${frame.figure.interval(score(low), score(high))}</span>`);
  const feelings = felt.feelings.map(
    ({ feeling, n }) => html`<li>${FEELINGS[feeling].name[wording.language]} <b>${count(n)}</b></li>`,
  );
  return html`<tr role="row" class="${kind}${size !== "full" && " few"}"><th role="rowheader" scope="row">${name}</th><td role="cell" data-label="${
    texts.table.answers
  }">${answers}</td>${cell(emotionText(felt, wording))}${interval}${
    feelings.length === 0 ? NONE : cell(html`<ul class="feelings">${feelings}</ul>`)
  }</tr>
`;
};

const touchpointName = (
  { name, channel, archived }: JourneyMap["stages"][number]["touchpoints"][number],
  { texts, frame, name: named }: MapWording,
): Html =>
  html`${named(name)} <small>${frame.channels[channel]}${archived && html` · ${texts.table.archived}`}</small>`;

/**
 * Every stage with its touchpoints: answers, emotion, interval and top feelings. It is the data behind the curve too.
 * The roles are said aloud because a narrow screen lays the rows out as blocks, and some browsers then forget them.
 */
export const touchpointTable = (map: Pick<JourneyMap, "stages">, wording: MapWording): Html => {
  const { texts, name } = wording;
  const { touchpoint, answers, emotion, interval, feelings } = texts.table;
  return html`<table role="table" aria-describedby="table-note"><caption class="unseen">${texts.table.caption}</caption>
<thead role="rowgroup"><tr role="row">${[touchpoint, answers, emotion, interval, feelings].map(
    (heading) => html`<th role="columnheader" scope="col">${heading}</th>`,
  )}</tr></thead>
${map.stages.map(
  (stage) => html`<tbody role="rowgroup">${row(
    "stage",
    html`${name(stage.name)} <small>${
      stage.touchpoints.length === 0 ? texts.table.noTouchpoints : texts.table.wholeStage
    }</small>`,
    stage,
    wording,
  )}${stage.touchpoints.map((on) => row("touchpoint", touchpointName(on, wording), on, wording))}</tbody>
`,
)}</table>
<p class="note" id="table-note">${texts.table.note}</p>`;
};

import { type Figure, HIDDEN_BELOW } from "../../../shared/domain/figure.ts";
import { type Html, html } from "../../pages/html.ts";
import { type Explained, how } from "./how.ts";
import type { FrameWording } from "./wording.ts";

const explanation = (label: string, explained: Explained | undefined, wording: FrameWording): Html | false =>
  explained !== undefined && html`<dd>${how(label, explained, wording)}</dd>`;

/** How many people, in words while the number would point at some of them. */
export const peopleText = (n: number, { frame, count }: FrameWording): string =>
  n > 0 && n < HIDDEN_BELOW ? frame.figure.fewerThan5 : count(n);

/** A tile of a `dl.figures`: a number as it is shown, and how it comes about. */
export const tile = (label: string, shown: Html, wording: FrameWording, note?: string, explained?: Explained): Html =>
  html`<div><dt>${label}</dt>${shown}${note !== undefined && html`<dd class="note">${note}</dd>`}${explanation(label, explained, wording)}</div>`;

/**
 * A score with its interval, as a tile of a `dl.figures`; no number where there are too few answers for one.
 * `explained`: how it comes about.
 */
export const scoreTile = (
  label: string,
  note: string,
  figure: Figure,
  wording: FrameWording,
  explained: Explained,
): Html => {
  const { frame, score } = wording;
  const { value, low, high, n, size } = figure;
  const shown =
    value === undefined || low === undefined || high === undefined
      ? html`<dd class="big">–</dd><dd>${n === 0 ? frame.figure.noAnswers : frame.figure.fewerThan5Answers}</dd>`
      : html`<dd class="big${size === "small" && " few"}">${score(value)}</dd><dd>${frame.figure.interval(score(low), score(high))}${
          size === "small" && html` <small class="tag">${frame.figure.few}</small>`
        }</dd>`;
  return tile(label, shown, wording, note, explained);
};

/** A number of people as a tile; hidden while it would point at some of them. */
export const countTile = (
  label: string,
  n: number,
  wording: FrameWording,
  note: string | undefined,
  explained: Explained,
): Html => {
  const { frame, count } = wording;
  const shown =
    n > 0 && n < HIDDEN_BELOW
      ? html`<dd class="big">–</dd><dd>${frame.figure.fewerThan5}</dd>`
      : html`<dd class="big">${count(n)}</dd>`;
  return tile(label, shown, wording, note, explained);
};

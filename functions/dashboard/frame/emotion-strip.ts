import { type Html, html } from "../../pages/html.ts";

/** Position of an emotion on the strip, 0..100. */
const onStrip = (emotion: number): number => Math.round(emotion + 100) / 2;

/** An emotion with its interval as a small drawing beside its numbers: a round point above zero, a diamond below it. */
export const emotionStrip = (value: number, low: number, high: number): Html => {
  const x = onStrip(value);
  return html`<svg class="strip" viewBox="0 0 100 12" aria-hidden="true"><path class="zero" d="M50 0V12"/><path class="grid" d="M0 6H100"/><path class="whisker" d="M${onStrip(
    low,
  )} 6H${onStrip(high)}"/>${
    value < 0
      ? html`<path class="point below" d="M${x} 1l5 5-5 5-5-5Z"/>`
      : html`<circle class="point above" cx="${x}" cy="6" r="4"/>`
  }</svg>`;
};

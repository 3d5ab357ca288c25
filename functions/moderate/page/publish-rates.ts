import type { Fairness } from "../../../shared/domain/fairness.ts";
import { type Html, html } from "../../pages/html.ts";
import type { Wording } from "./wording.ts";

/** How often each rating was published, and a warning when it was not by chance that high and low ones differ. */
export const publishRates = ({ byRating, gap, differsByScore }: Fairness, wording: Wording): Html => {
  const { texts, count, percent, points } = wording;
  const { rates } = texts;
  const verdict =
    gap === undefined
      ? rates.tooFew
      : differsByScore
        ? rates.differs(points(gap.value), `${points(gap.low)} – ${points(gap.high)}`)
        : rates.alike;
  return html`<section aria-labelledby="rates-heading"><h2 id="rates-heading">${rates.heading}</h2><p class="note">${rates.note}</p>
<p${differsByScore && html` class="told bad"`}>${differsByScore && html`<b>⚠</b> `}${verdict}</p>
<div class="scroll" tabindex="0" role="group" aria-labelledby="rates-heading"><table><caption class="unseen">${rates.heading}</caption><thead><tr><th scope="col">${rates.rating}</th><th scope="col">${rates.published}</th><th scope="col">${rates.waiting}</th><th scope="col">${rates.rejected}</th><th scope="col">${rates.share}</th></tr></thead><tbody>${byRating.map(
    ({ rating, published, waiting, rejected, share, interval }) =>
      html`<tr><th scope="row">${rating === 0 ? texts.filters.noRating : texts.stars(count(rating))}</th><td>${count(published)}</td><td>${count(waiting)}</td><td>${count(rejected)}</td><td>${
        share === undefined || interval === undefined
          ? rates.none
          : html`${percent(share)} <small>${percent(interval.low)} – ${percent(interval.high)}</small>`
      }</td></tr>`,
  )}</tbody></table></div></section>`;
};

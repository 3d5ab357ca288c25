import type { ConsentRate } from "../../../shared/domain/consent-rate.ts";
import type { Fairness, Treated } from "../../../shared/domain/fairness.ts";
import { type Html, type HtmlPart, html } from "../../pages/html.ts";
import type { Wording } from "./wording.ts";

/** A share with its interval; the word for none while there is nothing to have a share of. */
const shareText = ({ share, interval }: Pick<Treated, "share" | "interval">, { texts, percent }: Wording): HtmlPart =>
  share === undefined || interval === undefined
    ? texts.rates.none
    : html`${percent(share)} <small>${percent(interval.low)} – ${percent(interval.high)}</small>`;

const treatedRow = (heading: string, treated: Treated, wording: Wording): Html => {
  const { count } = wording;
  const { published, waiting, rejected } = treated;
  return html`<tr><th scope="row">${heading}</th><td>${count(published)}</td><td>${count(waiting)}</td><td>${count(rejected)}</td><td>${shareText(treated, wording)}</td></tr>`;
};

/** How many who are asked agree to be published. */
const agreement = (rate: ConsentRate, wording: Wording): Html => {
  const { texts, count, day } = wording;
  const { consent } = texts;
  const { period, asked, agreed } = rate;
  return html`<section aria-labelledby="consent-heading"><h2 id="consent-heading">${consent.heading}</h2><p class="note">${consent.note(day(period.from), day(period.to))}</p>
<dl><dt>${consent.asked}</dt><dd>${count(asked)}</dd><dt>${consent.agreed}</dt><dd>${count(agreed)}</dd><dt>${consent.share}</dt><dd>${shareText(rate, wording)}</dd></dl></section>
`;
};

/**
 * How many agree to be published, how often each rating was published, and a warning when it was not by chance that high and
 * low ones differ.
 */
export const publishRates = (
  { consent, fairness }: { readonly consent: ConsentRate; readonly fairness: Fairness },
  wording: Wording,
): Html => {
  const { texts, count, points } = wording;
  const { all, byRating, gap, differsByScore } = fairness;
  const { rates } = texts;
  const verdict =
    gap === undefined
      ? rates.tooFew
      : differsByScore
        ? rates.differs(points(gap.value), `${points(gap.low)} – ${points(gap.high)}`)
        : rates.alike;
  return html`${agreement(consent, wording)}<section aria-labelledby="rates-heading"><h2 id="rates-heading">${rates.heading}</h2><p class="note">${rates.note}</p>
<p${differsByScore && html` class="told bad"`}>${differsByScore && html`<b>⚠</b> `}${verdict}</p>
<div class="scroll" tabindex="0" role="group" aria-labelledby="rates-heading"><table><caption class="unseen">${rates.heading}</caption><thead><tr><th scope="col">${rates.rating}</th><th scope="col">${rates.published}</th><th scope="col">${rates.waiting}</th><th scope="col">${rates.rejected}</th><th scope="col">${rates.share}</th></tr></thead><tbody>${byRating.map(
    ({ rating, ...treated }) =>
      treatedRow(rating === 0 ? texts.filters.noRating : texts.stars(count(rating)), treated, wording),
  )}</tbody><tfoot>${treatedRow(rates.all, all, wording)}</tfoot></table></div></section>`;
};

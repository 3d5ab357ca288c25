import { BANDS, type Cohort, FOLLOWED_MONTHS, type Returned } from "../../../shared/domain/cohort.ts";
import { HIDDEN_BELOW, SMALL_BELOW } from "../../../shared/domain/journey-map.ts";
import { type Html, html } from "../../pages/html.ts";
import type { RetentionWording } from "./retention-wording.ts";

/** Tints from the first to the last. */
const TINTS = 10;

/** A tint for a share of 0..1: none for nobody, the last for everybody. */
const tintOf = (share: number): string | undefined => (share === 0 ? undefined : `h${Math.ceil(share * TINTS)}`);

const cellOf = (
  { share, low, high, n, returned }: Returned,
  { texts, share: percent, count }: RetentionWording,
): Html => {
  if (share === undefined || low === undefined || high === undefined) {
    return html`<td role="cell">– <small>${texts.cohorts.fewerThan5}</small></td>`;
  }
  const classes = [tintOf(share), n < SMALL_BELOW && "few"].filter((name) => typeof name === "string").join(" ");
  return html`<td role="cell"${classes !== "" && html` class="${classes}"`}><b>${percent(share)}</b><small>${texts.cohorts.interval(
    percent(low),
    percent(high),
    count(returned),
    count(n),
  )}</small></td>`;
};

const rowOf = (heading: Html, { n, months }: Cohort, columns: number, wording: RetentionWording): Html => {
  const { texts, count } = wording;
  const shown = n < HIDDEN_BELOW ? texts.cohorts.fewerThan5 : count(n);
  return html`<tr role="row"><th role="rowheader" scope="row">${heading}</th><td role="cell">${shown}</td>${Array.from(
    { length: columns },
    (_, index) => {
      const month = months.find((returned) => returned.month === index + 1);
      return month === undefined ? html`<td role="cell"></td>` : cellOf(month, wording);
    },
  )}</tr>`;
};

const tableOf = (
  first: string,
  cohorts: readonly { readonly heading: Html; readonly cohort: Cohort }[],
  wording: RetentionWording,
): Html => {
  const { texts, count } = wording;
  const columns = Math.min(FOLLOWED_MONTHS, Math.max(0, ...cohorts.map(({ cohort }) => cohort.months.length)));
  // It scrolls sideways by itself, so the keyboard must reach it.
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${texts.cohorts.caption}"><table role="table" class="heat"><caption class="unseen">${texts.cohorts.caption}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${first}</th><th role="columnheader" scope="col">${texts.cohorts.customers}</th>${Array.from(
    { length: columns },
    (_, index) => html`<th role="columnheader" scope="col">${texts.cohorts.month(count(index + 1))}</th>`,
  )}</tr></thead><tbody role="rowgroup">${cohorts.map(({ heading, cohort }) => rowOf(heading, cohort, columns, wording))}</tbody></table></div>`;
};

/** Share who bought again by month after the first purchase: all months together, by what was felt first. */
export const cohortTable = (all: readonly Cohort[], wording: RetentionWording): Html => {
  const { texts } = wording;
  const shown = all.filter(({ n }) => n > 0);
  return tableOf(
    texts.cohorts.band,
    shown.map((cohort) => ({ heading: html`${texts.cohorts.bands[cohort.band]}`, cohort })),
    wording,
  );
};

/** The same for each month of the first purchase. */
export const cohortTableByMonth = (cohorts: readonly Cohort[], wording: RetentionWording): Html => {
  const { texts, month } = wording;
  const sorted = cohorts.toSorted((one, other) => {
    const [a = "", b = ""] = [one.month, other.month];
    return a > b ? -1 : a < b ? 1 : BANDS.indexOf(one.band) - BANDS.indexOf(other.band);
  });
  return tableOf(
    texts.cohorts.firstPurchase,
    sorted.map((cohort) => ({
      heading: html`${month(cohort.month ?? "")} · ${texts.cohorts.bands[cohort.band]}`,
      cohort,
    })),
    wording,
  );
};

import { HIGH_RISK } from "../../../shared/domain/churn-risk.ts";
import { dayIn } from "../../../shared/domain/store.ts";
import { type Html, html } from "../../pages/html.ts";
import type { CustomerAtRisk } from "../../reading/read-risks.ts";
import { addressOf, keptOf, linkTo } from "../frame/page-query.ts";
import type { Place } from "../frame/place.ts";
import type { RetentionWording } from "./retention-wording.ts";

/** Characters of a customer's id that are shown: enough to tell a few apart. The link has all. */
const SHOWN_ID = 8;

const rowOf = (
  { customer, points, reasons, emotion, lastAnswerAt, lastOrderAt }: CustomerAtRisk,
  { place, timeZone }: { readonly place: Place; readonly timeZone: string },
  { texts, count, score, day }: RetentionWording,
): Html => {
  const { risk } = texts;
  const dayOf = (at: string | undefined) => (at === undefined ? "–" : day(dayIn(timeZone, at)));
  return html`<tr role="row"><th role="rowheader" scope="row"><a href="${addressOf(
    `${place.root}customers/${customer}`,
    {
      lang: keptOf(place.query).lang,
    },
  )}"><code>${customer.slice(0, SHOWN_ID)}…</code></a></th>
<td role="cell" class="points" data-label="${risk.points}">${count(points)}${points >= HIGH_RISK && html` <span class="tag">${risk.high}</span>`}</td>
<td role="cell" data-label="${risk.reasons}"><ul>${reasons.map(
    ({ reason, points: worth }) => html`<li>${risk.worth(risk.reason[reason], count(worth))}</li>`,
  )}</ul></td>
<td role="cell" data-label="${risk.emotion}">${emotion === undefined ? "–" : score(emotion)}</td>
<td role="cell" data-label="${risk.lastAnswer}">${dayOf(lastAnswerAt)}</td>
<td role="cell" data-label="${risk.lastOrder}">${dayOf(lastOrderAt)}</td></tr>`;
};

export type RiskView = {
  readonly customers: readonly CustomerAtRisk[];
  readonly cursor?: string | undefined;
  readonly place: Place;
  readonly timeZone: string;
};

/** Who may be lost, and why, with a link to what they did and said. */
export const riskTable = (view: RiskView, wording: RetentionWording): Html => {
  const { risk } = wording.texts;
  const { customers, cursor, place } = view;
  if (customers.length === 0 && place.query.cursor === undefined) return html`<p>${risk.none}</p>`;
  const headings = [risk.customer, risk.points, risk.reasons, risk.emotion, risk.lastAnswer, risk.lastOrder];
  return html`<table role="table" class="risks"><caption class="unseen">${risk.caption}</caption><thead role="rowgroup"><tr role="row">${headings.map(
    (heading) => html`<th role="columnheader" scope="col">${heading}</th>`,
  )}</tr></thead><tbody role="rowgroup">${customers.map((customer) => rowOf(customer, view, wording))}</tbody></table>
${
  (cursor !== undefined || place.query.cursor !== undefined) &&
  html`<p class="more">${place.query.cursor !== undefined && html`<a href="${linkTo(place.query, { cursor: undefined })}#risk">${risk.first}</a>`}${
    cursor !== undefined && html`<a href="${linkTo(place.query, { cursor })}#risk">${risk.older}</a>`
  }</p>`
}`;
};

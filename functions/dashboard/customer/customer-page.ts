import { type ChurnRisk, HIGH_RISK, RISK_POINTS } from "../../../shared/domain/churn-risk.ts";
import type { Customer } from "../../../shared/domain/customer.ts";
import { dayIn, type Store } from "../../../shared/domain/store.ts";
import type { Touchpoint } from "../../../shared/domain/touchpoint.ts";
import { type Html, html } from "../../pages/html.ts";
import type { TimelineMoment } from "../../reading/read-timeline.ts";
import { document } from "../frame/document.ts";
import { linkTo } from "../frame/page-query.ts";
import type { Place } from "../frame/place.ts";
import type { CustomerWording } from "./customer-wording.ts";
import { type FOLLOW_UP_DONE, followUpSection, type RefusedFollowUp } from "./follow-up-section.ts";
import { CUSTOMER_STYLE } from "./style.ts";
import { timeline } from "./timeline.ts";

/** Characters of the id in the title. The address has all. */
const SHOWN_ID = 8;

/** All that the page shows. */
export type CustomerView = {
  readonly store: Pick<Store, "name" | "timeZone">;
  readonly place: Place;
  readonly customer: Customer;
  readonly optedOut: boolean;
  readonly trend: { readonly value: number; readonly decline: number } | undefined;
  readonly risk: ChurnRisk;
  readonly touchpoints: readonly Touchpoint[];
  readonly moments: readonly TimelineMoment[];
  readonly cursor?: string | undefined;
  /** What the form starts with; undefined for those who may only read. `day` and `time` are the store's. */
  readonly editing?: { readonly token: string; readonly day: string; readonly time: string } | undefined;
  readonly refused?: RefusedFollowUp | undefined;
  readonly done?: (typeof FOLLOW_UP_DONE)[number] | undefined;
};

const figures = (view: CustomerView, wording: CustomerWording): Html => {
  const { texts, risk: words, score, count } = wording;
  const { trend, risk, customer } = view;
  const standing = customer.orders.filter(({ ended }) => !ended).length;
  return html`<section aria-labelledby="figures-heading"><h2 id="figures-heading" class="unseen">${texts.glance}</h2><dl class="figures">
<div><dt>${texts.emotion}</dt><dd class="big">${trend === undefined ? "–" : score(trend.value)}</dd>${
    trend !== undefined && trend.decline >= 1 && html`<dd>${texts.decline(count(Math.round(trend.decline)))}</dd>`
  }<dd class="note">${texts.emotionNote}</dd></div>
<div><dt>${texts.risk}</dt><dd class="big">${count(risk.points)}${risk.points >= HIGH_RISK && html` <span class="tag">${words.high}</span>`}</dd><dd>${
    risk.reasons.length === 0
      ? texts.noRisk
      : html`<ul>${risk.reasons.map((reason) => html`<li>${words.worth(words.reason[reason], count(RISK_POINTS[reason]))}</li>`)}</ul>`
  }</dd><dd class="note">${texts.riskNote}</dd></div>
<div><dt>${texts.orders}</dt><dd class="big">${count(standing)}</dd></div>
<div><dt>${texts.answers}</dt><dd class="big">${count(customer.answers.length)}</dd></div>
</dl></section>`;
};

/** What one customer did and said. Nothing of who they are: no address, no name. */
export const customerPage = (view: CustomerView, wording: CustomerWording) => {
  const { texts } = wording;
  const { store, place, customer, optedOut, cursor, touchpoints } = view;
  const title = texts.title(`${customer.id.slice(0, SHOWN_ID)}…`);
  const names = new Map(touchpoints.map(({ id, name }) => [id, name]));
  const notes = [
    ...(optedOut ? [texts.optedOut] : []),
    ...(customer.complainedAt === undefined
      ? []
      : [texts.complaint(wording.day(dayIn(store.timeZone, customer.complainedAt)))]),
  ];
  const main = html`<div class="opening"><p class="eyebrow"><bdi>${store.name}</bdi></p><h1>${title}</h1>
<p class="days">${texts.lead}</p>${notes.length > 0 && html`<p class="headline">${notes.join(" · ")}</p>`}</div>
${figures(view, wording)}
${followUpSection(view, wording)}
<section aria-labelledby="timeline-heading"><h2 id="timeline-heading">${texts.timeline}</h2>
${timeline(view.moments, { timeZone: store.timeZone, touchpointName: (id) => names.get(id), wording, token: view.editing?.token })}
${
  (cursor !== undefined || place.query.cursor !== undefined) &&
  html`<p class="more">${place.query.cursor !== undefined && html`<a href="${linkTo(place.query, { cursor: undefined })}">${texts.newest}</a>`}${
    cursor !== undefined && html`<a href="${linkTo(place.query, { cursor })}">${texts.older}</a>`
  }</p>`
}</section>`;
  return document({ title: `${title} · ${store.name}`, place, main, style: CUSTOMER_STYLE }, wording);
};

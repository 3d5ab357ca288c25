import type { Share } from "../../../shared/domain/share.ts";
import { type Html, html } from "../../pages/html.ts";
import type { AdvocacyReading } from "../../reading/read-advocacy.ts";
import { document } from "../frame/document.ts";
import { peopleText, tile } from "../frame/figure-tiles.ts";
import { how } from "../frame/how.ts";
import { periodForm } from "../frame/period-form.ts";
import type { Place } from "../frame/place.ts";
import { shareTile } from "../frame/share-tile.ts";
import type { AdvocacyWording } from "./advocacy-wording.ts";
import { ADVOCACY_STYLE } from "./style.ts";

/** All that the page shows. */
export type AdvocacyView = {
  readonly storeName: string;
  readonly timeZone: string;
  readonly today: string;
  readonly place: Place;
  readonly reading: AdvocacyReading;
  /** True when the store says where a recommendation leads to. */
  readonly offersLinks: boolean;
};

const GROUPS = ["promoters", "passives", "detractors"] as const;

const headline = ({ recommendation }: AdvocacyReading, { texts, score, count, frame }: AdvocacyWording): Html => {
  const { value, low, high, n } = recommendation;
  return value === undefined || low === undefined || high === undefined
    ? html`${texts.tooFew}`
    : html`${texts.headline(score(value), frame.figure.interval(score(low), score(high)), count(n))} <small>${texts.comparable}</small>`;
};

/** A small square in a group's tone, for its row. */
const keyOf = (group: (typeof GROUPS)[number]): Html =>
  html`<svg class="key" viewBox="0 0 1 1" aria-hidden="true"><rect class="${group}" width="1" height="1"/></svg>`;

const groups = (reading: AdvocacyReading, wording: AdvocacyWording): Html => {
  const { texts, share: percent, count, frame } = wording;
  let from = 0;
  const parts = GROUPS.map((group) => {
    const width = Math.round(1000 * (reading[group].value ?? 0)) / 10;
    const part = html`<rect class="${group}" x="${from}" y="0" width="${width}" height="10"/>`;
    from += width;
    return part;
  });
  const interval = ({ value, low, high }: Share) =>
    value === undefined || low === undefined || high === undefined
      ? texts.tooFewShare
      : `${percent(value)} (${frame.figure.interval(percent(low), percent(high))})`;
  return html`<section aria-labelledby="groups-heading"><h2 id="groups-heading">${texts.groups.heading}</h2><p class="note">${texts.groups.note}</p>
<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="${texts.groups.chart}">${parts}</svg>
<table class="table"><thead><tr><th scope="col">${texts.groups.group}</th><th scope="col">${texts.groups.answers}</th><th scope="col">${
    texts.groups.share
  }</th></tr></thead><tbody>${GROUPS.map(
    (group) =>
      html`<tr><th scope="row">${keyOf(group)}${texts.groups[group]}</th><td>${count(reading[group].count)}</td><td>${interval(
        reading[group],
      )}</td></tr>`,
  )}</tbody></table>${how(texts.groups.heading, { id: "groups", text: texts.how.groups(peopleText(reading.recommendation.n, wording)) }, wording)}</section>`;
};

const words = (reading: AdvocacyReading, wording: AdvocacyWording): Html => {
  const { texts } = wording;
  const tileOf = (id: "consented" | "published" | "verified", note: string) => {
    const share = reading[id];
    const explained = { id, text: texts.how[id](peopleText(share.n, wording)) };
    const shown = { label: texts.words[id], note, share, explained };
    return shareTile(shown, { of: texts.of, tooFew: texts.tooFewShare }, wording);
  };
  return html`<section aria-labelledby="words-heading"><h2 id="words-heading">${texts.words.heading}</h2><p class="note">${texts.words.note}</p><dl class="figures">
${tileOf("consented", texts.words.consentedNote)}
${tileOf("published", texts.words.publishedNote)}
${tileOf("verified", texts.words.verifiedNote)}
</dl></section>`;
};

const referrals = (view: AdvocacyView, wording: AdvocacyWording): Html => {
  const { texts, count, share: percent, money, frame } = wording;
  const { codes, clicks, orders, conversion, revenue } = view.reading.referrals;
  const conversionText =
    conversion?.value === undefined || conversion.low === undefined || conversion.high === undefined
      ? undefined
      : texts.referrals.conversion(
          percent(conversion.value),
          frame.figure.interval(percent(conversion.low), percent(conversion.high)),
        );
  const earned = Object.entries(revenue).map(([currency, amount]) => money(amount, currency));
  const isEmpty = codes + clicks + orders === 0;
  const tileOf = (id: "codes" | "clicks" | "orders" | "revenue", number: string, note?: string) =>
    tile(texts.referrals[id], html`<dd class="big">${number}</dd>`, wording, note, { id, text: texts.how[id] });
  return html`<section aria-labelledby="referrals-heading"><h2 id="referrals-heading">${texts.referrals.heading}</h2><p class="note">${texts.referrals.note}</p>${
    isEmpty && !view.offersLinks
      ? html`<p>${texts.referrals.none}</p>`
      : html`<dl class="figures">
${tileOf("codes", count(codes))}
${tileOf("clicks", count(clicks), texts.referrals.clicksNote)}
${tileOf("orders", count(orders), conversionText)}
${earned.length > 0 && tileOf("revenue", earned.join(" + "))}
</dl>`
  }</section>`;
};

const growth = (
  { growth: months }: AdvocacyReading,
  { texts, month, money, share: percent }: AdvocacyWording,
): Html => {
  const headings = [
    texts.growth.month,
    texts.growth.revenue,
    texts.growth.kept,
    texts.growth.earned,
    texts.growth.growth,
  ];
  return html`<section aria-labelledby="growth-heading"><h2 id="growth-heading">${texts.growth.heading}</h2><p class="note">${texts.growth.note}</p>${
    months.length === 0
      ? html`<p>${texts.growth.none}</p>`
      : html`<div class="scroll" role="region" tabindex="0" aria-label="${texts.growth.caption}"><table class="table"><caption class="unseen">${texts.growth.caption}</caption><thead><tr>${headings.map(
          (heading) => html`<th scope="col">${heading}</th>`,
        )}</tr></thead><tbody>${months
          .toReversed()
          .map(
            (row) =>
              html`<tr><th scope="row">${month(row.month)}</th><td>${money(row.revenue, row.currency)}</td><td>${percent(
                row.kept,
              )}</td><td>${percent(row.earned)}</td><td><b class="${row.growth < 0 ? "below" : "above"}">${percent(
                row.growth,
              )}</b></td></tr>`,
          )}</tbody></table></div>`
  }</section>`;
};

/** Who would recommend the store, whose words may be passed on, what word of mouth brought. */
export const advocacyPage = (view: AdvocacyView, wording: AdvocacyWording) => {
  const { texts } = wording;
  const { reading, place, storeName, timeZone, today } = view;
  const { from, to } = reading;
  const main = html`<div class="opening"><p class="eyebrow"><bdi>${storeName}</bdi></p><h1>${texts.title}</h1>
<p class="days">${wording.days(from, to)} <span class="zone">${wording.frame.period.zone(timeZone)}</span></p>
<p class="headline">${headline(reading, wording)}</p></div>
${periodForm({ query: place.query, from, to, today }, wording)}
${reading.recommendation.n > 0 && groups(reading, wording)}
${words(reading, wording)}
${referrals(view, wording)}
${growth(reading, wording)}`;
  return document({ title: `${texts.title} · ${storeName}`, place, main, style: ADVOCACY_STYLE }, wording);
};

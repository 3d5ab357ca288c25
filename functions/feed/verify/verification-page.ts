import { CONSENT_VERSION } from "../../../shared/domain/consent.ts";
import { fairnessOf, type Treatment } from "../../../shared/domain/fairness.ts";
import type { FeedSummary, Tally } from "../../../shared/domain/feed.ts";
import { STARS } from "../../../shared/domain/feed-summary.ts";
import { LANGUAGES } from "../../../shared/domain/language.ts";
import { PROVENANCES, type Provenance } from "../../../shared/domain/response.ts";
import { REJECTION_REASONS } from "../../../shared/domain/testimonial.ts";
import { type Html, type HtmlPart, html } from "../../pages/html.ts";
import { NATIVE_NAMES } from "../../pages/page-language.ts";
import type { Wording } from "../wording.ts";
import { STYLE } from "./style.ts";

/** What the page tells: all of it counted, none of it written by the store. */
export type Verification = {
  readonly store: string;
  readonly today: string;
  readonly summary: FeedSummary;
  readonly provenances: Readonly<Record<Provenance, number>>;
  readonly contradictions: number;
  readonly tally: Tally;
};

const languageLinks = ({ language, texts }: Wording): Html =>
  html`<nav aria-label="${texts.verification.language}"><ul>${LANGUAGES.map(
    (other) =>
      html`<li><a href="?lang=${other}" lang="${other}" hreflang="${other}"${
        other === language && html` aria-current="true"`
      }>${NATIVE_NAMES[other]}</a></li>`,
  )}</ul></nav>`;

/** One request and nothing else: no script, no font, no picture. */
const document = (title: string, main: Html, wording: Wording, more: Html | false = false): Html => html`<!doctype html>
<html lang="${wording.language}" dir="ltr"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><main>${main}</main><footer>${more}${languageLinks(wording)}</footer></body></html>
`;

const section = (id: string, heading: string, content: Html): Html =>
  html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${content}</section>`;

const sources = ({ provenances }: Verification, { texts, count }: Wording): Html => {
  const { sources: about, source, meaning, answers } = texts.verification;
  return html`<p>${about.text}</p><table class="what"><thead><tr><th scope="col">${source}</th><th scope="col">${meaning}</th><th scope="col" class="n">${answers}</th></tr></thead><tbody>${PROVENANCES.map(
    (provenance) =>
      html`<tr><th scope="row">${texts.provenances[provenance]}</th><td>${about.explained[provenance]}</td><td class="n" data-label="${answers}">${count(
        provenances[provenance],
      )}</td></tr>`,
  )}</tbody></table>`;
};

const moderation = ({ texts }: Wording): Html => {
  const { moderation: about } = texts.verification;
  return html`<p>${about.text}</p><ul>${REJECTION_REASONS.map((reason) => html`<li>${about.reasons[reason]}</li>`)}</ul><p>${about.verbatim}</p>`;
};

const rates = ({ tally }: Verification, { texts, count, percent }: Wording): Html => {
  const { rates: about } = texts.verification;
  const cell = (label: string, content: HtmlPart) => html`<td class="n" data-label="${label}">${content}</td>`;
  const row = ({ rating, published, waiting, rejected, share }: Treatment) =>
    html`<tr><th scope="row"${rating > 0 && html` data-label="${about.stars}"`}>${rating === 0 ? about.none : rating}</th>${cell(
      about.offered,
      count(published + waiting + rejected),
    )}${cell(about.published, [count(published), share !== undefined && ` (${percent(share)})`])}${cell(
      about.waiting,
      count(waiting),
    )}${cell(about.rejected, count(rejected))}</tr>`;
  return html`<p>${about.text}</p><table class="what"><thead><tr><th scope="col">${about.stars}</th>${[
    about.offered,
    about.published,
    about.waiting,
    about.rejected,
  ].map(
    (heading) => html`<th scope="col" class="n">${heading}</th>`,
  )}</tr></thead><tbody>${fairnessOf(tally).byRating.map(row)}</tbody></table>`;
};

const ratings = ({ summary }: Verification, { texts, count, mean }: Wording): Html => {
  const { ratings: about } = texts.verification;
  const { average } = summary;
  if (average === undefined) return html`<p>${about.text}</p><p>${about.noRatings}</p>`;
  const most = Math.max(...summary.ratings);
  return html`<p>${about.text}</p><p><span class="big">${texts.average(mean(average))}</span></p><table><thead><tr><th scope="col">${
    about.stars
  }</th><th scope="col" class="n">${about.answers}</th><td></td></tr></thead><tbody>${[...STARS]
    .reverse()
    .map((stars) => {
      const n = summary.ratings[stars - 1] ?? 0;
      return html`<tr><th scope="row">${stars}</th><td class="n">${count(n)}</td><td class="share"><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="${
        Math.round((1000 * n) / most) / 10
      }" height="6"/></svg></td></tr>`;
    })}</tbody></table>`;
};

/** How a store's testimonials come about, from its own numbers. */
export const verificationPage = (facts: Verification, wording: Wording): Html => {
  const { texts, count, day } = wording;
  const about = texts.verification;
  const { from, to } = facts.summary.period;
  const main = html`<p class="store"><bdi>${facts.store}</bdi></p><h1>${about.title}</h1><p class="lead">${about.lead(facts.store)}</p><p class="note">${about.period(
    day(from),
    day(to),
  )}</p>
${section("sources", about.sources.heading, sources(facts, wording))}
${section(
  "consent",
  about.consent.heading,
  html`<p>${about.consent.text}</p><p>${about.consent.withdraw}</p><p class="note">${about.consent.version}: ${CONSENT_VERSION}</p>`,
)}
${section("moderation", about.moderation.heading, moderation(wording))}
${section("rates", about.rates.heading, rates(facts, wording))}
${section("ratings", about.ratings.heading, ratings(facts, wording))}
${section("contradictions", about.contradictions.heading, html`<p>${about.contradictions.text(count(facts.contradictions))}</p>`)}`;
  return document(`${about.title} · ${facts.store}`, main, wording, html`<p>${about.generated(day(facts.today))}</p>`);
};

/** Why there is no page. */
export const noVerificationPage = (isUnknown: boolean, wording: Wording): Html => {
  const { refusals } = wording.texts.verification;
  const title = isUnknown ? refusals.unknown : refusals.failed;
  return document(
    title,
    html`<h1>${title}</h1>${isUnknown && html`<p class="lead">${refusals.unknownText}</p>`}`,
    wording,
  );
};

import { DASHBOARD_PAGES } from "../../../shared/contract/dashboard-pages.ts";
import { FEELINGS } from "../../../shared/domain/feeling.ts";
import type { LocalizedText } from "../../../shared/domain/language.ts";
import { emotionOfResponse, languageOf, type Response, sentimentOf } from "../../../shared/domain/response.ts";
import { type Html, html } from "../../pages/html.ts";
import { perLanguage } from "../../pages/per-language.ts";
import { quote, said } from "../frame/comment-card.ts";
import { addressOf, keptOf } from "../frame/page-query.ts";
import type { Place } from "../frame/place.ts";
import type { Wording } from "../frame/wording.ts";
import type { DrillDownTexts } from "./drill-down-texts.ts";
import { translators } from "./translators.ts";

const CUSTOMER_PAGE = DASHBOARD_PAGES.find(({ id }) => id === "showCustomer")!;

/** Formats of an instant, by time zone. */
const momentsOf = perLanguage((language) => ({
  locale: language === "en" ? "en-GB" : language,
  byZone: new Map<string, Intl.DateTimeFormat>(),
}));

const moment = (instant: string, timeZone: string, { language }: Wording<DrillDownTexts>): string => {
  const { locale, byZone } = momentsOf(language);
  const format =
    byZone.get(timeZone) ?? new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  byZone.set(timeZone, format);
  return format.format(new Date(instant));
};

/** A link to what the customer did, for whoever may see it; nothing where nobody knows who it was. */
const customerLink = ({ customer }: Response, { root, query, scopes }: Place, { texts }: Wording<DrillDownTexts>) =>
  customer !== undefined &&
  scopes.some((scope) => CUSTOMER_PAGE.scopes.includes(scope)) &&
  html`<a href="${addressOf(`${root}customers/${encodeURIComponent(customer)}`, { lang: keptOf(query).lang })}">${texts.said.customer}</a>`;

const translateLinks = (response: Response, { texts, language }: Wording<DrillDownTexts>): Html | false => {
  const links = translators(response.answers.comment ?? "", response.language ?? languageOf(response), language);
  return (
    links.length > 0 &&
    html`<details class="elsewhere"><summary>${texts.said.translate}</summary><p class="note">${texts.said.translateNote}</p><p class="row">${links.map(
      ({ name, address }) =>
        html`<a href="${address}" target="_blank" rel="noreferrer">${texts.said.translateWith(name)} ↗</a>`,
    )}</p></details>`
  );
};

type Where = {
  readonly place: Place;
  readonly timeZone: string;
  /** The name of its touchpoint, where that is not the page's own. */
  readonly touchpoint: LocalizedText | undefined;
};

/** What one customer wrote, with all that tells how to take it. */
export const verbatim = (
  response: Response,
  { place, timeZone, touchpoint }: Where,
  wording: Wording<DrillDownTexts>,
): Html => {
  const { texts, frame, name, language, languageName } = wording;
  const spoken = response.language ?? languageOf(response);
  const sentiment = sentimentOf(response)?.label;
  const words = response.answers.feeling?.words ?? [];
  return html`<li class="comment">${quote(response, wording)}
<p class="about">${said(response, wording)}${words.map(({ word }) => html`<span class="tag">${FEELINGS[word].name[language]}</span>`)}${
    sentiment !== undefined && html`<span>${texts.said.sentiment}: ${texts.sentiments[sentiment]}</span>`
  }${emotionOfResponse(response)?.dissonant === true && html`<span class="dissonant">≠ ${frame.comment.dissonant}</span>`}</p>
<p class="about from">${touchpoint !== undefined && html`<span>${name(touchpoint)}</span>`}<time datetime="${response.answeredAt}">${moment(
    response.answeredAt,
    timeZone,
    wording,
  )}</time><span class="provenance">${frame.provenances[response.provenance]}</span>${
    spoken !== undefined && html`<span>${languageName(spoken)}</span>`
  }${customerLink(response, place, wording)}</p>${translateLinks(response, wording)}</li>
`;
};

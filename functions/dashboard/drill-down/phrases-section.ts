import { type Html, html } from "../../pages/html.ts";
import { perLanguage } from "../../pages/per-language.ts";
import { linkTo } from "../frame/page-query.ts";
import type { Wording } from "../frame/wording.ts";
import type { DrillDownView } from "./drill-down-page.ts";
import type { DrillDownTexts } from "./drill-down-texts.ts";
import { WITHOUT_SAID } from "./said-query.ts";

const timesOf = perLanguage((language) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }));

/** What is said here more than elsewhere, by language, each with a link to the comments that hold it. */
export const phrasesSection = ({ phrases, place }: DrillDownView, wording: Wording<DrillDownTexts>): Html => {
  const { texts, count, language, languageName } = wording;
  const { query } = place;
  const item = ({ phrase, n, lift, language: spoken }: (typeof phrases.list)[number]): Html => {
    const to = linkTo(query, { ...WITHOUT_SAID, phrase });
    return html`<li><a href="${to}#said"><bdi lang="${spoken}">${phrase}</bdi></a> <small>${texts.phrases.customers(count(n))}${
      lift !== undefined && html` · ${texts.phrases.lift(timesOf(language).format(lift))}`
    }</small></li>`;
  };
  return html`<section aria-labelledby="phrases-heading"><h2 id="phrases-heading">${texts.phrases.heading}</h2><p class="note">${texts.phrases.basis(
    count(phrases.comments),
    count(phrases.responses),
  )} ${texts.phrases.how}</p>
${
  phrases.list.length === 0
    ? html`<p>${texts.phrases.none}</p>`
    : html`<div class="phrases">${[...Map.groupBy(phrases.list, (each) => each.language)].map(
        ([spoken, list]) => html`<div><h3>${languageName(spoken)}</h3><ol role="list">${list.map(item)}</ol></div>`,
      )}</div>`
}</section>`;
};

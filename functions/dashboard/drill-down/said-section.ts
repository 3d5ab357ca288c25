import { FEELING_NAMES, FEELINGS, type FeelingName } from "../../../shared/domain/feeling.ts";
import { HIDDEN_BELOW } from "../../../shared/domain/figure.ts";
import type { Response } from "../../../shared/domain/response.ts";
import { SENTIMENT_LABELS } from "../../../shared/domain/sentiment.ts";
import { type Html, html } from "../../pages/html.ts";
import { keptOf, linkTo } from "../frame/page-query.ts";
import type { Wording } from "../frame/wording.ts";
import type { DrillDownView } from "./drill-down-page.ts";
import type { DrillDownTexts } from "./drill-down-texts.ts";
import { type SaidName, saidIn, WITHOUT_SAID } from "./said-query.ts";
import { verbatim } from "./verbatim.ts";

const isFeeling = (value: string): value is FeelingName => Object.hasOwn(FEELINGS, value);

/** What a filter chooses, in words. */
const valueText = (
  name: SaidName,
  value: string,
  { texts, frame, count, language }: Wording<DrillDownTexts>,
): string => {
  const sentiment = SENTIMENT_LABELS.find((label) => label === value);
  if (name === "emotion") return frame.comment.faces[Number(value) - 1] ?? value;
  if (name === "rating") return frame.comment.stars(count(Number(value)));
  if (name === "sentiment" && sentiment !== undefined) return texts.sentiments[sentiment];
  return name === "feeling" && isFeeling(value) ? FEELINGS[value].name[language] : value;
};

const chosen = ({ place: { query } }: DrillDownView, wording: Wording<DrillDownTexts>): Html | false => {
  const { said } = wording.texts;
  const all = saidIn(query);
  return (
    all.length > 0 &&
    html`<div class="filters" role="group" aria-labelledby="chosen-heading"><h3 id="chosen-heading">${said.filtersNow}</h3><ul>${all.map(
      ({ name, value }) =>
        html`<li><a href="${linkTo(query, { [name]: undefined, cursor: undefined })}#said">${said[name]}${
          name !== "dissonant" && html`: <bdi>${valueText(name, value, wording)}</bdi>`
        } <span aria-hidden="true">×</span><span class="unseen">(${said.remove})</span></a></li>`,
    )}${all.length > 1 && html`<li><a href="${linkTo(query, WITHOUT_SAID)}#said">${said.removeAll}</a></li>`}</ul></div>`
  );
};

type Option = { readonly value: string; readonly label: string };

/** Any choice of comments, for whoever wants another one than the bars offer. */
const choices = (view: DrillDownView, wording: Wording<DrillDownTexts>): Html => {
  const { query } = view.place;
  const { texts, language } = wording;
  const { said } = texts;
  const text = (name: SaidName) => (value: string) => ({ value, label: valueText(name, value, wording) });
  const select = (name: SaidName, options: readonly Option[]) =>
    html`<p class="field"><label for="said-${name}">${said[name]}</label><select id="said-${name}" name="${name}"><option value="">${said.any}</option>${options.map(
      ({ value, label }) => html`<option value="${value}"${query[name] === value && html` selected`}>${label}</option>`,
    )}</select></p>`;
  const oneToFive = ["5", "4", "3", "2", "1"];
  const feelings = FEELING_NAMES.map(text("feeling")).sort((a, b) => a.label.localeCompare(b.label, language));
  return html`<details class="choices"><summary>${said.filters}</summary><form method="get" action="#said">${Object.entries(
    keptOf(query),
  ).map(
    ([name, value]) => value !== undefined && html`<input type="hidden" name="${name}" value="${value}">`,
  )}<div>${select("emotion", oneToFive.map(text("emotion")))}${select("rating", oneToFive.map(text("rating")))}${select(
    "sentiment",
    SENTIMENT_LABELS.map(text("sentiment")),
  )}${select("feeling", feelings)}<p class="field"><label for="said-phrase">${said.phrase}</label><input id="said-phrase" name="phrase" maxlength="100" dir="auto" autocomplete="off" value="${query.phrase}"></p>
<p class="check"><input type="checkbox" id="said-dissonant" name="dissonant" value="true"${
    query.dissonant === "true" && html` checked`
  }><label for="said-dissonant">${said.dissonant}</label></p><button>${said.show}</button></div></form></details>`;
};

const dissonantLink = ({ felt, place: { query } }: DrillDownView, { texts, count }: Wording<DrillDownTexts>) =>
  felt.dissonant >= HIDDEN_BELOW &&
  query.dissonant === undefined &&
  html`<p><a class="row-link" href="${linkTo(query, { ...WITHOUT_SAID, dissonant: "true" })}#said">≠ ${texts.said.dissonantOnly(count(felt.dissonant))}</a></p>`;

const paging = ({ place: { query }, said }: DrillDownView, { texts, count }: Wording<DrillDownTexts>): Html => {
  const { cursor, lookedAt, responses } = said;
  return html`${
    cursor !== undefined &&
    responses.length < lookedAt &&
    html`<p class="note">${texts.said.lookedAt(count(lookedAt))}</p>`
  }${
    (cursor !== undefined || query.cursor !== undefined) &&
    html`<p class="pager">${query.cursor !== undefined && html`<a href="${linkTo(query, { cursor: undefined })}#said">${texts.said.newest}</a>`}${
      cursor !== undefined && html`<a href="${linkTo(query, { cursor })}#said" rel="next">${texts.said.older}</a>`
    }</p>`
  }`;
};

const list = (responses: readonly Response[], view: DrillDownView, wording: Wording<DrillDownTexts>): Html => {
  const { place, store, touchpointNames } = view;
  return html`<ul>${responses.map((response) =>
    verbatim(
      response,
      { place, timeZone: store.timeZone, touchpoint: touchpointNames?.get(response.touchpoint) },
      wording,
    ),
  )}</ul>`;
};

/**
 * What customers wrote, chosen by what the address says, a page at a time: on the first, before all others, the newest
 * whose text contradicts the self-report; no other page shows those again.
 */
export const saidSection = (view: DrillDownView, wording: Wording<DrillDownTexts>): Html => {
  const { place, said, dissonant } = view;
  const { texts } = wording;
  const isLed = dissonant.length > 0 && place.query.cursor === undefined;
  const led = new Set(dissonant.map(({ id }) => id));
  const others = said.responses.filter(({ id }) => !led.has(id));
  const none =
    saidIn(place.query).length > 0 || place.query.cursor !== undefined ? texts.said.noMatch : texts.said.none;
  return html`<section class="comments" id="said" aria-labelledby="said-heading" tabindex="-1"><h2 id="said-heading">${texts.said.heading}</h2><p class="note">${texts.said.note}${
    !isLed && html` ${texts.said.newestFirst}`
  }</p>
${chosen(view, wording)}${dissonantLink(view, wording)}${choices(view, wording)}
${isLed && html`<h3>${texts.said.readFirst}</h3>${list(dissonant, view, wording)}`}${
  others.length > 0
    ? html`${isLed && html`<h3>${texts.said.others}</h3>`}${list(others, view, wording)}`
    : !isLed && html`<p>${none}</p>`
}${paging(view, wording)}</section>`;
};

import { FEELINGS } from "../../../shared/domain/feeling.ts";
import { HIDDEN_BELOW } from "../../../shared/domain/figure.ts";
import { SENTIMENT_LABELS } from "../../../shared/domain/sentiment.ts";
import { type Html, html } from "../../pages/html.ts";
import { linkTo } from "../frame/page-query.ts";
import type { Wording } from "../frame/wording.ts";
import type { DrillDownView } from "./drill-down-page.ts";
import type { DrillDownTexts } from "./drill-down-texts.ts";
import { type SaidName, WITHOUT_SAID } from "./said-query.ts";

/** One bar: how many, and what the address says to read them. */
type Bar = { readonly label: Html | string; readonly n: number; readonly value: string; readonly kind: string };

/** Bars of one question, each a link to what those customers said. */
const bars = (
  heading: string,
  name: SaidName,
  all: readonly Bar[],
  { place: { query } }: DrillDownView,
  { texts, count, share }: Wording<DrillDownTexts>,
): Html => {
  const sum = all.reduce((total, { n }) => total + n, 0);
  if (sum < HIDDEN_BELOW)
    return html`<div class="spread"><h3>${heading}</h3><p class="note">${texts.spread.none}</p></div>`;
  return html`<div class="spread"><h3>${heading}</h3><ul>${all.map(({ label, n, value, kind }) => {
    const part = n / sum;
    const chosen = query[name] === value;
    const to = linkTo(query, { ...WITHOUT_SAID, [name]: chosen ? undefined : value });
    const content = html`<span class="bar-name">${label}</span><svg class="bar ${kind}" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="${
      Math.round(1000 * part) / 10
    }" height="10"/></svg><span class="bar-n">${texts.spread.part(count(n), share(part))}</span>`;
    return html`<li>${
      n === 0
        ? html`<span class="bar-row">${content}</span>`
        : html`<a class="bar-row" href="${to}#said"${chosen && html` aria-current="true"`}>${content}</a>`
    }</li>`;
  })}</ul></div>`;
};

const CLASS_KINDS = ["bad", "bad", "mid", "good", "good"] as const;
const SENTIMENT_KINDS = { POSITIVE: "good", NEGATIVE: "bad", NEUTRAL: "mid", MIXED: "mid" } as const;

/** How emotion, stars, texts and feelings are spread; every bar leads to the comments that it counts. */
export const spreadSection = (view: DrillDownView, wording: Wording<DrillDownTexts>): Html => {
  const { felt } = view;
  const { texts, frame, count, language } = wording;
  const { spread } = texts;
  const emotions = (felt.distribution ?? [0, 0, 0, 0, 0]).map((n, index) => ({
    label: frame.comment.faces[index] ?? "",
    n,
    value: String(index + 1),
    kind: CLASS_KINDS[index] ?? "mid",
  }));
  const ratings = felt.ratings.map((n, index) => ({
    label: html`<span role="img" aria-label="${frame.comment.stars(count(index + 1))}">${"★".repeat(index + 1)}</span>`,
    n,
    value: String(index + 1),
    kind: "mid",
  }));
  const sentiments = SENTIMENT_LABELS.map((label) => ({
    label: texts.sentiments[label],
    n: felt.sentiments[label],
    value: label,
    kind: SENTIMENT_KINDS[label],
  }));
  const named = felt.feelings.map(({ feeling, n }) => {
    const { query } = view.place;
    const chosen = query.feeling === feeling;
    const to = linkTo(query, { ...WITHOUT_SAID, feeling: chosen ? undefined : feeling });
    return html`<li><a href="${to}#said"${chosen && html` aria-current="true"`}>${FEELINGS[feeling].name[language]} <b>${count(n)}</b></a></li>`;
  });
  return html`<section aria-labelledby="spread-heading"><h2 id="spread-heading">${spread.heading}</h2><p class="note">${spread.note}</p>
<div class="spreads">${bars(spread.emotion, "emotion", emotions.toReversed(), view, wording)}${bars(spread.rating, "rating", ratings.toReversed(), view, wording)}${bars(
    spread.sentiment,
    "sentiment",
    sentiments,
    view,
    wording,
  )}</div><h3>${spread.feelings}</h3>${named.length === 0 ? html`<p class="note">${spread.none}</p>` : html`<ul class="chips">${named}</ul>`}</section>`;
};

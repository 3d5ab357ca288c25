import { HIDDEN_BELOW } from "../../../shared/domain/figure.ts";
import type { TrendBucket, TrendChange } from "../../../shared/domain/trend.ts";
import { type Html, html } from "../../pages/html.ts";
import type { Wording } from "../frame/wording.ts";
import { bucketName } from "./bucket-names.ts";
import type { TrendView } from "./trend-page.ts";
import type { TrendTexts } from "./trend-texts.ts";

const NONE = html`–`;

const rowOf = (
  bucket: TrendBucket,
  change: { readonly since: TrendBucket; readonly change: TrendChange } | undefined,
  { trend }: TrendView,
  wording: Wording<TrendTexts>,
): Html => {
  const { texts, frame, score, count } = wording;
  const { n, emotion, recommendation } = bucket;
  const { value, low, high } = emotion;
  const isSmall = emotion.size === "small";
  return html`<tr${isSmall && html` class="few"`}><th scope="row">${bucketName(bucket, trend.by, wording)}</th><td>${
    n > 0 && n < HIDDEN_BELOW ? frame.figure.fewerThan5 : count(n)
  }</td><td>${value === undefined ? NONE : html`<b>${score(value)}</b>${isSmall && html` <small class="tag">${frame.figure.few}</small>`}`}</td><td>${
    low === undefined || high === undefined ? NONE : frame.figure.interval(score(low), score(high))
  }</td><td>${recommendation.value === undefined ? NONE : score(recommendation.value)}</td><td>${
    change !== undefined &&
    html`${change.change.value > 0 ? "▲" : "▼"} <b>${score(change.change.value)}</b> <small>(${frame.figure.interval(
      score(change.change.low),
      score(change.change.high),
    )}), ${texts.table.since(bucketName(change.since, trend.by, wording))}</small>`
  }</td></tr>
`;
};

/** The numbers behind the chart, the newest first. */
export const trendTable = (view: TrendView, wording: Wording<TrendTexts>): Html => {
  const { texts } = wording;
  const { period, answers, emotion, interval, recommendation, change } = texts.table;
  const { buckets, changes } = view.trend;
  const changed = new Map(changes.map((each) => [each.to, each]));
  const byId = new Map(buckets.map((bucket) => [bucket.id, bucket]));
  const rows = buckets.toReversed().map((bucket) => {
    const found = changed.get(bucket.id);
    const since = found && byId.get(found.from);
    return rowOf(bucket, found && since && { change: found, since }, view, wording);
  });
  return html`<details class="data"><summary>${texts.table.summary}</summary><div class="scroll" role="region" aria-label="${texts.table.summary}" tabindex="0"><table class="numbers"><caption class="unseen">${texts.table.caption}</caption>
<thead><tr>${[period, answers, emotion, interval, recommendation, change].map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead><tbody>
${rows}</tbody></table></div></details>
<p class="note">${texts.table.note}</p>`;
};

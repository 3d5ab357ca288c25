import type { Share } from "../../../shared/domain/share.ts";
import { type Html, html } from "../../pages/html.ts";
import type { RetentionReading } from "../../reading/read-retention.ts";
import { document } from "../frame/document.ts";
import { peopleText, tile } from "../frame/figure-tiles.ts";
import { how } from "../frame/how.ts";
import { linkTo } from "../frame/page-query.ts";
import { shareTile } from "../frame/share-tile.ts";
import { cohortTable, cohortTableByMonth } from "./cohort-table.ts";
import { recoverySection } from "./recovery-section.ts";
import type { RetentionWording } from "./retention-wording.ts";
import { type RiskView, riskTable } from "./risk-table.ts";
import { RETENTION_STYLE } from "./style.ts";

/** All that the page shows. */
export type RetentionView = RiskView & {
  readonly storeName: string;
  readonly months: number;
  readonly reading: RetentionReading;
};

const CHOICES = [6, 12, 24, 36];

/** The comparison is told of the first month after the purchase: fixed beforehand, since among many some would stand out by chance. */
const headline = ({ lift, all }: RetentionReading, { texts, points, count, share }: RetentionWording): Html => {
  const first = lift[0];
  const [good, bad] = (["positive", "negative"] as const).map(
    (band) => all.find((cohort) => cohort.band === band)?.months.find(({ month }) => month === first?.month)?.share,
  );
  if (first === undefined || good === undefined || bad === undefined) return html`${texts.headline.tooFew}`;
  const { month, value, low, high } = first;
  const interval = `${points(low)} … ${points(high)}`;
  return low > 0 || high < 0
    ? html`${texts.headline.lift(count(month), [share(good), share(bad)], points(value), interval)} <small>${texts.headline.notProof}</small>`
    : html`${texts.headline.noLift(count(month), interval)}`;
};

const figures = ({ repeatResponse, recovery, usualGapDays }: RetentionReading, wording: RetentionWording): Html => {
  const { figures: texts } = wording.texts;
  const { explained } = texts;
  const tileOf = (id: "repeat" | "again" | "recovered", label: string, note: string, share: Share) => {
    const text = explained[id](peopleText(share.n, wording));
    return shareTile({ label, note, share, explained: { id, text } }, texts, wording);
  };
  const gap = html`<dd class="big">${usualGapDays === undefined ? "–" : texts.days(wording.count(usualGapDays))}</dd>`;
  const gapNote = usualGapDays === undefined ? texts.tooFew : texts.gapNote;
  return html`<section aria-labelledby="figures-heading"><h2 id="figures-heading" class="unseen">${texts.heading}</h2><dl class="figures">
${tileOf("repeat", texts.repeat, texts.repeatNote, repeatResponse)}
${tileOf("again", texts.again, texts.againNote, recovery.answeredAgain)}
${tileOf("recovered", texts.recovered, texts.recoveredNote, recovery.recovered)}
${tile(texts.gap, gap, wording, gapNote, { id: "gap", text: explained.gap })}
</dl></section>`;
};

const monthChoice = ({ months, place }: RetentionView, { texts, count }: RetentionWording): Html =>
  html`<nav class="period" aria-label="${texts.months.heading}"><ul class="presets">${CHOICES.map(
    (choice) =>
      html`<li><a href="${linkTo(place.query, { months: String(choice), cursor: undefined })}"${
        choice === months && html` aria-current="true"`
      }>${texts.months.last(count(choice))}</a></li>`,
  )}</ul></nav>`;

/** Who comes back, by what they felt first, and who may be lost. */
export const retentionPage = (view: RetentionView, wording: RetentionWording) => {
  const { texts } = wording;
  const { reading, place, storeName } = view;
  const isEmpty = reading.cohorts.length === 0 && view.customers.length === 0 && reading.repeatResponse.n === 0;
  const body = isEmpty
    ? html`<section class="empty"><h2>${texts.empty.title}</h2><p>${texts.empty.text}</p></section>`
    : html`${figures(reading, wording)}
<section aria-labelledby="cohorts-heading"><h2 id="cohorts-heading">${texts.cohorts.heading}</h2><p class="note">${texts.cohorts.note}</p>
${cohortTable(reading.all, wording)}
${
  reading.cohorts.length > 0 &&
  html`<details><summary>${texts.cohorts.byMonth}</summary>${cohortTableByMonth(reading.cohorts, wording)}</details>`
}${how(texts.cohorts.heading, { id: "cohorts", text: texts.cohorts.how }, wording)}</section>
${recoverySection(reading.recovery, wording)}
<section id="risk" aria-labelledby="risk-heading"><h2 id="risk-heading">${texts.risk.heading}</h2><p class="note">${texts.risk.note}</p>
${riskTable(view, wording)}</section>`;
  const main = html`<div class="opening"><p class="eyebrow"><bdi>${storeName}</bdi></p><h1>${texts.title}</h1>
<p class="days">${wording.month(reading.from)} – ${wording.month(reading.to)}</p>
${!isEmpty && html`<p class="headline">${headline(reading, wording)}</p>`}</div>
${monthChoice(view, wording)}
${body}`;
  return document({ title: `${texts.title} · ${storeName}`, place, main, style: RETENTION_STYLE }, wording);
};

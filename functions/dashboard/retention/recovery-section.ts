import type { Recovered, Recovery } from "../../../shared/domain/recovery.ts";
import type { Share } from "../../../shared/domain/share.ts";
import { type Html, html } from "../../pages/html.ts";
import { peopleText } from "../frame/figure-tiles.ts";
import { how } from "../frame/how.ts";
import type { RetentionWording } from "./retention-wording.ts";

const shareText = ({ value, low, high, count: some, n }: Share, wording: RetentionWording): Html => {
  const { texts, share: percent, count, frame } = wording;
  return value === undefined || low === undefined || high === undefined
    ? html`– <small>${texts.figures.tooFew}</small>`
    : html`<b>${percent(value)}</b><small>${frame.figure.interval(percent(low), percent(high))} · ${texts.figures.of(count(some), count(n))}</small>`;
};

const rowOf = (heading: string, { answeredAgain, recovered, change }: Recovered, wording: RetentionWording): Html => {
  const { texts, frame, score } = wording;
  const { recovery } = texts;
  const cells = [
    [recovery.negative, html`${peopleText(answeredAgain.n, wording)}`],
    [recovery.again, shareText(answeredAgain, wording)],
    [recovery.better, shareText(recovered, wording)],
    [
      recovery.change,
      change === undefined
        ? html`– <small>${texts.figures.tooFew}</small>`
        : html`<b>${score(change.value)}</b><small>${frame.figure.interval(score(change.low), score(change.high))}</small>`,
    ],
  ] as const;
  return html`<tr role="row"><th role="rowheader" scope="row">${heading}</th>${cells.map(
    ([label, content]) => html`<td role="cell" data-label="${label}">${content}</td>`,
  )}</tr>`;
};

/** What became of negative responses: those that were followed up beside the others, and why that is no proof. */
export const recoverySection = ({ followedUp, leftAlone }: Recovery, wording: RetentionWording): Html | false => {
  const { recovery } = wording.texts;
  if (followedUp.answeredAgain.n + leftAlone.answeredAgain.n === 0) return false;
  const headings = [recovery.group, recovery.negative, recovery.again, recovery.better, recovery.change];
  return html`<section id="recovery" aria-labelledby="recovery-heading"><h2 id="recovery-heading">${recovery.heading}</h2><p class="note">${recovery.note}</p>
<table role="table" class="risks"><caption class="unseen">${recovery.heading}</caption><thead role="rowgroup"><tr role="row">${headings.map(
    (heading) => html`<th role="columnheader" scope="col">${heading}</th>`,
  )}</tr></thead><tbody role="rowgroup">${rowOf(recovery.followedUp, followedUp, wording)}${rowOf(recovery.leftAlone, leftAlone, wording)}</tbody></table>
<p class="note">${followedUp.answeredAgain.n === 0 && html`${recovery.noneYet} `}${recovery.noProof}</p>${how(recovery.heading, { id: "recovery", text: recovery.how }, wording)}</section>`;
};

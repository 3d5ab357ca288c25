import { SMALL_BELOW } from "../../../shared/domain/figure.ts";
import { isResponseLow } from "../../../shared/domain/funnel.ts";
import type { JourneyMap, TouchpointOnMap } from "../../../shared/domain/journey-map.ts";
import { type Html, html } from "../../pages/html.ts";
import type { CurveLinks } from "./emotion-curve.ts";
import type { MapWording } from "./map-wording.ts";

const row = (touchpoint: TouchpointOnMap, links: CurveLinks, wording: MapWording): Html => {
  const { texts, frame, count, share } = wording;
  const { invited, delivered, response } = touchpoint;
  const { value, low, high } = response;
  const rate =
    value === undefined || low === undefined || high === undefined
      ? html`<td role="cell">–</td><td role="cell">–</td>`
      : html`<td role="cell"><b>${share(value)}</b>${
          isResponseLow(response) && html` <small class="tag">${texts.invitations.low}</small>`
        }</td><td role="cell">${frame.figure.interval(share(low), share(high))}</td>`;
  return html`<tr role="row"${delivered < SMALL_BELOW && html` class="few"`}><th role="rowheader" scope="row"><a href="${links.touchpoint(touchpoint.id)}">${wording.name(
    touchpoint.name,
  )}</a></th><td role="cell">${count(invited)}</td><td role="cell">${count(delivered)}</td><td role="cell">${count(response.count)}</td>${rate}</tr>
`;
};

/** What became of the invitations that went out by mail on these days; nothing where none did. */
export const invitationTable = ({ stages }: JourneyMap, links: CurveLinks, wording: MapWording): Html | false => {
  const { invitations } = wording.texts;
  const asked = stages.flatMap(({ touchpoints }) => touchpoints.filter(({ invited }) => invited > 0));
  const headings = [
    invitations.invited,
    invitations.delivered,
    invitations.answered,
    invitations.rate,
    invitations.interval,
  ];
  return (
    asked.length > 0 &&
    html`<section aria-labelledby="invitations-heading"><h2 id="invitations-heading">${invitations.heading}</h2><p class="note">${invitations.note}</p>
<table class="spread" role="table"><caption class="unseen">${invitations.heading}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col"><span class="unseen">${invitations.touchpoint}</span></th>${headings.map(
      (heading) => html`<th role="columnheader" scope="col">${heading}</th>`,
    )}</tr></thead>
<tbody role="rowgroup">${asked.map((touchpoint) => row(touchpoint, links, wording))}</tbody></table></section>
`
  );
};

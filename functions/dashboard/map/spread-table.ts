import type { Distribution } from "../../../shared/domain/distribution.ts";
import type { StageOnMap } from "../../../shared/domain/journey-map.ts";
import { type Html, html } from "../../pages/html.ts";
import { countText } from "./curve-labels.ts";
import type { CurveLinks } from "./emotion-curve.ts";
import type { MapWording } from "./map-wording.ts";

/** Width and height of a bar in units of its drawing, which the page stretches. */
const BAR = { width: 100, height: 10 };

const bar = (distribution: Distribution): Html => {
  const all = distribution.reduce((sum, people) => sum + people, 0);
  let start = 0;
  const parts = distribution.map((people, index) => {
    const width = (BAR.width * people) / all;
    const x = start;
    start += width;
    return (
      people > 0 &&
      html`<rect class="class-${index + 1}" x="${Math.round(100 * x) / 100}" width="${Math.round(100 * width) / 100}" height="${BAR.height}"/>`
    );
  });
  return html`<svg class="bar" viewBox="0 0 ${BAR.width} ${BAR.height}" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
};

const row = (stage: StageOnMap, links: CurveLinks, wording: MapWording): Html => {
  const { distribution, emotion } = stage;
  const name = html`<a href="${links.stage(stage.id)}">${wording.name(stage.name)}</a> <small>${countText(stage, wording)}</small>`;
  if (distribution === undefined) {
    return html`<tr role="row" class="few"><th role="rowheader" scope="row">${name}</th>${[1, 2, 3, 4, 5].map(
      () => html`<td role="cell">–</td>`,
    )}</tr>
`;
  }
  return html`<tr role="row"${emotion.size === "small" && html` class="few"`}><th role="rowheader" scope="row">${name}${bar(distribution)}</th>${distribution.map(
    (people) => html`<td role="cell">${wording.share(people / emotion.n)} <small>${wording.count(people)}</small></td>`,
  )}</tr>
`;
};

/**
 * How the self-reported emotions of every stage spread over five classes: a bar, and its numbers beside it. The roles are
 * said aloud because a narrow screen lays the rows out as grids, and some browsers then forget them.
 */
export const spreadTable = (stages: readonly StageOnMap[], links: CurveLinks, wording: MapWording): Html => {
  const { spread, table } = wording.texts;
  return html`<table class="spread" role="table"><caption class="unseen">${spread.caption}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col"><span class="unseen">${table.wholeStage}</span></th>${spread.classes.map(
    (label, index) =>
      html`<th role="columnheader" scope="col"><svg class="key" viewBox="0 0 10 10" aria-hidden="true"><rect class="class-${
        index + 1
      }" width="10" height="10"/></svg>${label}</th>`,
  )}</tr></thead>
<tbody role="rowgroup">${stages.map((stage) => row(stage, links, wording))}</tbody></table>`;
};

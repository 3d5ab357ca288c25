import type { Cells } from "../../../shared/adapters/dynamo/cells.ts";
import { inOrder } from "../../../shared/domain/journey-edit.ts";
import { journeyMap } from "../../../shared/domain/journey-map.ts";
import type { Store } from "../../../shared/domain/store.ts";
import type { Touchpoint } from "../../../shared/domain/touchpoint.ts";
import { type Html, html } from "../../pages/html.ts";
import { withTexts } from "../frame/wording.ts";
import { channelSymbols } from "../map/channel-icons.ts";
import { curveLayouts } from "../map/curve-geometry.ts";
import { emotionCurve } from "../map/emotion-curve.ts";
import { MAP_TEXTS } from "../map/map-wording.ts";
import type { EditorWording } from "./editor-wording.ts";

/** A journey as it would be, with what was counted. */
export type Preview = {
  readonly store: Store;
  readonly touchpoints: readonly Touchpoint[];
  readonly cells: Awaited<ReturnType<Cells["sums"]>>;
  /** A stage whose touchpoints are listed beneath. */
  readonly stage?: string | undefined;
  readonly isSaved: boolean;
};

/** How a journey looks on the map. */
export const previewSection = (preview: Preview, wording: EditorWording): Html => {
  const { store, touchpoints, cells, stage, isSaved } = preview;
  const { texts, frame, name } = wording;
  const map = journeyMap(cells, store, touchpoints);
  const layouts = curveLayouts(map.stages.length);
  const shown = store.stages.find(({ id }) => id === stage);
  const standing = inOrder(touchpoints.filter((each) => each.stage === stage && !each.archived));
  return html`<section id="preview" aria-labelledby="preview-heading"${
    !isSaved && html` tabindex="-1" autofocus`
  }><h2 id="preview-heading">${texts.preview.heading}</h2><p class="note">${!isSaved && html`<strong>${texts.preview.unsaved}</strong> `}${texts.preview.note}</p>
<svg class="unseen" aria-hidden="true">${channelSymbols(new Set(touchpoints.map(({ channel }) => channel)))}</svg>
<div class="chart${layouts.length > 1 && " fits"}">${layouts.map((layout) => emotionCurve(map, withTexts(wording, MAP_TEXTS), layout))}</div>${
    shown !== undefined &&
    html`<h3>${texts.preview.order(wording.plainName(shown.name))}</h3><ol class="numbered">${standing.map(
      (touchpoint) => html`<li>${name(touchpoint.name)} <small>${frame.channels[touchpoint.channel]}</small></li>`,
    )}</ol>`
  }</section>`;
};

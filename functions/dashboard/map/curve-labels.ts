import { FEELINGS } from "../../../shared/domain/feeling.ts";
import type { StageOnMap } from "../../../shared/domain/journey-map.ts";
import { type Html, html } from "../../pages/html.ts";
import {
  BADGE,
  CHARACTER_WIDTH,
  type CurveLayout,
  type Geometry,
  type Place,
  POINT,
  rounded,
  TALL,
  WIDE,
  xy,
} from "./curve-geometry.ts";
import type { ShownFigure } from "./curve-points.ts";
import type { MapWording } from "./map-wording.ts";
import { characters, wrapped } from "./wrapped.ts";

const SCALE = [100, 50, 0, -50, -100];
/** Lines that a stage's name may take, and those below it: how many answered, and what they felt most. */
const NAME_LINES = 3;
const LINES_BELOW = 2;

export const countText = ({ emotion }: Pick<StageOnMap, "emotion">, { frame, count }: MapWording): string => {
  if (emotion.n === 0) return frame.figure.noAnswers;
  if (emotion.size === "hidden") return frame.figure.fewerThan5Answers;
  return `n ${count(emotion.n)}`;
};

/** The feeling that customers named most, in their words. */
const feelingText = ({ feelings }: StageOnMap, { language, share }: MapWording): string => {
  const [most] = feelings;
  return most === undefined ? "" : `${FEELINGS[most.feeling].name[language]} ${share(most.share)}`;
};

/** The names of the stages as they stand below the wide layout, a line each. */
export const namesBelow = (stages: readonly StageOnMap[], { plainName }: MapWording): string[][] => {
  const length = Math.floor((WIDE.width - WIDE.gutter) / stages.length / CHARACTER_WIDTH) - 1;
  return stages.map(({ name }) => wrapped(plainName(name), length, NAME_LINES));
};

/** Lines of text that the wide layout needs below its scale. */
export const linesBelow = (names: readonly string[][]): number =>
  Math.max(1, ...names.map((lines) => lines.length)) + LINES_BELOW;

export const scaleLines = (geometry: Geometry, layout: CurveLayout, stages: number, { score }: MapWording): Html[] =>
  SCALE.map((emotion) => {
    const { x, y } = geometry.at(0, emotion);
    const kind = emotion === 0 ? "zero" : "grid";
    if (layout === "wide") {
      return html`<path class="${kind}" d="M${WIDE.gutter} ${rounded(y)}H${geometry.width}"/><text class="scale" x="${
        WIDE.gutter - 10
      }" y="${rounded(y + 4)}" text-anchor="end">${score(emotion)}</text>`;
    }
    const end = geometry.at(stages - 1, emotion).y + 18;
    const anchor = emotion === 100 ? "end" : emotion === -100 ? "start" : "middle";
    const edge = emotion === 100 ? TALL.margin : emotion === -100 ? -TALL.margin : 0;
    return html`<path class="${kind}" d="M${rounded(x)} ${TALL.top - 8}V${rounded(end)}"/><text class="scale" x="${rounded(
      x + edge,
    )}" y="14" text-anchor="${anchor}">${score(emotion)}</text>`;
  });

export const wideLabels = (
  geometry: Geometry,
  stage: StageOnMap,
  index: number,
  names: readonly string[],
  wording: MapWording,
): Html => {
  const { x } = geometry.at(index, 0);
  const bottom = WIDE.top + WIDE.height + 26;
  const { value, high, low, size } = stage.emotion;
  const above = geometry.at(index, high ?? 0).y - 16;
  // The label of a value at the very top goes below its interval.
  const y = above < 14 ? geometry.at(index, low ?? 0).y + 28 : above;
  const few = size === "full" ? "" : " few";
  const line = (kind: string, row: number, text: string) =>
    html`<text class="${kind}" x="${rounded(x)}" y="${bottom + row * WIDE.nameLine}" text-anchor="middle">${text}</text>`;
  const feeling = feelingText(stage, wording);
  return html`${
    value !== undefined &&
    html`<text class="value${few}" x="${rounded(x)}" y="${rounded(y)}" text-anchor="middle">${wording.score(value)}</text>`
  }${names.map((text, row) => line("stage-name", row, text))}${line(`stage-n${few}`, names.length, countText(stage, wording))}${
    feeling !== "" && line("stage-n", names.length + 1, feeling)
  }`;
};

export const tallLabels = (geometry: Geometry, stage: StageOnMap, index: number, wording: MapWording): Html => {
  const y = geometry.at(index, 0).y - 24;
  const { value, size } = stage.emotion;
  const few = size === "full" ? "" : " few";
  const note =
    value === undefined ? countText(stage, wording) : `${wording.score(value)} · ${countText(stage, wording)}`;
  const room = Math.floor(TALL.width / CHARACTER_WIDTH) - characters(note).length - 2;
  const [name] = wrapped(wording.plainName(stage.name), room, 1);
  return html`<text class="stage-name" x="0" y="${rounded(y)}">${name}</text><text class="stage-n${few}" x="${
    TALL.width
  }" y="${rounded(y)}" text-anchor="end">${note}</text>`;
};

/** A stage of the drawing that has something to show. */
export type ShownStage = { readonly index: number; readonly figure: ShownFigure };

/** A fall of fewer units than this leaves no room below its start for a line of text. */
const STEEP = 80;

/** Where the name of the drop has room: a falling curve leaves free the space above its second half. */
const dropLabelPlace = (
  geometry: Geometry,
  layout: CurveLayout,
  from: ShownStage,
  to: ShownStage,
  length: number,
): Place & { anchor: string } => {
  const start = geometry.at(from.index, from.figure.value);
  const end = geometry.at(to.index, to.figure.value);
  if (layout === "wide") {
    const middle = (start.x + end.x) / 2;
    const highest = geometry.at(from.index, Math.max(from.figure.high, to.figure.high)).y;
    const wanted =
      end.y - start.y >= STEEP
        ? { x: middle + 8, y: start.y + (end.y - start.y) / 4 }
        : { x: middle - length / 2, y: highest - 38 };
    return { x: Math.min(wanted.x, geometry.width - length), y: Math.max(wanted.y, 14), anchor: "start" };
  }
  const y = start.y + 22;
  const right = start.x + POINT.most;
  if (right + length <= geometry.width) return { x: right, y, anchor: "start" };
  return { x: start.x - (start.x - end.x) / 4 - POINT.most, y, anchor: "end" };
};

export const dropLine = (geometry: Geometry, from: ShownStage, to: ShownStage): Html => {
  const start = geometry.at(from.index, from.figure.value);
  const end = geometry.at(to.index, to.figure.value);
  return html`<path class="drop" d="M${xy(start)}${geometry.bend(start, end)}"/>`;
};

/** Height of a line of text with some air, and how far above its baseline the middle of its letters lies. */
const LINE = 22;
const MIDDLE = 5;

/** Lifts a line of text, which starts or ends at a place, until it lies on no touchpoint; what is above stays free of the curve. */
const liftedOff = (
  { x, y, anchor }: Place & { readonly anchor: string },
  length: number,
  touchpoints: readonly Place[],
): number => {
  const [left, right] = anchor === "end" ? [x - length, x] : [x, x + length];
  const isCovered = (at: number) =>
    touchpoints.some(
      (badge) =>
        badge.x > left - BADGE.most && badge.x < right + BADGE.most && Math.abs(badge.y - (at - MIDDLE)) < LINE - 4,
    );
  let free = y;
  while (isCovered(free) && free - LINE >= 14) free -= LINE;
  return isCovered(free) ? y : free;
};

export const dropLabel = (
  geometry: Geometry,
  layout: CurveLayout,
  {
    from,
    to,
    touchpoints,
  }: { readonly from: ShownStage; readonly to: ShownStage; readonly touchpoints: readonly Place[] },
  { texts }: MapWording,
): Html => {
  const label = `▼ ${texts.curve.biggestDrop}`;
  const length = label.length * CHARACTER_WIDTH;
  const place = dropLabelPlace(geometry, layout, from, to, length);
  const { x, anchor } = place;
  const y = layout === "wide" ? liftedOff(place, length, touchpoints) : place.y;
  return html`<text class="drop-label" x="${rounded(x)}" y="${rounded(y)}" text-anchor="${anchor}">${label}</text>`;
};

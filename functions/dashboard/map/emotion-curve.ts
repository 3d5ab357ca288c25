import type { JourneyMap, StageOnMap } from "../../../shared/domain/journey-map.ts";
import { type Html, html } from "../../pages/html.ts";
import { type CurveLayout, type Geometry, tall, wide, xy } from "./curve-geometry.ts";
import {
  countText,
  dropLabel,
  dropLine,
  linesBelow,
  namesBelow,
  type ShownStage,
  scaleLines,
  tallLabels,
  wideLabels,
} from "./curve-labels.ts";
import { isShown, previousPoint, type ShownFigure, stagePoint, touchpointBadge } from "./curve-points.ts";
import type { MapWording } from "./map-wording.ts";
import { mostAnswered } from "./most-answered.ts";

/** Where the stages and touchpoints of a drawing lead to. */
export type CurveLinks = {
  readonly stage: (id: string) => string;
  readonly touchpoint: (id: string) => string;
};

type Drawn = Pick<JourneyMap, "stages" | "biggestDrop">;

const shownStages = (stages: readonly StageOnMap[]): ShownStage[] =>
  stages.flatMap(({ emotion }, index) => (isShown(emotion) ? [{ index, figure: emotion }] : []));

/** What the curve shows, in words: one entry a stage. */
export const curveInWords = (map: Drawn, wording: MapWording): string => {
  const { texts, frame, score, plainName } = wording;
  const words = map.stages.map((stage) => {
    const { emotion, previous } = stage;
    if (!isShown(emotion)) return `${plainName(stage.name)}: ${countText(stage, wording)}`;
    const interval = frame.figure.interval(score(emotion.low), score(emotion.high));
    const said = texts.curve.point(plainName(stage.name), score(emotion.value), interval, wording.count(emotion.n));
    const before = previous?.emotion.value;
    return `${said}${emotion.size === "small" ? ` (${texts.curve.few})` : ""}${
      before === undefined ? "" : `, ${texts.curve.before(score(before))}`
    }`;
  });
  const named = (id: string) => plainName(map.stages.find((stage) => stage.id === id)?.name ?? {});
  const drop = map.biggestDrop;
  if (drop !== undefined) words.push(`${texts.curve.biggestDrop}: ${named(drop.from)} → ${named(drop.to)}`);
  return `${words.join("; ")}.`;
};

/** Those that stand next to each other. Beyond a stage that is hidden nothing is drawn: a line would claim that we know. */
const neighbours = <Stage extends { readonly index: number }>(shown: readonly Stage[]): [Stage, Stage][] =>
  shown.slice(1).flatMap((to, position) => {
    const from = shown[position];
    return from !== undefined && to.index === from.index + 1 ? [[from, to] as [Stage, Stage]] : [];
  });

/** Interval band and line between two neighbouring stages. */
const stretch = (geometry: Geometry, [from, to]: [ShownStage, ShownStage]): { band: Html; line: Html } => {
  const at = ({ index, figure }: ShownStage, end: "value" | "low" | "high") => geometry.at(index, figure[end]);
  const small = from.figure.size === "small" || to.figure.size === "small" ? " few" : "";
  const path = (end: "value" | "low" | "high", start: ShownStage, stop: ShownStage) =>
    geometry.bend(at(start, end), at(stop, end));
  return {
    band: html`<path class="band${small}" d="M${xy(at(from, "high"))}${path("high", from, to)}L${xy(at(to, "low"))}${path(
      "low",
      to,
      from,
    )}Z"/>`,
    line: html`<path class="line${small}" d="M${xy(at(from, "value"))}${path("value", from, to)}"/>`,
  };
};

/** The stages in the period before, as a second thin line. */
const previousLine = (geometry: Geometry, stages: readonly StageOnMap[]): Html => {
  const shown = stages.flatMap(({ previous }, index) =>
    previous?.emotion.value === undefined ? [] : [{ index, value: previous.emotion.value }],
  );
  const lines = neighbours(shown).map(([from, to]) => {
    const start = geometry.at(from.index, from.value);
    return html`<path class="previous" d="M${xy(start)}${geometry.bend(start, geometry.at(to.index, to.value))}"/>`;
  });
  return html`${lines}${shown.map(({ index, value }) => previousPoint(geometry, index, value))}`;
};

/** The touchpoints that a stage has room for, those with the most answers, each at its own emotion. */
const placedTouchpoints = (geometry: Geometry, stages: readonly StageOnMap[]) =>
  stages.flatMap(({ touchpoints }, index) => {
    const drawn = mostAnswered(
      touchpoints.flatMap(({ emotion, ...touchpoint }) => (isShown(emotion) ? [{ ...touchpoint, emotion }] : [])),
      geometry.room,
    );
    return drawn.map((touchpoint, slot) => ({
      touchpoint,
      place: geometry.beside(index, touchpoint.emotion.value, slot, drawn.length),
    }));
  });

const badges = (
  placed: ReturnType<typeof placedTouchpoints>,
  links: CurveLinks | undefined,
  { plainName, score, count }: MapWording,
): Html[] => {
  const largest = Math.max(1, ...placed.map(({ touchpoint }) => touchpoint.emotion.n));
  const said = (name: Parameters<typeof plainName>[0], { value, n }: ShownFigure) =>
    `${plainName(name)}: ${score(value)}, n ${count(n)}`;
  return placed.map(({ touchpoint, place }) => {
    const badge = html`<title>${said(touchpoint.name, touchpoint.emotion)}</title>${touchpointBadge(place, touchpoint, largest)}`;
    return links === undefined
      ? html`<g>${badge}</g>`
      : html`<a href="${links.touchpoint(touchpoint.id)}" tabindex="-1">${badge}</a>`;
  });
};

const geometryOf = (stages: readonly StageOnMap[], wording: MapWording, layout: CurveLayout): Geometry =>
  layout === "wide" ? wide(stages.length, linesBelow(namesBelow(stages, wording))) : tall(stages.length);

/** Width and height of the drawing in a layout, in its own units. */
export const curveSize = ({ stages }: Pick<Drawn, "stages">, wording: MapWording, layout: CurveLayout) => {
  const { width, height } = geometryOf(stages, wording, layout);
  return { width, height };
};

/**
 * The emotional curve over the stages as an SVG drawing without colours of its own (the page's style sheet has them):
 * band and whiskers for the 95 % intervals, points as large as their n, hollow and dashed with fewer than 30 answers,
 * a gap below 5, touchpoints beside their stage, the period before as a thin line, and the biggest drop where one is
 * certain. It says the same in words for those who do not see it; the links in it are also in the table, so that they
 * are no stops for the keyboard.
 */
export const emotionCurve = (
  map: Drawn,
  wording: MapWording,
  layout: CurveLayout = "wide",
  links?: CurveLinks,
): Html => {
  const { stages, biggestDrop } = map;
  const names = namesBelow(stages, wording);
  const geometry = geometryOf(stages, wording, layout);
  const shown = shownStages(stages);
  const placed = placedTouchpoints(geometry, stages);
  const touchpoints = placed.map(({ place }) => place);
  const largest = Math.max(1, ...shown.map(({ figure }) => figure.n));
  const stretches = neighbours(shown).map((pair) => stretch(geometry, pair));
  const find = (id: string) => shown.find(({ index }) => stages[index]?.id === id);
  const dropFrom = biggestDrop && find(biggestDrop.from);
  const dropTo = biggestDrop && find(biggestDrop.to);
  const stageParts = stages.map((stage, index) => {
    const figure = shown.find((each) => each.index === index)?.figure;
    const part = html`${figure && stagePoint(geometry, index, figure, largest)}${
      layout === "wide"
        ? wideLabels(geometry, stage, index, names[index] ?? [], wording)
        : tallLabels(geometry, stage, index, wording)
    }`;
    return links === undefined ? part : html`<a href="${links.stage(stage.id)}" tabindex="-1">${part}</a>`;
  });
  return html`<svg class="curve ${layout}" role="group" aria-labelledby="${layout}-title" aria-describedby="${layout}-desc" viewBox="0 0 ${
    geometry.width
  } ${geometry.height}"><title id="${layout}-title">${wording.texts.curve.title}</title><desc id="${layout}-desc">${curveInWords(
    map,
    wording,
  )}</desc><g aria-hidden="true">
${stretches.map(({ band }) => band)}
${scaleLines(geometry, layout, stages.length, wording)}
${previousLine(geometry, stages)}
${stretches.map(({ line }) => line)}
${dropFrom !== undefined && dropTo !== undefined && dropLine(geometry, dropFrom, dropTo)}
${badges(placed, links, wording)}
${stageParts}
${dropFrom !== undefined && dropTo !== undefined && dropLabel(geometry, layout, { from: dropFrom, to: dropTo, touchpoints }, wording)}</g></svg>`;
};

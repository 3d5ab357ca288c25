import type { Figure } from "../../../shared/domain/figure.ts";
import type { JourneyMap, StageOnMap } from "../../../shared/domain/journey-map.ts";
import { type Html, html } from "../../pages/html.ts";
import type { MapWording } from "./map-wording.ts";

/** `wide` runs from left to right, `tall` from top to bottom for narrow screens and journeys of many stages. */
export type CurveLayout = "wide" | "tall";

/** From here on the names no longer fit below the points: only the tall layout is drawn. */
const MOST_WIDE_STAGES = 8;
/** Which layouts a journey is drawn in; the page shows the one that fits the screen. */
export const curveLayouts = (stages: number): readonly CurveLayout[] =>
  stages > MOST_WIDE_STAGES ? ["tall"] : ["wide", "tall"];

/** Sizes in units of the drawing, which the page scales. */
const WIDE = { width: 880, gutter: 52, top: 30, height: 300, nameLine: 18 };
const TALL = { width: 360, margin: 16, top: 30, step: 76, label: 26 };
const POINT = { least: 5, most: 13 };
/** Rough width of a character at the drawing's text size: generous, because system fonts differ. */
const CHARACTER_WIDTH = 8.4;
const SCALE = [100, 50, 0, -50, -100];

type Place = { readonly x: number; readonly y: number };
/** Where a stage (0, 1, 2, …) and an emotion (−100..100) stand on the drawing. */
type Geometry = {
  readonly width: number;
  readonly height: number;
  readonly at: (index: number, emotion: number) => Place;
  /** Turns half-way between two places along the journey, so that no curve swings beyond its points. */
  readonly bend: (from: Place, to: Place) => string;
};

const rounded = (value: number): number => Math.round(value * 10) / 10;
const xy = ({ x, y }: Place): string => `${rounded(x)} ${rounded(y)}`;

const wide = (stages: number, nameLines: number): Geometry => {
  const column = (WIDE.width - WIDE.gutter) / stages;
  return {
    width: WIDE.width,
    height: WIDE.top + WIDE.height + 26 + (nameLines + 1) * WIDE.nameLine,
    at: (index, emotion) => ({
      x: WIDE.gutter + (index + 0.5) * column,
      y: WIDE.top + ((100 - emotion) / 200) * WIDE.height,
    }),
    bend: (from, to) => {
      const middle = (from.x + to.x) / 2;
      return `C${xy({ x: middle, y: from.y })} ${xy({ x: middle, y: to.y })} ${xy(to)}`;
    },
  };
};

const tall = (stages: number): Geometry => ({
  width: TALL.width,
  height: TALL.top + stages * TALL.step,
  at: (index, emotion) => ({
    x: TALL.margin + ((emotion + 100) / 200) * (TALL.width - 2 * TALL.margin),
    y: TALL.top + index * TALL.step + TALL.label + 20,
  }),
  bend: (from, to) => {
    const middle = (from.y + to.y) / 2;
    return `C${xy({ x: from.x, y: middle })} ${xy({ x: to.x, y: middle })} ${xy(to)}`;
  },
});

/** A stage whose emotion may be shown. */
type Shown = { readonly index: number; readonly figure: Figure & { value: number; low: number; high: number } };

const shownStages = (stages: readonly StageOnMap[]): Shown[] =>
  stages.flatMap(({ emotion }, index) => {
    const { value, low, high } = emotion;
    return value === undefined || low === undefined || high === undefined
      ? []
      : [{ index, figure: { ...emotion, value, low, high } }];
  });

const characters = (text: string): string[] =>
  [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)].map(({ segment }) => segment);

/** A name on at most `lines` lines of `length` characters; what does not fit ends in an ellipsis. */
const wrapped = (name: string, length: number, lines: number): string[] => {
  const result: string[] = [];
  let line: string[] = [];
  const flush = () => {
    if (line.length > 0) result.push(line.join(""));
    line = [];
  };
  for (const word of name.split(/\s+/)) {
    let letters = characters(word);
    if (line.length > 0 && line.length + 1 + letters.length > length) flush();
    if (line.length > 0) line.push(" ");
    while (letters.length > length) {
      line.push(...letters.slice(0, length - 1), "-");
      letters = letters.slice(length - 1);
      flush();
    }
    line.push(...letters);
  }
  flush();
  const last = result[lines - 1];
  if (result.length <= lines || last === undefined) return result;
  return [
    ...result.slice(0, lines - 1),
    `${characters(last)
      .slice(0, length - 1)
      .join("")}…`,
  ];
};

const countText = ({ emotion }: StageOnMap, { frame, count }: MapWording): string => {
  if (emotion.n === 0) return frame.figure.noAnswers;
  if (emotion.size === "hidden") return frame.figure.fewerThan5Answers;
  return `n ${count(emotion.n)}`;
};

/** What the curve shows, in words: one entry a stage. */
export const curveInWords = (map: Pick<JourneyMap, "stages" | "biggestDrop">, wording: MapWording): string => {
  const { texts, frame, score, plainName } = wording;
  const words = map.stages.map((stage) => {
    const { value, low, high, n, size } = stage.emotion;
    if (value === undefined || low === undefined || high === undefined) {
      return `${plainName(stage.name)}: ${countText(stage, wording)}`;
    }
    const interval = frame.figure.interval(score(low), score(high));
    const said = texts.curve.point(plainName(stage.name), score(value), interval, wording.count(n));
    return size === "small" ? `${said} (${texts.curve.few})` : said;
  });
  const named = (id: string) => plainName(map.stages.find((stage) => stage.id === id)?.name ?? {});
  const drop = map.biggestDrop;
  if (drop !== undefined) words.push(`${texts.curve.biggestDrop}: ${named(drop.from)} → ${named(drop.to)}`);
  return `${words.join("; ")}.`;
};

const scaleLines = (geometry: Geometry, layout: CurveLayout, stages: number, { score }: MapWording): Html[] =>
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

/** Interval band and line between two neighbouring stages. */
const stretch = (geometry: Geometry, from: Shown, to: Shown): { band: Html; line: Html } => {
  const at = ({ index, figure }: Shown, end: "value" | "low" | "high") => geometry.at(index, figure[end]);
  const small = from.figure.size === "small" || to.figure.size === "small" ? " few" : "";
  const path = (end: "value" | "low" | "high", start: Shown, stop: Shown) =>
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

/** A round point above zero, a diamond below it: the sign shows without colour. */
const pointShape = ({ x, y }: Place, radius: number, figure: Shown["figure"]): Html => {
  const kind = `point ${figure.value < 0 ? "below" : "above"}${figure.size === "small" ? " few" : ""}`;
  if (figure.value >= 0) {
    return html`<circle class="${kind}" cx="${rounded(x)}" cy="${rounded(y)}" r="${rounded(radius)}"/>`;
  }
  const r = rounded(radius * 1.2);
  return html`<path class="${kind}" d="M${rounded(x)} ${rounded(y - r)}l${r} ${r}-${r} ${r}-${r}-${r}Z"/>`;
};

const pointAndWhisker = (geometry: Geometry, stage: Shown, largest: number): Html => {
  const { index, figure } = stage;
  const radius = POINT.least + (POINT.most - POINT.least) * Math.sqrt(figure.n / largest);
  const few = figure.size === "small" ? " few" : "";
  return html`<path class="whisker${few}" d="M${xy(geometry.at(index, figure.low))}L${xy(
    geometry.at(index, figure.high),
  )}"/>${pointShape(geometry.at(index, figure.value), radius, figure)}`;
};

const wideLabels = (
  geometry: Geometry,
  stage: StageOnMap,
  index: number,
  names: string[],
  wording: MapWording,
): Html => {
  const { x } = geometry.at(index, 0);
  const bottom = WIDE.top + WIDE.height + 26;
  const { value, high, low, size } = stage.emotion;
  const above = geometry.at(index, high ?? 0).y - 16;
  // The label of a value at the very top goes below its interval.
  const y = above < 14 ? geometry.at(index, low ?? 0).y + 28 : above;
  const few = size === "full" ? "" : " few";
  return html`${
    value !== undefined &&
    html`<text class="value${few}" x="${rounded(x)}" y="${rounded(y)}" text-anchor="middle">${wording.score(value)}</text>`
  }${names.map(
    (line, row) =>
      html`<text class="stage-name" x="${rounded(x)}" y="${bottom + row * WIDE.nameLine}" text-anchor="middle">${line}</text>`,
  )}<text class="stage-n${few}" x="${rounded(x)}" y="${
    bottom + names.length * WIDE.nameLine
  }" text-anchor="middle">${countText(stage, wording)}</text>`;
};

const tallLabels = (geometry: Geometry, stage: StageOnMap, index: number, wording: MapWording): Html => {
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

/** A fall of fewer units than this leaves no room below its start for a line of text. */
const STEEP = 80;

/** Where the name of the drop has room: a falling curve leaves free the space above its second half. */
const dropLabelPlace = (
  geometry: Geometry,
  layout: CurveLayout,
  from: Shown,
  to: Shown,
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

const dropCallout = (geometry: Geometry, layout: CurveLayout, from: Shown, to: Shown, { texts }: MapWording): Html => {
  const start = geometry.at(from.index, from.figure.value);
  const end = geometry.at(to.index, to.figure.value);
  const label = `▼ ${texts.curve.biggestDrop}`;
  const { x, y, anchor } = dropLabelPlace(geometry, layout, from, to, label.length * CHARACTER_WIDTH);
  return html`<path class="drop" d="M${xy(start)}${geometry.bend(start, end)}"/><text class="drop-label" x="${rounded(
    x,
  )}" y="${rounded(y)}" text-anchor="${anchor}">${label}</text>`;
};

/**
 * The emotional curve over the stages as an SVG drawing without colours of its own (the page's style sheet has them):
 * band and whiskers for the 95 % intervals, points as large as their n, hollow and dashed with fewer than 30 answers,
 * a gap below 5, and the biggest drop where one is certain. It says the same in words for those who do not see it.
 */
export const emotionCurve = (
  map: Pick<JourneyMap, "stages" | "biggestDrop">,
  wording: MapWording,
  layout: CurveLayout = "wide",
): Html => {
  const { stages, biggestDrop } = map;
  const columnLength = Math.floor((WIDE.width - WIDE.gutter) / stages.length / CHARACTER_WIDTH) - 1;
  const names = stages.map(({ name }) => wrapped(wording.plainName(name), columnLength, 3));
  const geometry =
    layout === "wide" ? wide(stages.length, Math.max(1, ...names.map((lines) => lines.length))) : tall(stages.length);
  const shown = shownStages(stages);
  const largest = Math.max(1, ...shown.map(({ figure }) => figure.n));
  const stretches = shown.slice(1).flatMap((to, position) => {
    const from = shown[position];
    // Beyond a stage that is hidden nothing is drawn: a line would claim that we know.
    return from !== undefined && to.index === from.index + 1 ? [stretch(geometry, from, to)] : [];
  });
  const find = (id: string) => shown.find(({ index }) => stages[index]?.id === id);
  const dropFrom = biggestDrop && find(biggestDrop.from);
  const dropTo = biggestDrop && find(biggestDrop.to);
  return html`<svg class="curve ${layout}" role="img" aria-labelledby="${layout}-title ${layout}-desc" viewBox="0 0 ${
    geometry.width
  } ${geometry.height}"><title id="${layout}-title">${wording.texts.curve.title}</title><desc id="${layout}-desc">${curveInWords(
    map,
    wording,
  )}</desc>
${stretches.map(({ band }) => band)}
${scaleLines(geometry, layout, stages.length, wording)}
${stretches.map(({ line }) => line)}
${dropFrom !== undefined && dropTo !== undefined && dropCallout(geometry, layout, dropFrom, dropTo, wording)}
${shown.map((stage) => pointAndWhisker(geometry, stage, largest))}
${stages.map((stage, index) =>
  layout === "wide"
    ? wideLabels(geometry, stage, index, names[index] ?? [], wording)
    : tallLabels(geometry, stage, index, wording),
)}</svg>`;
};

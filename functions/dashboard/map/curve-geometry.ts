/** `wide` runs from left to right, `tall` from top to bottom for narrow screens and journeys of many stages. */
export type CurveLayout = "wide" | "tall";

/** From here on the names no longer fit below the points: only the tall layout is drawn. */
const MOST_WIDE_STAGES = 8;
/** Which layouts a journey is drawn in; the page shows the one that fits the screen. */
export const curveLayouts = (stages: number): readonly CurveLayout[] =>
  stages > MOST_WIDE_STAGES ? ["tall"] : ["wide", "tall"];

/** Sizes in units of the drawing, which the page scales. */
export const WIDE = { width: 880, gutter: 52, top: 30, height: 300, nameLine: 18 };
export const TALL = { width: 360, margin: 16, top: 30, step: 104, label: 26 };
/** Radius of a stage's point, and of a touchpoint's, by how many answered. */
export const POINT = { least: 5, most: 13 };
export const BADGE = { least: 7, most: 10 };
/** Rough width of a character at the drawing's text size: generous, because system fonts differ. */
export const CHARACTER_WIDTH = 8.4;

/** Room between a stage's point and the nearest touchpoint beside it, and between two of those. */
const BESIDE = 34;
const APART = 21;
/** Rows below a stage's point in the tall layout, and how many touchpoints they hold. */
const TALL_ROWS = [24, 42];

export type Place = { readonly x: number; readonly y: number };

/** Where things stand on the drawing. */
export type Geometry = {
  readonly width: number;
  readonly height: number;
  /** A stage (0, 1, 2, …) at an emotion (−100..100). */
  readonly at: (index: number, emotion: number) => Place;
  /** Turns half-way between two places along the journey, so that no curve swings beyond its points. */
  readonly bend: (from: Place, to: Place) => string;
  /** Most touchpoints that a stage has room for. */
  readonly room: number;
  /** The `slot`th of a stage's `slots` touchpoints, in the order of the journey, at an emotion. */
  readonly beside: (index: number, emotion: number, slot: number, slots: number) => Place;
};

export const rounded = (value: number): number => Math.round(value * 10) / 10;
export const xy = ({ x, y }: Place): string => `${rounded(x)} ${rounded(y)}`;

/** @param textLines lines of text below the scale */
export const wide = (stages: number, textLines: number): Geometry => {
  const column = (WIDE.width - WIDE.gutter) / stages;
  const side = Math.max(1, Math.floor((column / 2 - BESIDE - BADGE.most) / APART) + 1);
  const at = (index: number, emotion: number) => ({
    x: WIDE.gutter + (index + 0.5) * column,
    y: WIDE.top + ((100 - emotion) / 200) * WIDE.height,
  });
  return {
    width: WIDE.width,
    height: WIDE.top + WIDE.height + 26 + textLines * WIDE.nameLine,
    at,
    bend: (from, to) => {
      const middle = (from.x + to.x) / 2;
      return `C${xy({ x: middle, y: from.y })} ${xy({ x: middle, y: to.y })} ${xy(to)}`;
    },
    room: 2 * side,
    beside: (index, emotion, slot, slots) => {
      // One alone stands after its stage's point; of several, as many stand before as after it.
      const before = Math.floor(slots / 2);
      const steps = slot < before ? slot - before : slot - before + 1;
      const away = Math.sign(steps) * (BESIDE + (Math.abs(steps) - 1) * APART);
      const { x, y } = at(index, emotion);
      return { x: x + away, y };
    },
  };
};

export const tall = (stages: number): Geometry => {
  const at = (index: number, emotion: number) => ({
    x: TALL.margin + ((emotion + 100) / 200) * (TALL.width - 2 * TALL.margin),
    y: TALL.top + index * TALL.step + TALL.label + 20,
  });
  return {
    width: TALL.width,
    height: TALL.top + stages * TALL.step,
    at,
    bend: (from, to) => {
      const middle = (from.y + to.y) / 2;
      return `C${xy({ x: from.x, y: middle })} ${xy({ x: to.x, y: middle })} ${xy(to)}`;
    },
    room: 2 * TALL_ROWS.length,
    beside: (index, emotion, slot) => {
      const { x, y } = at(index, emotion);
      return { x, y: y + TALL_ROWS[slot % TALL_ROWS.length]! };
    },
  };
};

/** Touchpoints of a stage that every layout of a journey has room for. */
export const roomBeside = (stages: number): number =>
  Math.min(...curveLayouts(stages).map((layout) => (layout === "wide" ? wide(stages, 0) : tall(stages)).room));

import type { Figure } from "../../../shared/domain/figure.ts";
import type { TouchpointOnMap } from "../../../shared/domain/journey-map.ts";
import { type Html, html } from "../../pages/html.ts";
import { iconAt } from "./channel-icons.ts";
import { BADGE, type Geometry, type Place, POINT, rounded, xy } from "./curve-geometry.ts";

/** A figure that may be shown. */
export type ShownFigure = Figure & { readonly value: number; readonly low: number; readonly high: number };

export const isShown = (figure: Figure): figure is ShownFigure =>
  figure.value !== undefined && figure.low !== undefined && figure.high !== undefined;

const kindOf = ({ value, size }: ShownFigure): string =>
  `${value < 0 ? "below" : "above"}${size === "small" ? " few" : ""}`;

/** A size that grows with how many answered, so that areas compare. */
const radiusFor = (n: number, largest: number, { least, most }: { least: number; most: number }): number =>
  rounded(least + (most - least) * Math.sqrt(n / largest));

/** A round point above zero, a diamond below it: the sign shows without colour. */
const pointShape = ({ x, y }: Place, radius: number, figure: ShownFigure): Html => {
  if (figure.value >= 0) {
    return html`<circle class="point ${kindOf(figure)}" cx="${rounded(x)}" cy="${rounded(y)}" r="${radius}"/>`;
  }
  const r = rounded(radius * 1.2);
  return html`<path class="point ${kindOf(figure)}" d="M${rounded(x)} ${rounded(y - r)}l${r} ${r}-${r} ${r}-${r}-${r}Z"/>`;
};

/** A stage's mean with its interval, `largest` being the n of the largest point. */
export const stagePoint = (geometry: Geometry, index: number, figure: ShownFigure, largest: number): Html => {
  const few = figure.size === "small" ? " few" : "";
  return html`<path class="whisker${few}" d="M${xy(geometry.at(index, figure.low))}L${xy(
    geometry.at(index, figure.high),
  )}"/>${pointShape(geometry.at(index, figure.value), radiusFor(figure.n, largest, POINT), figure)}`;
};

/** The stage's mean in the period before: a small square. */
export const previousPoint = (geometry: Geometry, index: number, value: number): Html => {
  const { x, y } = geometry.at(index, value);
  return html`<rect class="previous" x="${rounded(x - 3.5)}" y="${rounded(y - 3.5)}" width="7" height="7"/>`;
};

/** A touchpoint with its channel's icon: round above zero, square below it. */
export const touchpointBadge = (
  { x, y }: Place,
  { emotion, channel }: Pick<TouchpointOnMap, "channel"> & { readonly emotion: ShownFigure },
  largest: number,
): Html => {
  const r = radiusFor(emotion.n, largest, BADGE);
  const shape =
    emotion.value >= 0
      ? html`<circle class="badge ${kindOf(emotion)}" cx="${rounded(x)}" cy="${rounded(y)}" r="${r}"/>`
      : html`<rect class="badge ${kindOf(emotion)}" x="${rounded(x - r)}" y="${rounded(y - r)}" width="${2 * r}" height="${2 * r}"/>`;
  return html`${shape}${iconAt(channel, rounded(x), rounded(y), rounded(1.25 * r))}`;
};

import * as z from "zod";

/** A colour as web pages write it, in lower case. */
export const Colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, "must be a colour such as #17608f")
  .toLowerCase();

/** Contrast that text needs. Source: WCAG 2.2, success criterion 1.4.3. */
const TEXT_CONTRAST = 4.5;

const BLACK = "#000000";
const WHITE = "#ffffff";
/** What the pages put our colour on, the worst case of each scheme: paper when it is light, card when it is dark. */
const LIGHT_GROUND = "#faf8f5";
const DARK_GROUND = "#201e1c";
/** Steps between a colour and black or white. */
const STEPS = 100;

const channelsOf = (colour: string): [number, number, number] => {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

/** Relative luminance, 0 to 1. Source: WCAG 2.2, definition of relative luminance. */
const luminance = (colour: string): number => {
  const [red, green, blue] = channelsOf(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
};

/** Contrast of two colours, 1 to 21. Source: WCAG 2.2, definition of contrast ratio. */
export const contrastOf = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const mixed = (colour: string, other: string, share: number): string => {
  const to = channelsOf(other);
  const channels = channelsOf(colour).map((channel, index) =>
    Math.round(channel + ((to[index] ?? 0) - channel) * share),
  );
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
};

/** The nearest to a colour, on its way to another, that can be read on a ground. */
const readableOn = (ground: string, colour: string, towards: string): string => {
  for (let step = 0; step < STEPS; step += 1) {
    const candidate = mixed(colour, towards, step / STEPS);
    if (contrastOf(candidate, ground) >= TEXT_CONTRAST) return candidate;
  }
  return towards;
};

/** `act` is the colour of buttons and links, `on` that of the text on such a button. */
const Pair = z.object({ act: z.string(), on: z.string() });

/** What the pages make of a store's colour, in each scheme. */
export const Theme = z.object({ light: Pair, dark: Pair });
export type Theme = z.infer<typeof Theme>;

const textOn = (colour: string): string => (contrastOf(colour, WHITE) >= contrastOf(colour, BLACK) ? WHITE : BLACK);

/**
 * A store's colour, made darker for light pages and lighter for dark ones as far as it takes to be read there: every text
 * has a contrast of 4.5 at least. A colour that can be read already stays as it is.
 */
export const themeOf = (colour: string): Theme => {
  const light = readableOn(LIGHT_GROUND, colour, BLACK);
  const dark = readableOn(DARK_GROUND, colour, WHITE);
  return { light: { act: light, on: textOn(light) }, dark: { act: dark, on: textOn(dark) } };
};

import type { WidgetSettings } from "../../../shared/contract/widget.ts";
import { PANEL } from "./panel.ts";

/**
 * A value of JSON as a script writes it, of objects without a prototype: a page may have put anything on everybody's, and
 * what is optional here must not be found there. All names are the contract's, so none is `__proto__`.
 */
const literal = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map(literal).join()}]`
    : typeof value === "object" && value !== null
      ? `{__proto__:null,${Object.entries(value).map(([name, part]) => `${name}:${literal(part)}`)}}`
      : JSON.stringify(value);

/** The widget's panel, and behind it what it asks: one module. */
export const scriptOf = (settings: WidgetSettings): string => `${PANEL}const SETTINGS=${literal(settings)};\n`;

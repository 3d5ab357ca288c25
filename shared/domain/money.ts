import * as z from "zod";

const KNOWN = new Set(Intl.supportedValuesOf("currency"));

/** A currency of ISO 4217 that this machine knows, such as EUR. */
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/, "is not a currency such as EUR")
  .refine((code) => KNOWN.has(code), "is not a currency of ISO 4217 that we know");

const digits = new Map<string, number>();
/** Digits behind the point of a currency: 2 for EUR, 0 for JPY, 3 for TND. */
export const minorDigits = (currency: string): number => {
  let known = digits.get(currency);
  if (known === undefined) {
    known = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
    digits.set(currency, known);
  }
  return known;
};

/** An amount as a decimal text, such as 12.50, in whole minor units (cents), rounded half up; undefined when it is none. */
export const toMinor = (text: string, currency: string): number | undefined => {
  const found = /^(\d{1,12})(?:\.(\d{1,12}))?$/.exec(text.trim());
  if (found === null) return undefined;
  const places = minorDigits(currency);
  const [, whole = "", fraction = ""] = found;
  const kept = Number(`${whole}${fraction.slice(0, places).padEnd(places, "0")}`);
  return kept + (Number(fraction[places] ?? "0") >= 5 ? 1 : 0);
};

/**
 * The finest group that a response counts under. A cell is one slice on one day; every coarser view (a stage, a
 * channel, a language, all of it) is a sum of slices, so one response touches one slice only (docs/decisions/0001).
 * An unknown language or segment is the empty string.
 */
export type Slice = {
  readonly stage: string;
  readonly channel: string;
  readonly touchpoint: string;
  readonly language: string;
  readonly source: string;
  readonly provenance: string;
  readonly segment: string;
};

/** Parts of a slice's key, in order. They never hold a `#`: ids are slugs, the rest are our own words. */
const SLICE_PARTS = ["stage", "channel", "touchpoint", "language", "source", "provenance", "segment"] as const;

/** The slice as it stands in keys: its parts in order, joined by `#`. */
export const sliceKey = (slice: Slice): string => SLICE_PARTS.map((part) => slice[part]).join("#");

/** @throws Error on a key that `sliceKey` did not make: that is our bug. */
export const parseSliceKey = (key: string): Slice => {
  const parts = key.split("#");
  if (parts.length !== SLICE_PARTS.length) throw new Error(`not a slice: ${key}`);
  const [stage = "", channel = "", touchpoint = "", language = "", source = "", provenance = "", segment = ""] = parts;
  return { stage, channel, touchpoint, language, source, provenance, segment };
};

/** Keep only slices with these parts; a part that is absent keeps all. */
export type SliceFilter = { readonly [Part in keyof Slice]?: Slice[Part] | undefined };

/** True for a slice that a filter keeps. */
export const isWithin = (slice: Slice, filter: SliceFilter): boolean =>
  SLICE_PARTS.every((part) => filter[part] === undefined || filter[part] === slice[part]);

import * as z from "zod";
import { Language } from "./language.ts";
import { DEFAULT_STAGES, Slug, Stage } from "./stage.ts";

/** An IANA time zone that this machine knows, such as Europe/Rome. */
export const TimeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, "is not a time zone such as Europe/Rome");

/** A web origin, exactly as a browser sends it: scheme, host and port, no path. */
export const WebOrigin = z.string().refine((value) => {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return (url.protocol === "https:" || url.protocol === "http:") && url.origin === value;
}, "is not an origin such as https://www.example.com");

const stages = z
  .array(Stage)
  .min(1)
  .max(20)
  .refine((list) => new Set(list.map((stage) => stage.id)).size === list.length, "names a stage twice");

/** What a store decides about itself. */
export const StoreSettings = z.object({
  name: z.string().trim().min(1).max(120),
  timeZone: TimeZone.describe("Days of the journey map begin at midnight here."),
  languages: z.array(Language).min(1).max(6).describe("Languages of the store; the first is its own."),
  origins: z.array(WebOrigin).max(50).describe("Web origins that may send responses with a publishable key."),
  stages: stages.describe("Stages of the journey, in order."),
});
export type StoreSettings = z.infer<typeof StoreSettings>;

export const StoreDraft = StoreSettings.extend({
  id: Slug.describe("Short id; it cannot change."),
  timeZone: StoreSettings.shape.timeZone.default("Europe/Rome"),
  languages: StoreSettings.shape.languages.default(["it", "en"]),
  origins: StoreSettings.shape.origins.default([]),
  stages: StoreSettings.shape.stages.default([...DEFAULT_STAGES]),
});
export type StoreDraft = z.infer<typeof StoreDraft>;

/** One shop or brand: the tenant. `revision` is raised by every change, so that two editors cannot overwrite each other. */
export const Store = StoreSettings.extend({
  id: Slug,
  createdAt: z.iso.datetime(),
  revision: z.number().int().min(1),
  generation: z.number().int().min(1).describe("The generation of cells that readers read."),
  generations: z
    .array(z.number().int().min(1))
    .min(1)
    .max(2)
    .describe("Generations that digest writes: two during a rebuild."),
  spread: z.number().int().min(1).max(64).describe("Partition suffixes per month of cells (nn); only ever raised."),
});
export type Store = z.infer<typeof Store>;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a time zone, as `YYYY-MM-DD`. */
export const dayIn = (timeZone: string, instant: string | Date): string => {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    // The Swedish short date is the ISO one.
    formatter = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(new Date(instant));
};

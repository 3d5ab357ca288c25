import * as z from "zod";
import { Colour } from "./colour.ts";
import { Language, MAX_NAME_LENGTH } from "./language.ts";
import { Logo } from "./logo.ts";
import { MailSettings } from "./mail.ts";
import { DEFAULT_STAGES, Slug, Stage } from "./stage.ts";
import { nameText } from "./text.ts";

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

/** The stages of a journey, in order. */
export const Stages = z
  .array(Stage)
  .min(1)
  .max(20)
  .refine((list) => new Set(list.map((stage) => stage.id)).size === list.length, "names a stage twice");

/** What a store decides about itself. */
export const StoreSettings = z.object({
  name: nameText(MAX_NAME_LENGTH),
  timeZone: TimeZone.describe("Days of the journey map begin at midnight here."),
  languages: z.array(Language).min(1).max(6).describe("Languages of the store; the first is its own."),
  origins: z.array(WebOrigin).max(50).describe("Web origins that may send responses with a publishable key."),
  stages: Stages.describe("Stages of the journey, in order."),
  colour: Colour.optional().describe("Of the buttons and links on the pages that customers see, such as #17608f."),
  feeds: z
    .strictObject({ public: z.boolean().describe("False: only who shows a feed key is given a feed.") })
    .optional()
    .describe("Who may read the feeds of published testimonials; everybody, unless it says otherwise."),
  proofOfWork: z
    .boolean()
    .optional()
    .describe(
      "True: a browser works for a moment for each answer of the widget; one without proof of that is suspect.",
    ),
  shopUrl: z
    .url({ protocol: /^https$/, message: "must be an https address" })
    .max(500)
    .optional()
    .describe("Where a recommendation leads to, with the code added as `ref`. Without it none is offered."),
  retentionDays: z
    .number()
    .int()
    .min(30)
    .max(3650)
    .optional()
    .describe("Days after which a customer of whom nothing was heard is removed; without it nobody is."),
  mail: MailSettings.optional().describe("Who writes to customers, and how. Until it is said, nobody is written to."),
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
  logo: Logo.optional().describe("Shown on the pages that customers see."),
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

const MINUTE = 60_000;
/** No time zone is further from UTC than this, in minutes. */
const FURTHEST_OFFSET_MINUTES = 16 * 60;

/** The first instant of a calendar day in a time zone, to the minute, whatever its clocks do that night. */
export const startOfDay = (timeZone: string, day: string): Date => {
  const utc = Date.parse(`${day}T00:00:00Z`);
  let before = utc / MINUTE - FURTHEST_OFFSET_MINUTES;
  let reached = utc / MINUTE + FURTHEST_OFFSET_MINUTES;
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2);
    if (dayIn(timeZone, new Date(middle * MINUTE)) < day) before = middle;
    else reached = middle;
  }
  return new Date(reached * MINUTE);
};

/** The calendar day some days after another one (before it, when negative). */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

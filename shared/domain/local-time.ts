import { addDays, TimeZone } from "./store.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Zones change their offset at a quarter of an hour at the finest, so what is true of its start is true of it. */
const QUARTER_MS = 15 * MINUTE_MS;
/** Offsets remembered over all zones; then they are forgotten all at once. */
const MAX_OFFSETS = 50_000;

const clocks = new Map<string, Intl.DateTimeFormat>();
const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    // The Swedish short date and time are the ISO ones.
    clock = new Intl.DateTimeFormat("sv-SE", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    clocks.set(timeZone, clock);
  }
  return clock;
};

/** Offsets by zone and quarter of an hour. */
const offsets = new Map<string, Map<number, number>>();
let remembered = 0;

const offsetOfQuarter = (timeZone: string, quarter: number): number => {
  let known = offsets.get(timeZone);
  const offset = known?.get(quarter);
  if (offset !== undefined) return offset;
  if (remembered >= MAX_OFFSETS) {
    offsets.clear();
    remembered = 0;
    known = undefined;
  }
  if (known === undefined) {
    known = new Map();
    offsets.set(timeZone, known);
  }
  const start = quarter * QUARTER_MS;
  const found = Date.parse(`${clockOf(timeZone).format(start).replace(" ", "T")}Z`) - start;
  known.set(quarter, found);
  remembered += 1;
  return found;
};

/** What is to be added to UTC for the clock of a zone, in milliseconds. */
const offsetAt = (timeZone: string, time: number): number => {
  const day = Math.floor(time / DAY_MS);
  const atStart = offsetOfQuarter(timeZone, (day * DAY_MS) / QUARTER_MS);
  const atEnd = offsetOfQuarter(timeZone, ((day + 1) * DAY_MS) / QUARTER_MS);
  // On most days the clock is not changed; on the others it matters when.
  return atStart === atEnd ? atStart : offsetOfQuarter(timeZone, Math.floor(time / QUARTER_MS));
};

/** What the clock of a zone shows, as milliseconds of a UTC that shows the same. */
const shownAt = (timeZone: string, time: number): number => time + offsetAt(timeZone, time);

/** Hour of the day, 0 to 23, by the clock of a zone. */
export const hourIn = (timeZone: string, time: number): number =>
  Math.floor((((shownAt(timeZone, time) % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS);

/**
 * The first instant at which the clock of a zone has come to a full hour of a day, in milliseconds. Where the clock jumps
 * over that hour, or over the day, it is the instant of the jump; where the hour comes twice, the first one.
 */
export const instantAtHour = (timeZone: string, day: string, hour: number): number => {
  const wanted = Date.parse(`${day}T00:00:00Z`) + hour * HOUR_MS;
  // A zone that changes its clock twice within two days has never been seen.
  const before = wanted - offsetAt(timeZone, wanted - DAY_MS);
  const after = wanted - offsetAt(timeZone, wanted + DAY_MS);
  if (shownAt(timeZone, before) === wanted)
    return Math.min(before, shownAt(timeZone, after) === wanted ? after : before);
  if (shownAt(timeZone, after) === wanted) return after;
  let early = Math.min(before, after);
  let late = Math.max(before, after);
  while (late - early > MINUTE_MS) {
    const middle = early + Math.floor((late - early) / 2 / MINUTE_MS) * MINUTE_MS;
    if (shownAt(timeZone, middle) < wanted) early = middle;
    else late = middle;
  }
  return late;
};

/** The first instant not before `time` at which the clock of a zone strikes a full hour. */
export const nextAtHour = (timeZone: string, time: number, hour: number): number => {
  let day = new Date(shownAt(timeZone, time)).toISOString().slice(0, 10);
  let instant = instantAtHour(timeZone, day, hour);
  while (instant < time) {
    day = addDays(day, 1);
    instant = instantAtHour(timeZone, day, hour);
  }
  return instant;
};

/** Hours in which nobody is written to, by the customer's clock: from one hour to before another, over midnight or not. */
export type QuietHours = { readonly from: number; readonly to: number };

/** True when an hour of the day is within quiet hours. Those that end where they begin are none. */
export const isQuiet = (hour: number, { from, to }: QuietHours): boolean =>
  from <= to ? hour >= from && hour < to : hour >= from || hour < to;

/** The first instant not before `time` that is not within quiet hours. */
export const afterQuiet = (timeZone: string, time: number, quiet: QuietHours): number => {
  let instant = time;
  // A clock that jumps can land within the quiet hours again; two steps end outside of them.
  for (let step = 0; step < 3 && isQuiet(hourIn(timeZone, instant), quiet); step++) {
    instant = nextAtHour(timeZone, instant, quiet.to);
  }
  return instant;
};

/** Zones of countries that have one clock (in Europe: on the mainland), for customers whose own is not known. Source: IANA zone1970.tab. */
const ZONE_OF_COUNTRY: Readonly<Record<string, string>> = {
  AT: "Europe/Vienna",
  BE: "Europe/Brussels",
  BG: "Europe/Sofia",
  CH: "Europe/Zurich",
  CZ: "Europe/Prague",
  DE: "Europe/Berlin",
  DK: "Europe/Copenhagen",
  EE: "Europe/Tallinn",
  ES: "Europe/Madrid",
  FI: "Europe/Helsinki",
  FR: "Europe/Paris",
  GB: "Europe/London",
  GR: "Europe/Athens",
  HR: "Europe/Zagreb",
  HU: "Europe/Budapest",
  IE: "Europe/Dublin",
  IT: "Europe/Rome",
  JP: "Asia/Tokyo",
  LT: "Europe/Vilnius",
  LU: "Europe/Luxembourg",
  LV: "Europe/Riga",
  NL: "Europe/Amsterdam",
  NO: "Europe/Oslo",
  PL: "Europe/Warsaw",
  PT: "Europe/Lisbon",
  RO: "Europe/Bucharest",
  SE: "Europe/Stockholm",
  SI: "Europe/Ljubljana",
  SK: "Europe/Bratislava",
};

const known = new Map<string, boolean>();
const isTimeZone = (name: string): boolean => {
  const before = known.get(name);
  if (before !== undefined) return before;
  const found = TimeZone.safeParse(name).success;
  if (known.size < 1000) known.set(name, found);
  return found;
};

/** Whose clock is gone by, and whether the one that was named does not exist. */
export type CustomerClock = { readonly timeZone: string; readonly unknownZone: boolean };

/** The customer's zone: the one that they are known to be in, else their country's, else the store's. */
export const customerClock = (
  customer: { readonly timeZone?: string | undefined; readonly country?: string | undefined },
  storeZone: string,
): CustomerClock => {
  const { timeZone, country } = customer;
  if (timeZone !== undefined && isTimeZone(timeZone)) return { timeZone, unknownZone: false };
  const byCountry = country === undefined ? undefined : ZONE_OF_COUNTRY[country];
  return { timeZone: byCountry ?? storeZone, unknownZone: timeZone !== undefined };
};

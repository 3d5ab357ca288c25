/** Milliseconds that a time zone is ahead of UTC at an instant. */
const offsetAt = (timeZone: string, at: number): number => {
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = wallClock(timeZone, at);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
};

const formatters = new Map<string, Intl.DateTimeFormat>();
const wallClock = (timeZone: string, at: number): Partial<Record<Intl.DateTimeFormatPartTypes, number>> => {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat("en", {
      timeZone,
      calendar: "iso8601",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formatters.set(timeZone, formatter);
  }
  return Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
};

/** The instant at which clocks of a time zone show a time, given as if it were UTC. A time that a clock change skips is the one an hour on. */
const instantOfWallClock = (timeZone: string, shown: number): number => {
  const guess = shown - offsetAt(timeZone, shown);
  return shown - offsetAt(timeZone, guess);
};

const TIME =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/;

/**
 * The instant that an ISO 8601 time names, with a space for the `T` if need be and any number of decimals (those past
 * milliseconds are dropped); `UTC` is an offset as `Z` is. Without an offset it is a time of the zone given; a day alone is its midnight.
 * Undefined when the text is no such time or no such day exists.
 */
export const parseInstant = (text: string, timeZone: string): Date | undefined => {
  const [matched, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", offset] =
    TIME.exec(text.trim()) ?? [];
  if (matched === undefined) return undefined;
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (h > 23 || m > 59 || s > 59) return undefined;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(midnight).toISOString().slice(0, 10) !== `${year}-${month}-${day}`) return undefined;
  const shown = midnight + ((h * 60 + m) * 60 + s) * 1000 + Number(fraction.padEnd(3, "0").slice(0, 3));
  if (offset === undefined) return new Date(instantOfWallClock(timeZone, shown));
  if (offset === "Z" || offset === "UTC") return new Date(shown);
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.replace(":", "").slice(3, 5));
  if (minutes > 14 * 60) return undefined;
  return new Date(shown - (offset.startsWith("-") ? -1 : 1) * minutes * 60_000);
};

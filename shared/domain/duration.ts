import * as z from "zod";

/** Longest delay of a rule, in days. */
const MAX_DELAY_DAYS = 400;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const SHAPE = /^P(?=\d|T\d)(?:(\d{1,2})W|(?:(\d{1,3})D)?(?:T(?=\d)(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?)$/;

/** Milliseconds of a duration such as P14D, P2W or P1DT12H: a day is 24 hours. NaN when it is none. */
export const durationMs = (text: string): number => {
  const found = SHAPE.exec(text);
  if (found === null) return Number.NaN;
  const [weeks, days, hours, minutes] = found.slice(1).map((part) => Number(part ?? 0));
  return (7 * (weeks ?? 0) + (days ?? 0)) * DAY_MS + (hours ?? 0) * HOUR_MS + (minutes ?? 0) * MINUTE_MS;
};

/** A delay as an ISO 8601 duration in weeks, or days, hours and minutes. Months and years have no fixed length. */
export const Delay = z
  .string()
  .refine((text) => !Number.isNaN(durationMs(text)), "is not a duration such as P14D or PT12H")
  .refine(
    (text) => Number.isNaN(durationMs(text)) || durationMs(text) <= MAX_DELAY_DAYS * DAY_MS,
    `is longer than ${MAX_DELAY_DAYS} days`,
  );

import { invalidInput } from "../../shared/domain/errors.ts";
import { addDays, dayIn, startOfDay } from "../../shared/domain/store.ts";

/** Days that are looked at when the caller does not say. */
export const USUAL_DAYS = 30;
/** Most days that may be looked at: about three years, 37 queries. */
export const MAX_DAYS = 1100;

const DAY_MS = 86_400_000;

/** The days that a query asks for, on the store's calendar. @throws AppError `invalid_input` when they make no sense. */
export const daysOf = (
  query: { readonly from?: string | undefined; readonly to?: string | undefined },
  timeZone: string,
  now: Date,
): { from: string; to: string } => {
  const to = query.to ?? dayIn(timeZone, now);
  const from = query.from ?? addDays(to, 1 - USUAL_DAYS);
  if (from > to) throw invalidInput("query.from", "is after query.to");
  if (addDays(from, MAX_DAYS) <= to) throw invalidInput("query.from", `is more than ${MAX_DAYS} days before query.to`);
  return { from, to };
};

/** As many days, right before others. */
export const previousDays = ({ from, to }: { readonly from: string; readonly to: string }) => {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  return { from: addDays(from, -days), to: addDays(from, -1) };
};

/** The instants that some days of a store's calendar span; open where a day is absent. */
export const instantsOf = (
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  timeZone: string,
): { from?: string; to?: string } => ({
  ...(from !== undefined && { from: startOfDay(timeZone, from).toISOString() }),
  ...(to !== undefined && { to: new Date(startOfDay(timeZone, addDays(to, 1)).getTime() - 1).toISOString() }),
});

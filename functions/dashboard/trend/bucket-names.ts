import type { BucketSize } from "../../../shared/domain/calendar.ts";
import type { Language } from "../../../shared/domain/language.ts";
import { addDays } from "../../../shared/domain/store.ts";
import { perLanguage } from "../../pages/per-language.ts";
import type { FrameWording } from "../frame/wording.ts";

type Days = { readonly from: string; readonly to: string };

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);
/** British rather than American days, as on all pages. */
const localeOf = (language: Language): string => (language === "en" ? "en-GB" : language);

const formatsOf = perLanguage((language) => {
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: "UTC" });
  return {
    month: make({ month: "long", year: "numeric" }),
    shortDay: make({ day: "numeric", month: "short" }),
    shortMonth: make({ month: "short", year: "2-digit" }),
  };
});

const isWholeMonth = ({ from, to }: Days): boolean => from.endsWith("-01") && addDays(to, 1).endsWith("-01");

/** A bucket in words: a day, the days of a week, or a month; the days of a month that is not whole. */
export const bucketName = (days: Days, by: BucketSize, { language, day, days: range }: FrameWording): string => {
  if (by === "day") return day(days.from);
  return by === "month" && isWholeMonth(days)
    ? formatsOf(language).month.format(noon(days.from))
    : range(days.from, days.to);
};

/** A bucket below an axis: its first day, or its month where days would say too little. */
export const axisName = ({ from }: Days, by: BucketSize, isLong: boolean, { language }: FrameWording): string => {
  const { shortDay, shortMonth } = formatsOf(language);
  return (by === "month" || isLong ? shortMonth : shortDay).format(noon(from));
};

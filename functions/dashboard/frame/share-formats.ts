import { minorDigits } from "../../../shared/domain/money.ts";
import { perLanguage } from "../../pages/per-language.ts";
import { withMinus } from "./wording.ts";

/** How a language writes months, differences of shares and money. */
export type ShareFormats = {
  /** A month, `YYYY-MM`. */
  readonly month: (month: string) => string;
  /** A difference of shares as points of per cent, with its sign. */
  readonly points: (difference: number) => string;
  /** An amount in whole minor units. */
  readonly money: (amount: number, currency: string) => string;
};

export const shareFormats = perLanguage((language): ShareFormats => {
  const months = new Intl.DateTimeFormat(language, { month: "short", year: "numeric", timeZone: "UTC" });
  const points = new Intl.NumberFormat(language, { maximumFractionDigits: 0, signDisplay: "exceptZero" });
  return {
    month: (month) => months.format(new Date(`${month}-15T12:00:00Z`)),
    points: (difference) => withMinus(points.format(100 * difference)),
    money: (amount, currency) =>
      new Intl.NumberFormat(language, { style: "currency", currency, maximumFractionDigits: 0 }).format(
        amount / 10 ** minorDigits(currency),
      ),
  };
});

import type { Language } from "../../../shared/domain/language.ts";
import { perLanguage } from "../../pages/per-language.ts";
import { type FrameWording, type Wording, withTexts } from "../frame/wording.ts";
import type { RetentionTexts } from "./retention-texts.ts";
import { de } from "./texts/de.ts";
import { en } from "./texts/en.ts";
import { es } from "./texts/es.ts";
import { fr } from "./texts/fr.ts";
import { it } from "./texts/it.ts";
import { pt } from "./texts/pt.ts";

/** The page's texts in every language. */
export const RETENTION_TEXTS: Readonly<Record<Language, RetentionTexts>> = { it, en, es, fr, de, pt };

/** How its numbers are written. */
type Formats = {
  /** A month, `YYYY-MM`. */
  readonly month: (month: string) => string;
  /** A share of 0..1 as per cent. */
  readonly percent: (share: number) => string;
  /** A difference of shares as points of per cent, with its sign. */
  readonly points: (difference: number) => string;
};

/** What the page is worded with. */
export type RetentionWording = Wording<RetentionTexts> & Formats;

const formatsOf = perLanguage((language): Formats => {
  const months = new Intl.DateTimeFormat(language, { month: "short", year: "numeric", timeZone: "UTC" });
  const shares = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const points = new Intl.NumberFormat(language, { maximumFractionDigits: 0, signDisplay: "exceptZero" });
  return {
    month: (month) => months.format(new Date(`${month}-15T12:00:00Z`)),
    percent: (share) => shares.format(share),
    points: (difference) => points.format(100 * difference).replace("-", "−"),
  };
});

/** The wording of the page. */
export const retentionWording = (wording: FrameWording): RetentionWording => ({
  ...withTexts(wording, RETENTION_TEXTS),
  ...formatsOf(wording.language),
});

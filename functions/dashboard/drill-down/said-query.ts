import type * as z from "zod";
import { DashboardQuery } from "../../../shared/contract/dashboard-pages.ts";
import { Cursor } from "../../../shared/contract/parts.ts";
import { SAID_FILTERS } from "../../../shared/contract/response-query.ts";
import type { PageQuery } from "../frame/page-query.ts";

const { comment: _, ...SAID } = SAID_FILTERS;

/** What the address of a stage or touchpoint may say: days, filters, language, what to read and from where on. */
export const DrillDownQuery = DashboardQuery.extend({ ...SAID, cursor: Cursor.optional() });
export type DrillDownQuery = z.output<typeof DrillDownQuery>;

/** What the comments below are chosen by; the numbers above stay the same. */
const SAID_NAMES = ["emotion", "feeling", "rating", "sentiment", "dissonant", "phrase"] as const;
export type SaidName = (typeof SAID_NAMES)[number];

/** What comments are chosen by, as the address says it. */
export const saidIn = (query: PageQuery): { readonly name: SaidName; readonly value: string }[] =>
  SAID_NAMES.flatMap((name) => {
    const value = query[name];
    return value === undefined ? [] : [{ name, value }];
  });

/** What takes all of it away, and goes back to the newest. */
export const WITHOUT_SAID: PageQuery = Object.fromEntries([...SAID_NAMES, "cursor"].map((name) => [name, undefined]));

/** The same, as a filter of responses with a comment. */
export const saidFilter = ({ emotion, feeling, rating, sentiment, dissonant, phrase }: DrillDownQuery) => ({
  emotion,
  feeling,
  rating,
  sentiment,
  dissonant,
  phrase,
  comment: true,
  state: "counted" as const,
});

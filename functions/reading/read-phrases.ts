import type { SliceSum } from "../../shared/adapters/dynamo/cells.ts";
import { ALL } from "../../shared/domain/cell.ts";
import { sliceOf } from "../../shared/domain/contribution.ts";
import { keyPhrases, type Phrases } from "../../shared/domain/key-phrases.ts";
import { languageOf, type Response } from "../../shared/domain/response.ts";
import { passes } from "../../shared/domain/response-filter.ts";
import { isWithin, parseSliceKey, type SliceFilter } from "../../shared/domain/slice.ts";
import { MAX_LOOKED_AT, type SearchNeeds } from "./search-responses.ts";

/** Other touchpoints whose comments are compared with, those with the most answers first: a query each. */
const MAX_OTHERS = 40;

type Place = {
  /** What tells here from elsewhere. */
  readonly own: SliceFilter;
  /** What both are narrowed down by. */
  readonly others: SliceFilter;
  readonly at: readonly string[];
  readonly cells: readonly SliceSum[];
  readonly from?: string;
  readonly to?: string;
};

/** Touchpoints that responses outside of a filter were counted at, those with the most answers first. */
const busiestOutside = (cells: readonly SliceSum[], own: SliceFilter, others: SliceFilter): string[] => {
  const answers = new Map<string, number>();
  for (const { slice: key, counters } of cells) {
    if (key === ALL) continue;
    const slice = parseSliceKey(key);
    if (isWithin(slice, own) || !isWithin(slice, others)) continue;
    answers.set(slice.touchpoint, (answers.get(slice.touchpoint) ?? 0) + (counters.n ?? 0));
  }
  return [...answers]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MAX_OTHERS)
    .map(([touchpoint]) => touchpoint);
};

const toCount = (response: Response) => ({
  text: response.answers.comment ?? "",
  language: languageOf(response),
  customer: response.customer ?? response.id,
});

/** Key phrases of the newest comments of a stage or touchpoint, against the newest of all others. */
export const readPhrases = async (
  store: string,
  { own, others, at, cells, ...instants }: Place,
  { responses }: SearchNeeds,
): Promise<Phrases> => {
  const comments = (touchpoints: readonly string[], isWanted: (response: Response) => boolean) =>
    responses.list({
      ...{ store, touchpoints, ...instants, limit: MAX_LOOKED_AT, lookAt: MAX_LOOKED_AT },
      accept: (response) => passes(response, { ...others, state: "counted", comment: true }) && isWanted(response),
    });
  const isHere = (response: Response) => isWithin(sliceOf(response), own);
  const { touchpoint: _, ...elsewhereToo } = others;
  const [here, elsewhere] = await Promise.all([
    comments(at, isHere),
    comments(busiestOutside(cells, own, elsewhereToo), (response) => !isHere(response)),
  ]);
  return {
    list: keyPhrases(here.responses.map(toCount), elsewhere.responses.map(toCount)),
    comments: here.responses.length,
    responses: here.lookedAt,
    isPart: here.cursor !== undefined,
    elsewhere: elsewhere.responses.length,
  };
};

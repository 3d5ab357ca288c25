import { sliceOf } from "./contribution.ts";
import { classOf } from "./distribution.ts";
import type { FeelingName } from "./feeling.ts";
import { holdsPhrase } from "./key-phrases.ts";
import { emotionOfResponse, type Response, type ResponseState, sentimentOf, stateOf } from "./response.ts";
import type { SentimentLabel } from "./sentiment.ts";
import { isWithin, type SliceFilter } from "./slice.ts";

/** What responses can be chosen by; a part that is absent lets all through. */
export type ResponseFilter = SliceFilter & {
  readonly state?: ResponseState | undefined;
  /** A word that the customer chose. */
  readonly feeling?: FeelingName | undefined;
  /** Stars, 1..5. */
  readonly rating?: number | undefined;
  /** Class of the self-reported emotion, 1..5, worst first: what a bar of the distribution counts. */
  readonly emotion?: number | undefined;
  /** What the comment's text says. */
  readonly sentiment?: SentimentLabel | undefined;
  /** Whether text and self-report contradict each other. */
  readonly dissonant?: boolean | undefined;
  /** Whether there is a comment. */
  readonly comment?: boolean | undefined;
  /** Words that the comment holds, next to each other. */
  readonly phrase?: string | undefined;
};

/** True for a response that a filter lets through. */
export const passes = (response: Response, filter: ResponseFilter): boolean => {
  const { state, feeling, rating, emotion, sentiment, dissonant, comment, phrase } = filter;
  const { answers } = response;
  const felt = emotionOfResponse(response);
  const said = answers.comment;
  return (
    isWithin(sliceOf(response), filter) &&
    (state === undefined || stateOf(response) === state) &&
    (feeling === undefined || (answers.feeling?.words ?? []).some(({ word }) => word === feeling)) &&
    (rating === undefined || answers.rating === rating) &&
    (emotion === undefined || (felt !== undefined && !felt.inferred && classOf(felt.value) === emotion)) &&
    (sentiment === undefined || (said !== undefined && sentimentOf(response)?.label === sentiment)) &&
    (dissonant === undefined || (felt?.dissonant ?? false) === dissonant) &&
    (comment === undefined || (said !== undefined) === comment) &&
    (phrase === undefined || (said !== undefined && holdsPhrase(said, phrase)))
  );
};

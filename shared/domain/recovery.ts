import { type CustomerCell, cellsOfKind } from "./cohort.ts";
import { addCounters } from "./counters.ts";
import { JOURNEY_DAYS } from "./paired-step.ts";
import { type Share, shareOf } from "./share.ts";
import { CLEAR, type CustomerCount, daysBetween, feltAnswers, monthIn, type Story } from "./story.ts";

const KIND = "RV";

/** What came after each negative response: whether the customer answered again within 90 days, and no longer negatively. */
export const recoveryOf = (story: Story, timeZone: string): CustomerCount[] => {
  const answers = feltAnswers(story);
  return answers.flatMap((answer, index) => {
    if (answer.emotion > -CLEAR) return [];
    const next = answers[index + 1];
    const again = next !== undefined && daysBetween(answer.at, next.at) <= JOURNEY_DAYS;
    const recovered = again && next.emotion > -CLEAR;
    const counters = { n: 1, ...(again && { f: 1 }), ...(recovered && { r: 1 }) };
    return [{ month: monthIn(timeZone, answer.at), cell: KIND, counters }];
  });
};

export type Recovery = {
  /** Of the negative responses, those after which the customer answered again within 90 days. */
  readonly answeredAgain: Share;
  /** Of those, the ones whose next response was not negative. */
  readonly recovered: Share;
};

export const readRecovery = (cells: readonly CustomerCell[]): Recovery => {
  const { n = 0, f = 0, r = 0 } = addCounters(...cellsOfKind(cells, KIND).map(({ counters }) => counters));
  return { answeredAgain: shareOf(f, n), recovered: shareOf(r, f) };
};

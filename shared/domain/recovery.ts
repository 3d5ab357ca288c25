import { type CustomerCell, cellsOfKind } from "./cohort.ts";
import { addCounters, type Counters } from "./counters.ts";
import { HIDDEN_BELOW } from "./figure.ts";
import { type Interval, pairedDifference } from "./interval.ts";
import { JOURNEY_DAYS } from "./paired-step.ts";
import { type Share, shareOf } from "./share.ts";
import { CLEAR, type CustomerCount, daysBetween, feltAnswers, monthIn, type Story } from "./story.ts";

const KIND = "RV#";
/** Negative responses after which somebody of the store got in touch, and the others. */
const GROUPS = { followedUp: "f", leftAlone: "w" } as const;

/**
 * What came after each negative response: whether somebody of the store got in touch within 90 days and before the next
 * response, and whether the customer answered again within 90 days, by how much emotion moved and whether it was still negative.
 */
export const recoveryOf = (story: Story, timeZone: string): CustomerCount[] => {
  const answers = feltAnswers(story);
  return answers.flatMap((answer, index) => {
    if (answer.emotion > -CLEAR) return [];
    const next = answers[index + 1];
    const again = next !== undefined && daysBetween(answer.at, next.at) <= JOURNEY_DAYS;
    const recovered = again && next.emotion > -CLEAR;
    const change = again ? next.emotion - answer.emotion : 0;
    const followed = (story.followUps ?? []).some(
      ({ at }) => at > answer.at && daysBetween(answer.at, at) <= JOURNEY_DAYS && (next === undefined || at < next.at),
    );
    const counters = {
      n: 1,
      ...(again && { f: 1, d: change, dd: change ** 2 }),
      ...(recovered && { r: 1 }),
    };
    const cell = `${KIND}${followed ? GROUPS.followedUp : GROUPS.leftAlone}`;
    return [{ month: monthIn(timeZone, answer.at), cell, counters }];
  });
};

/** What became of some negative responses. */
export type Recovered = {
  /** Of the negative responses, those after which the customer answered again within 90 days. */
  readonly answeredAgain: Share;
  /** Of those, the ones whose next response was not negative. */
  readonly recovered: Share;
  /** Mean change of emotion, −200..200, from the negative response to the next of the same customer; absent below 5 pairs. */
  readonly change?: Interval & { readonly value: number };
};

/** What became of all negative responses, of those that were followed up, and of the others. */
export type Recovery = Recovered & { readonly followedUp: Recovered; readonly leftAlone: Recovered };

const recoveredOf = ({ n = 0, f = 0, r = 0, d = 0, dd = 0 }: Counters): Recovered => ({
  answeredAgain: shareOf(f, n),
  recovered: shareOf(r, f),
  ...(f >= HIDDEN_BELOW && { change: pairedDifference({ n: f, sum: d, squares: dd }) }),
});

/** How many come back after a bad answer, and how they feel then: of all, of those who were followed up, and of the others. */
export const readRecovery = (cells: readonly CustomerCell[]): Recovery => {
  const counted = cellsOfKind(cells, KIND);
  const sumOf = (group?: string) =>
    recoveredOf(
      addCounters(
        ...counted.filter(({ parts: [name] }) => group === undefined || name === group).map(({ counters }) => counters),
      ),
    );
  return { ...sumOf(), followedUp: sumOf(GROUPS.followedUp), leftAlone: sumOf(GROUPS.leftAlone) };
};

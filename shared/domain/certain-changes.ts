import { type Change, CLAIMED_FROM, changeBetween } from "./figure.ts";
import { type Moments, scoreDifferenceP } from "./interval.ts";

/** Of the changes claimed, the share that may be claimed wrongly when many are looked at (docs/numbers.md, "Changes"). */
const FALSE_CLAIMS = 0.1;

/**
 * Which of some p-values stand when all are looked at together: Benjamini and Hochberg (1995), with a false discovery
 * rate of 10 %. In the order given.
 */
export const discoveries = (pValues: readonly number[]): boolean[] => {
  const ascending = [...pValues].sort((a, b) => a - b);
  const last = ascending.findLastIndex((p, index) => p <= (FALSE_CLAIMS * (index + 1)) / pValues.length);
  const limit = ascending[last];
  return pValues.map((p) => limit !== undefined && p <= limit);
};

type Pair = { readonly before: Moments; readonly after: Moments };

/**
 * Changes that are looked at together: each is certain by the rule of a single one, and only if it also stands among all
 * that have answers enough to be claimed. Those that have not make the others no harder to claim.
 */
export const changesTogether = (pairs: readonly Pair[]): (Change | undefined)[] => {
  const claimable = pairs.filter(({ before, after }) => Math.min(before.n, after.n) >= CLAIMED_FROM);
  const stand = discoveries(claimable.map(({ before, after }) => scoreDifferenceP(before, after)));
  const standing = new Set(claimable.filter((_, index) => stand[index]));
  return pairs.map((pair) => {
    const change = changeBetween(pair.before, pair.after);
    return change && { ...change, certain: change.certain && standing.has(pair) };
  });
};

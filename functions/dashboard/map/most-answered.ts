import type { Felt } from "../../../shared/domain/journey-map.ts";

/** The `most` of some touchpoints with the most answers, in the order that they had: chosen by number, never by score. */
export const mostAnswered = <Touchpoint extends Pick<Felt, "n">>(
  touchpoints: readonly Touchpoint[],
  most: number,
): Touchpoint[] => {
  const chosen = new Set(touchpoints.toSorted((a, b) => b.n - a.n).slice(0, most));
  return touchpoints.filter((touchpoint) => chosen.has(touchpoint));
};

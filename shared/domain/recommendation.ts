import type { Counters } from "./counters.ts";
import type { Moments } from "./interval.ts";

/** From 9 up a promoter, up to 6 a detractor, between them passive. */
const PROMOTER_FROM = 9;
const DETRACTOR_TO = 6;

/** Promoters, passives and detractors of a histogram `l0`..`l10`. */
export const recommendationGroups = (
  counters: Counters,
): { promoters: number; passives: number; detractors: number } => {
  const groups = { promoters: 0, passives: 0, detractors: 0 };
  for (let answer = 0; answer <= 10; answer++) {
    const people = counters[`l${answer}`] ?? 0;
    if (answer >= PROMOTER_FROM) groups.promoters += people;
    else if (answer <= DETRACTOR_TO) groups.detractors += people;
    else groups.passives += people;
  }
  return groups;
};

/**
 * Moments of the recommendation score: +100 for a promoter, −100 for a detractor, 0 between, so that its mean is
 * % 9–10 minus % 0–6 and its interval the adjusted-Wald one.
 */
export const recommendationMoments = (counters: Counters): Moments => {
  const { promoters, passives, detractors } = recommendationGroups(counters);
  return {
    n: promoters + passives + detractors,
    sum: 100 * (promoters - detractors),
    squares: 100 ** 2 * (promoters + detractors),
  };
};

import { consentRate } from "./consent-rate.ts";
import { addCounters, type Counters } from "./counters.ts";
import { type FeedStamp, tallied, VERIFIED_PUBLISHED } from "./feed.ts";
import { type Figure, figureOf } from "./journey-map.ts";
import { recommendationGroups, recommendationMoments } from "./recommendation.ts";
import { type Share, shareOf } from "./share.ts";

/** Who speaks for a store. */
export type Advocacy = {
  /** % 9–10 minus % 0–6. */
  readonly recommendation: Figure;
  /** Of those who said how likely they recommend: 9–10, 7–8, 0–6. */
  readonly promoters: Share;
  readonly passives: Share;
  readonly detractors: Share;
  /** Of the comments whose authors were asked to have them published: those that may be. */
  readonly consented: Share;
  /** As they stand now, whatever the days: of the testimonials that may be published, those that are. */
  readonly published: Share;
  /** Of the published: those of a verified purchase. */
  readonly verified: Share;
};

/** Who speaks for a store, from the cells of some days and the stamp of its feeds. */
export const advocacyOf = (
  sums: readonly { readonly slice: string; readonly counters: Counters }[],
  period: { readonly from: string; readonly to: string },
  { tally }: Pick<FeedStamp, "tally">,
): Advocacy => {
  const counters = addCounters(...sums.map((sum) => sum.counters));
  const { promoters, passives, detractors } = recommendationGroups(counters);
  const { asked, agreed } = consentRate(sums, period);
  const answers = promoters + passives + detractors;
  const published = tallied(tally, "published");
  const standing = published + tallied(tally, "candidate") + tallied(tally, "rejected");
  return {
    recommendation: figureOf(recommendationMoments(counters)),
    promoters: shareOf(promoters, answers),
    passives: shareOf(passives, answers),
    detractors: shareOf(detractors, answers),
    consented: shareOf(agreed, asked),
    published: shareOf(published, standing),
    verified: shareOf(tally[VERIFIED_PUBLISHED] ?? 0, published),
  };
};

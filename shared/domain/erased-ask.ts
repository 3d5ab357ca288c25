import type { Ask } from "./ask.ts";

/** What is left of an ask whose customer is erased: that there was one. It counts nothing any more. */
export const erasedAsk = ({ store, order, survey, touchpoint, rule, createdAt }: Ask, now: Date) => ({
  store,
  order,
  survey,
  touchpoint,
  rule,
  state: "not_asked" as const,
  reason: "erased" as const,
  decidedAt: now.toISOString(),
  createdAt,
});

/** An ask that is nobody's any more: what came of it counts as it did, and nothing is sent of it from now on. */
export const nobodysAsk = (ask: Ask, now: Date) => {
  if (ask.invited === undefined) return erasedAsk(ask, now);
  const { customer: _, messageId: __, reminder: ___, nextAt: ____, ...rest } = ask;
  return rest;
};

import type { Ask } from "./ask.ts";

/** What became of the orders of a store: every order is in one of the lines, and every line is a sum of asks. */
export type AskReport = {
  readonly orders: number;
  /** Orders that no rule is for, or not yet. */
  readonly withoutAsk: number;
  readonly asks: number;
  readonly waiting: number;
  /** On their way to whoever delivers mail. */
  readonly sending: number;
  readonly sent: number;
  /** Handed over, and nobody has said what became of it: not sent again. */
  readonly unknown: number;
  /** Set aside, since they could not be handed over. */
  readonly failed: number;
  /** Asks that were not sent, by reason. */
  readonly notAsked: Readonly<Record<string, number>>;
};

/** Count what became of some orders. */
export const askReport = (
  orders: readonly { readonly asks: readonly Pick<Ask, "state" | "reason">[] }[],
): AskReport => {
  const asks = orders.flatMap((order) => order.asks);
  const notAsked: Record<string, number> = {};
  for (const { state, reason } of asks) {
    if (state === "not_asked" && reason !== undefined) notAsked[reason] = (notAsked[reason] ?? 0) + 1;
  }
  return {
    orders: orders.length,
    withoutAsk: orders.filter((order) => order.asks.length === 0).length,
    asks: asks.length,
    waiting: asks.filter(({ state }) => state === "waiting").length,
    sending: asks.filter(({ state }) => state === "sending").length,
    sent: asks.filter(({ state }) => state === "sent").length,
    unknown: asks.filter(({ state }) => state === "unknown").length,
    failed: asks.filter(({ state }) => state === "failed").length,
    notAsked,
  };
};

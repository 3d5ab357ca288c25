import { isDeepStrictEqual } from "node:util";
import type { StoredOrder } from "../../shared/adapters/dynamo/orders.ts";
import { type Ask, isOut } from "../../shared/domain/ask.ts";
import { type AskDecision, decideAsks } from "../../shared/domain/governor.ts";
import { askQuestion } from "./ask-question.ts";
import type { PlanNeeds } from "./needs.ts";

type Matched = Exclude<AskDecision, { outcome: "no_match" }>;

/** What was decided of a survey that a rule is for, in the words that are kept. */
export const outcomeOf = (decision: Matched): Pick<Ask, "state" | "at" | "reason" | "until"> =>
  decision.outcome === "ask"
    ? { state: "waiting", at: decision.at }
    : {
        state: "not_asked",
        reason: decision.reason,
        ...(decision.until !== undefined && { until: decision.until }),
      };

/** The first decision of each survey: what a rule with less of a say makes of it has no meaning any more. */
export const bySurvey = (decisions: readonly AskDecision[]): ReadonlyMap<string, Matched> => {
  const first = new Map<string, Matched>();
  for (const decision of decisions) {
    if (decision.outcome !== "no_match" && !first.has(decision.survey)) first.set(decision.survey, decision);
  }
  return first;
};

/** What is to be kept of an order's asks, given what is kept of them. An invitation that is out is left alone. */
const plannedAsks = (order: StoredOrder, decisions: readonly AskDecision[], kept: readonly Ask[], now: Date): Ask[] => {
  const decided = bySurvey(decisions);
  const before = new Map(kept.map((ask) => [ask.survey, ask]));
  const decidedAt = now.toISOString();
  const customer = order.facts?.customer;
  const asks = [...decided.values()].flatMap((decision): Ask[] => {
    const known = before.get(decision.survey);
    if (known !== undefined && isOut(known)) return [];
    const { rule, survey, touchpoint } = decision;
    const ask: Ask = {
      store: order.store,
      order: order.id,
      survey,
      touchpoint,
      rule,
      ...(customer !== undefined && { customer }),
      rev: known?.rev ?? 0,
      ...outcomeOf(decision),
      decidedAt: known?.decidedAt ?? decidedAt,
      createdAt: known?.createdAt ?? decidedAt,
    };
    return isDeepStrictEqual(ask, known) ? [] : [{ ...ask, decidedAt }];
  });
  const lost = kept.filter(({ state, survey }) => state === "waiting" && !decided.has(survey));
  return [
    ...asks,
    ...lost.map(({ at: _, ...ask }): Ask => ({ ...ask, state: "not_asked", reason: "rule_gone", decidedAt })),
  ];
};

/** What became of planning an order. `stale`: it changed meanwhile, and the change will be planned. */
export type Planned = { readonly outcome: "planned" | "nothing" | "stale"; readonly asks: readonly Ask[] };

/**
 * Put an order, as it is now, to the rules of its store and keep what they make of it. Twice is once: what is kept
 * already is not written again, and an invitation that is out is never touched.
 */
export const planOrder =
  (needs: PlanNeeds) =>
  async (store: string, id: string): Promise<Planned> => {
    const order = await needs.orders.get(store, id);
    if (order?.unplanned === undefined) return { outcome: "nothing", asks: [] };
    const [question, kept] = await Promise.all([askQuestion(order, needs), needs.asks.ofOrder(store, id)]);
    if (question === undefined) return { outcome: "nothing", asks: [] };
    const asks = plannedAsks(order, decideAsks(question), kept, needs.now());
    // In turn: a crash in between leaves the order unplanned, and the next turn writes what is missing.
    for (const ask of asks) {
      // Somebody else planned it or sent it meanwhile: look at it as it is now.
      if (!(await needs.asks.decide(ask))) return planOrder(needs)(store, id);
    }
    return { outcome: (await needs.orders.planned(order)) ? "planned" : "stale", asks };
  };

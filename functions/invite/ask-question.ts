import type { AskRule } from "../../shared/domain/ask-rule.ts";
import { historyOf } from "../../shared/domain/customer.ts";
import type { AskableSurvey, AskQuestion } from "../../shared/domain/governor.ts";
import type { Order } from "../../shared/domain/order.ts";
import type { DecideNeeds } from "./needs.ts";

type Askable = AskableSurvey & { readonly touchpoint: string };

/** A survey that takes answers, at a touchpoint that takes responses. */
const askable = async (store: string, id: string, needs: DecideNeeds): Promise<Askable | undefined> => {
  const survey = await needs.surveys.published(store, id);
  if (survey === undefined) return undefined;
  const touchpoint = await needs.touchpoints.get(store, survey.touchpoint);
  if (touchpoint === undefined || touchpoint.archived) return undefined;
  return {
    touchpoint: touchpoint.id,
    asksRecommendation: survey.questions.some(({ kind }) => kind === "recommendation"),
  };
};

/** All that the governor must know about an order as it is now; undefined when the store is gone. */
export const askQuestion = async (order: Order, needs: DecideNeeds): Promise<AskQuestion | undefined> => {
  const { store: storeId, facts } = order;
  const [store, rules, policy, customer, optedOut] = await Promise.all([
    needs.store(storeId),
    needs.rules.all(storeId),
    needs.policies.get(storeId),
    facts === undefined ? undefined : needs.customer(storeId, facts.customer),
    facts === undefined ? false : needs.optOuts.has(storeId, facts.customer),
  ]);
  if (store === undefined) return undefined;
  const named = [...new Set(rules.map(({ survey }) => survey))];
  const surveys = new Map(await Promise.all(named.map(async (id) => [id, await askable(storeId, id, needs)] as const)));
  // A newer version of a survey may be about another touchpoint than the rule was made for.
  const asOf = (rule: AskRule): AskRule => ({
    ...rule,
    touchpoint: surveys.get(rule.survey)?.touchpoint ?? rule.touchpoint,
  });
  return {
    rules: rules.map(asOf),
    order,
    history: historyOf(customer, optedOut),
    policy,
    storeZone: store.timeZone,
    survey: (id) => surveys.get(id),
    now: needs.now(),
  };
};

import type { RiskList } from "../../shared/adapters/dynamo/risk-list.ts";
import { churnRisk, emotionTrend, RISK_POINTS, type RiskReason } from "../../shared/domain/churn-risk.ts";
import { inTurn, standingOrders } from "../../shared/domain/story.ts";

export type RisksNeeds = { readonly now: () => Date; readonly risks: Pick<RiskList, "list"> };

/** A customer who may be lost, and why. */
export type CustomerAtRisk = {
  readonly customer: string;
  readonly points: number;
  readonly reasons: readonly { readonly reason: RiskReason; readonly points: number }[];
  readonly emotion?: number | undefined;
  readonly decline?: number | undefined;
  readonly lastAnswerAt?: string | undefined;
  readonly lastOrderAt?: string | undefined;
};

/**
 * A page of the customers who may be lost: those whose responses weigh most, with all that speaks for it today, which orders the page.
 * `usualGapDays` is the store's; without it only a customer's own rhythm tells that an order is late.
 */
export const readRisks = async (
  store: string,
  page: { readonly limit: number; readonly cursor?: string | undefined },
  usualGapDays: number | undefined,
  { now, risks }: RisksNeeds,
): Promise<{ readonly customers: readonly CustomerAtRisk[]; readonly cursor?: string | undefined }> => {
  const { customers, cursor } = await risks.list(store, page.limit, page.cursor);
  return {
    cursor,
    customers: customers
      .map((customer): CustomerAtRisk => {
        const { points, reasons } = churnRisk(customer, now(), usualGapDays);
        const trend = emotionTrend(customer);
        return {
          customer: customer.id,
          points,
          reasons: reasons.map((reason) => ({ reason, points: RISK_POINTS[reason] })),
          ...(trend !== undefined && { emotion: trend.value, decline: trend.decline }),
          lastAnswerAt: inTurn(customer).at(-1)?.at,
          lastOrderAt: standingOrders(customer).at(-1)?.at,
        };
      })
      .sort((one, other) => other.points - one.points),
  };
};

import { DashboardQuery } from "../../../shared/contract/dashboard-pages.ts";
import { Cursor } from "../../../shared/contract/parts.ts";
import { RETENTION_MONTHS } from "../../../shared/contract/retention.ts";
import { churnRisk, emotionTrend } from "../../../shared/domain/churn-risk.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { knownCustomer } from "../../reading/known-customer.ts";
import { readUsualGap } from "../../reading/read-retention.ts";
import { readTimelineOf } from "../../reading/read-timeline.ts";
import { dashboardPage } from "../frame/dashboard-page.ts";
import type { DashboardNeeds } from "../needs.ts";
import { customerPage } from "./customer-page.ts";
import { customerWording } from "./customer-wording.ts";

/** Moments on a page. */
const MOMENTS = 30;

/** What one customer did and said, as a page: what `readCustomer` and `readTimeline` answer, without the address. */
export const showCustomerEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage(
    "showCustomer",
    DashboardQuery.extend({ cursor: Cursor.optional() }),
    needs,
    async ({ store, query, path, place, wording }) => {
      const customer = await knownCustomer(store.id, path.id ?? "", needs);
      const [optedOut, touchpoints, usualGapDays, { moments, cursor }] = await Promise.all([
        needs.optOuts.has(store.id, customer.id),
        needs.touchpoints.all(store.id),
        readUsualGap(store, RETENTION_MONTHS.usual, needs),
        readTimelineOf(customer, { limit: MOMENTS, cursor: query.cursor }, needs),
      ]);
      const risk = churnRisk(customer, needs.now(), usualGapDays);
      const trend = emotionTrend(customer);
      return customerPage(
        { store, place, customer, optedOut, trend, risk, touchpoints, moments, cursor },
        customerWording(wording),
      );
    },
  );

import { DashboardQuery } from "../../../shared/contract/dashboard-pages.ts";
import { Cursor } from "../../../shared/contract/parts.ts";
import { RetentionQuery } from "../../../shared/contract/retention.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { readRetentionOf } from "../../reading/read-retention.ts";
import { readRisks } from "../../reading/read-risks.ts";
import { dashboardPage } from "../frame/dashboard-page.ts";
import type { DashboardNeeds } from "../needs.ts";
import { retentionPage } from "./retention-page.ts";
import { retentionWording } from "./retention-wording.ts";

/** Customers at risk on a page. */
const AT_RISK = 20;

/** Who comes back and who may be lost, as a page: what `readRetention` and `listAtRisk` answer. */
export const showRetentionEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage(
    "showRetention",
    DashboardQuery.extend({ ...RetentionQuery.shape, cursor: Cursor.optional() }),
    needs,
    async ({ store, query, place, wording }) => {
      const reading = await readRetentionOf(store, query.months, needs);
      const page = { limit: AT_RISK, cursor: query.cursor };
      const { customers, cursor } = await readRisks(store.id, page, reading.usualGapDays, needs);
      const view = {
        storeName: store.name,
        timeZone: store.timeZone,
        months: query.months,
        reading,
        customers,
        cursor,
        place,
      };
      return retentionPage(view, retentionWording(wording));
    },
  );

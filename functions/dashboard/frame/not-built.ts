import { type DashboardPageId, DashboardQuery } from "../../../shared/contract/dashboard-pages.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import type { DashboardNeeds } from "../needs.ts";
import { dashboardPage } from "./dashboard-page.ts";

/** A page that has its address but is not there yet. */
export const notBuilt =
  (id: DashboardPageId) =>
  (needs: DashboardNeeds): EndpointHandler =>
    dashboardPage(id, DashboardQuery, needs, async () => {
      throw new AppError("not_found", "This page is not there yet.");
    });

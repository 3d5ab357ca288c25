import { DashboardQuery } from "../../../shared/contract/dashboard-pages.ts";
import { dayIn } from "../../../shared/domain/store.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { readAdvocacyOf } from "../../reading/read-advocacy.ts";
import { dashboardPage } from "../frame/dashboard-page.ts";
import type { DashboardNeeds } from "../needs.ts";
import { advocacyPage } from "./advocacy-page.ts";
import { advocacyWording } from "./advocacy-wording.ts";

/** Who speaks for the store, as a page: what `readAdvocacy` answers. */
export const showAdvocacyEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage("showAdvocacy", DashboardQuery, needs, async ({ store, query, place, wording }) => {
    const reading = await readAdvocacyOf(store, query, needs);
    const { name, timeZone, shopUrl } = store;
    const today = dayIn(timeZone, needs.now());
    const view = { storeName: name, timeZone, today, place, reading, offersLinks: shopUrl !== undefined };
    return advocacyPage(view, advocacyWording(wording));
  });

import { DashboardQuery } from "../../../shared/contract/dashboard-pages.ts";
import { dayIn } from "../../../shared/domain/store.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { instantsOf } from "../../reading/days.ts";
import { newestComments } from "../../reading/newest-comments.ts";
import { readMap } from "../../reading/read-map.ts";
import { dashboardPage } from "../frame/dashboard-page.ts";
import { withTexts } from "../frame/wording.ts";
import type { DashboardNeeds } from "../needs.ts";
import { journeyPage } from "./journey-page.ts";
import { MAP_TEXTS } from "./map-wording.ts";

/** The journey map as a page: what `readJourney` answers, drawn and worded, with the newest comments of every stage. */
export const showJourneyEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage("showJourney", DashboardQuery, needs, async ({ store, query, place, wording }) => {
    const { from, to, previous, map } = await readMap(store, query, needs);
    const { channel, touchpoint, language, source, provenance, segment } = query;
    const filter = { channel, touchpoint, language, source, provenance, segment };
    const instants = instantsOf({ from, to }, store.timeZone);
    const comments = await newestComments(store.id, map, filter, instants, needs.responses);
    const today = dayIn(store.timeZone, needs.now());
    return journeyPage({ store, from, to, today, previous, place, map, comments }, withTexts(wording, MAP_TEXTS));
  });

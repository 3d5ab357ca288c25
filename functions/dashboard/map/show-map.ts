import { DashboardQuery } from "../../../shared/contract/dashboard-pages.ts";
import { dayIn } from "../../../shared/domain/store.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { instantsOf } from "../../reading/days.ts";
import { newestComments } from "../../reading/newest-comments.ts";
import { readMap } from "../../reading/read-map.ts";
import { dashboardPage } from "../frame/dashboard-page.ts";
import { live, lookedAt } from "../frame/live.ts";
import { withTexts } from "../frame/wording.ts";
import type { DashboardNeeds } from "../needs.ts";
import { journeyPage } from "./journey-page.ts";
import { MAP_TEXTS } from "./map-wording.ts";

/**
 * The journey map as a page: what `readJourney` answers, drawn and worded, with the newest comments of every stage. While
 * nothing is counted it is read from memory, its comments for as long as other things are remembered.
 */
export const showJourneyEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage("showJourney", DashboardQuery, needs, async (visit) => {
    const { store, query, place, wording } = visit;
    return live(visit, needs, lookedAt(query, store.timeZone, needs.now()), async (look) => {
      const { from, to, previous, map } = await readMap(store, query, { ...needs, ...look });
      const { channel, touchpoint, language, source, provenance, segment } = query;
      const filter = { channel, touchpoint, language, source, provenance, segment };
      const comments = await needs.remember(`comments ${store.id} ${look.etag}`, () =>
        newestComments(store.id, map, filter, instantsOf({ from, to }, store.timeZone), needs.responses),
      );
      const today = dayIn(store.timeZone, needs.now());
      const view = { store, from, to, today, previous, place, map, comments, etag: look.etag };
      return journeyPage(view, withTexts(wording, MAP_TEXTS));
    });
  });

import { showJourney } from "../../shared/contract/journey.ts";
import { dayIn } from "../../shared/domain/store.ts";
import { type EndpointHandler, endpoint, type Pages } from "../http/endpoint.ts";
import { pageLanguage } from "../pages/page-language.ts";
import { instantsOf, type ListNeeds } from "./list.ts";
import { journeyPage } from "./page/journey-page.ts";
import { newestComments } from "./page/newest-comments.ts";
import { refusalPage } from "./page/refusal-page.ts";
import { STYLE_SOURCE } from "./page/style.ts";
import { wordingIn } from "./page/wording.ts";
import { type JourneyNeeds, readMap, storeOf } from "./read.ts";

const pages = (needs: Pick<JourneyNeeds, "now">): Pages => ({
  styleSource: STYLE_SOURCE,
  refusal: (error, { query, headers, requestId }) => {
    // A refusal may come before the store is known, and with it its language and its calendar: English and UTC stand in.
    const language = pageLanguage({ lang: query.lang, acceptLanguage: headers["accept-language"] }, "en");
    return String(refusalPage({ error, query, requestId, today: dayIn("UTC", needs.now()) }, wordingIn(language)));
  },
});

/** The journey map as a page: what `readJourney` answers, drawn and worded, with the newest comments of every stage. */
export const showJourneyEndpoint = (needs: JourneyNeeds & ListNeeds): EndpointHandler =>
  endpoint(
    showJourney,
    needs,
    async ({ query, headers }, caller) => {
      const store = await storeOf(caller, needs);
      const { from, to, map } = await readMap(store, query, needs);
      const { channel, touchpoint, language, source, provenance, segment } = query;
      const filter = { channel, touchpoint, language, source, provenance, segment };
      const instants = instantsOf({ from, to }, store.timeZone);
      const comments = await newestComments(store.id, map, filter, instants, needs.responses);
      const spoken = pageLanguage(
        { lang: query.lang, acceptLanguage: headers["accept-language"] },
        store.languages[0] ?? "en",
      );
      const today = dayIn(store.timeZone, needs.now());
      return String(journeyPage({ store, from, to, today, query, map, comments }, wordingIn(spoken, store.languages)));
    },
    pages(needs),
  );

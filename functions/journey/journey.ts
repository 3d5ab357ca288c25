import { readFunnel, readJourney, showJourney } from "../../shared/contract/journey.ts";
import { listResponses } from "../../shared/contract/responses.ts";
import { type Routes, routesOf } from "../http/by-route.ts";
import { readFunnelEndpoint } from "./funnel.ts";
import { type ListNeeds, listResponsesEndpoint } from "./list.ts";
import { type JourneyNeeds, readJourneyEndpoint } from "./read.ts";
import { showJourneyEndpoint } from "./show.ts";

/** What marketers read. */
export const journey = (needs: JourneyNeeds & ListNeeds): Routes =>
  routesOf(
    [readJourney, readJourneyEndpoint(needs)],
    [readFunnel, readFunnelEndpoint(needs)],
    [listResponses, listResponsesEndpoint(needs)],
    [showJourney, showJourneyEndpoint(needs)],
  );

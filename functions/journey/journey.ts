import { readAdvocacy } from "../../shared/contract/advocacy.ts";
import { readJourney } from "../../shared/contract/journey.ts";
import { listResponses } from "../../shared/contract/responses.ts";
import { listAtRisk, readRetention } from "../../shared/contract/retention.ts";
import { type Routes, routesOf } from "../http/by-route.ts";
import { type AdvocacyEndpointNeeds, readAdvocacyEndpoint } from "./advocacy.ts";
import { type ListNeeds, listResponsesEndpoint } from "./list.ts";
import { type JourneyNeeds, readJourneyEndpoint } from "./read.ts";
import { listAtRiskEndpoint, type RetentionEndpointNeeds, readRetentionEndpoint } from "./retention.ts";

/** What marketers read. */
export const journey = (needs: JourneyNeeds & ListNeeds & RetentionEndpointNeeds & AdvocacyEndpointNeeds): Routes =>
  routesOf(
    [readJourney, readJourneyEndpoint(needs)],
    [listResponses, listResponsesEndpoint(needs)],
    [readRetention, readRetentionEndpoint(needs)],
    [listAtRisk, listAtRiskEndpoint(needs)],
    [readAdvocacy, readAdvocacyEndpoint(needs)],
  );

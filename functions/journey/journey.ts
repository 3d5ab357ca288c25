import { readAdvocacy } from "../../shared/contract/advocacy.ts";
import { readStage, readTouchpoint } from "../../shared/contract/drill-down.ts";
import { readFunnel, readJourney } from "../../shared/contract/journey.ts";
import { listResponses } from "../../shared/contract/responses.ts";
import { listAtRisk, readRetention } from "../../shared/contract/retention.ts";
import { readTrend } from "../../shared/contract/trend.ts";
import { type Routes, routesOf } from "../http/by-route.ts";
import type { DrillDownNeeds } from "../reading/read-drill-down.ts";
import type { TrendNeeds } from "../reading/read-trend.ts";
import { type AdvocacyEndpointNeeds, readAdvocacyEndpoint } from "./advocacy.ts";
import { readStageEndpoint, readTouchpointEndpoint } from "./drill-down.ts";
import { readFunnelEndpoint } from "./funnel.ts";
import { type ListNeeds, listResponsesEndpoint } from "./list.ts";
import { type JourneyNeeds, readJourneyEndpoint } from "./read.ts";
import { listAtRiskEndpoint, type RetentionEndpointNeeds, readRetentionEndpoint } from "./retention.ts";
import { readTrendEndpoint } from "./trend.ts";

/** What marketers read. */
export const journey = (
  needs: JourneyNeeds & ListNeeds & TrendNeeds & DrillDownNeeds & RetentionEndpointNeeds & AdvocacyEndpointNeeds,
): Routes =>
  routesOf(
    [readJourney, readJourneyEndpoint(needs)],
    [readStage, readStageEndpoint(needs)],
    [readTouchpoint, readTouchpointEndpoint(needs)],
    [readTrend, readTrendEndpoint(needs)],
    [readRetention, readRetentionEndpoint(needs)],
    [listAtRisk, listAtRiskEndpoint(needs)],
    [readAdvocacy, readAdvocacyEndpoint(needs)],
    [readFunnel, readFunnelEndpoint(needs)],
    [listResponses, listResponsesEndpoint(needs)],
  );

import { PAGES } from "../../shared/contract/pages.ts";
import { answerWidget, readWidget, readWidgetScript } from "../../shared/contract/widget.ts";
import { type Routes, routeKey, routesOf } from "../http/by-route.ts";
import type { EndpointHandler } from "../http/endpoint.ts";
import { answerSurveyEndpoint, keepPartialEndpoint, showSurveyEndpoint } from "./answer.ts";
import { readLogoEndpoint } from "./logo.ts";
import type { SurveyNeeds } from "./needs.ts";
import { changeOwnEndpoint, showOwnEndpoint } from "./own.ts";
import { followRecommendationEndpoint, showRecommendationEndpoint } from "./recommendation.ts";
import { readScriptEndpoint } from "./script.ts";
import { showPhotoEndpoint } from "./show-photo.ts";
import { showUnsubscribeEndpoint, unsubscribeEndpoint } from "./unsubscribe.ts";
import { answerWidgetEndpoint } from "./widget/answer.ts";
import type { WidgetNeeds } from "./widget/needs.ts";
import { readWidgetEndpoint, readWidgetScriptEndpoint } from "./widget/read.ts";

const ENDPOINTS: Readonly<Record<(typeof PAGES)[number]["id"], (needs: SurveyNeeds) => EndpointHandler>> = {
  showSurvey: showSurveyEndpoint,
  answerSurvey: answerSurveyEndpoint,
  keepPartial: keepPartialEndpoint,
  readScript: readScriptEndpoint,
  readLogo: readLogoEndpoint,
  showOwnResponse: showOwnEndpoint,
  changeOwnResponse: changeOwnEndpoint,
  showPhoto: showPhotoEndpoint,
  showUnsubscribe: showUnsubscribeEndpoint,
  unsubscribe: unsubscribeEndpoint,
  showRecommendation: showRecommendationEndpoint,
  followRecommendation: followRecommendationEndpoint,
};

/** What a customer sees: the survey, their own answer, the way out of the list, and the widget on a shop's page. */
export const survey = (needs: WidgetNeeds): Routes =>
  new Map([
    ...PAGES.map((page) => [routeKey(page), ENDPOINTS[page.id](needs)] as const),
    ...routesOf(
      [readWidget, readWidgetEndpoint(needs)],
      [readWidgetScript, readWidgetScriptEndpoint(needs)],
      [answerWidget, answerWidgetEndpoint(needs)],
    ),
  ]);

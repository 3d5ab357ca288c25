import { PAGES } from "../../shared/contract/pages.ts";
import { type Routes, routeKey } from "../http/by-route.ts";
import type { EndpointHandler } from "../http/endpoint.ts";
import { answerSurveyEndpoint, keepPartialEndpoint, showSurveyEndpoint } from "./answer.ts";
import { readLogoEndpoint } from "./logo.ts";
import type { SurveyNeeds } from "./needs.ts";
import { changeOwnEndpoint, showOwnEndpoint } from "./own.ts";
import { readScriptEndpoint } from "./script.ts";
import { showPhotoEndpoint } from "./show-photo.ts";
import { showUnsubscribeEndpoint, unsubscribeEndpoint } from "./unsubscribe.ts";

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
};

/** The pages that a customer sees: the survey, their own answer, and the way out of the list. */
export const survey = (needs: SurveyNeeds): Routes =>
  new Map(PAGES.map((page) => [routeKey(page), ENDPOINTS[page.id](needs)]));

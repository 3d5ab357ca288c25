import type { Routes } from "../http/by-route.ts";
import { answerSurveyEndpoint, showSurveyEndpoint } from "./answer.ts";
import type { SurveyNeeds } from "./needs.ts";
import { changeOwnEndpoint, showOwnEndpoint } from "./own.ts";
import { showUnsubscribeEndpoint, unsubscribeEndpoint } from "./unsubscribe.ts";

/** The pages that a customer sees: the survey, their own answer, and the way out of the list. */
export const survey = (needs: SurveyNeeds): Routes =>
  new Map([
    ["GET /s/{token}", showSurveyEndpoint(needs)],
    ["POST /s/{token}", answerSurveyEndpoint(needs)],
    ["GET /r/{token}", showOwnEndpoint(needs)],
    ["POST /r/{token}", changeOwnEndpoint(needs)],
    ["GET /u/{token}", showUnsubscribeEndpoint(needs)],
    ["POST /u/{token}", unsubscribeEndpoint(needs)],
  ]);

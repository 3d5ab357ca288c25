import {
  changeStore,
  changeTouchpoint,
  createKey,
  createStore,
  createTouchpoint,
  listKeys,
  listStores,
  listTouchpoints,
  readStore,
  revokeKey,
} from "./admin.ts";
import { readJourney, showJourney } from "./journey.ts";
import type { Operation } from "./operation.ts";
import { eraseResponse, listResponses, reviseResponse, submitResponse } from "./responses.ts";
import {
  changeSurvey,
  closeSurvey,
  createInvitation,
  createInvitations,
  createLink,
  createSurvey,
  listLinks,
  listSurveys,
  publishSurvey,
  readSurvey,
} from "./surveys.ts";
import {
  listTestimonials,
  moderateTestimonial,
  moderateTestimonials,
  readModeration,
  readTestimonial,
} from "./testimonials.ts";
import { answerWidget, readWidget } from "./widget.ts";

/** Every operation of the API. */
export const OPERATIONS: readonly Operation[] = [
  submitResponse,
  reviseResponse,
  eraseResponse,
  listResponses,
  readJourney,
  showJourney,
  readStore,
  changeStore,
  listTouchpoints,
  createTouchpoint,
  changeTouchpoint,
  listSurveys,
  createSurvey,
  readSurvey,
  changeSurvey,
  publishSurvey,
  closeSurvey,
  createInvitation,
  createInvitations,
  listLinks,
  createLink,
  readWidget,
  answerWidget,
  listTestimonials,
  readTestimonial,
  moderateTestimonial,
  moderateTestimonials,
  readModeration,
  listKeys,
  createKey,
  revokeKey,
  listStores,
  createStore,
];

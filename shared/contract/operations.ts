import {
  changeLogo,
  changeStore,
  changeTouchpoint,
  createKey,
  createStore,
  createTouchpoint,
  listJourneyChanges,
  listKeys,
  listStores,
  listTouchpoints,
  readStore,
  revokeKey,
} from "./admin.ts";
import { changeAnnotation, createAnnotation, deleteAnnotation, listAnnotations } from "./annotations.ts";
import { readStage, readTouchpoint } from "./drill-down.ts";
import { readJourney } from "./journey.ts";
import type { Operation } from "./operation.ts";
import { eraseResponse, listResponses, reviseResponse, submitResponse } from "./responses.ts";
import {
  changeSurvey,
  closeSurvey,
  createInvitation,
  createInvitations,
  createLink,
  createSurvey,
  drawLinkPng,
  drawLinkSvg,
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
import { readTrend } from "./trend.ts";
import { answerWidget, readWidget } from "./widget.ts";

/** Every operation of the API. */
export const OPERATIONS: readonly Operation[] = [
  submitResponse,
  reviseResponse,
  eraseResponse,
  listResponses,
  readJourney,
  readStage,
  readTouchpoint,
  readTrend,
  readStore,
  changeStore,
  changeLogo,
  listTouchpoints,
  createTouchpoint,
  changeTouchpoint,
  listJourneyChanges,
  listAnnotations,
  createAnnotation,
  changeAnnotation,
  deleteAnnotation,
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
  drawLinkSvg,
  drawLinkPng,
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

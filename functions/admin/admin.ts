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
} from "../../shared/contract/admin.ts";
import {
  changeAnnotation,
  createAnnotation,
  deleteAnnotation,
  listAnnotations,
} from "../../shared/contract/annotations.ts";
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
} from "../../shared/contract/surveys.ts";
import {
  listTestimonials,
  moderateTestimonial,
  moderateTestimonials,
  readModeration,
  readTestimonial,
} from "../../shared/contract/testimonials.ts";
import { type Routes, routesOf } from "../http/by-route.ts";
import {
  changeAnnotationEndpoint,
  createAnnotationEndpoint,
  deleteAnnotationEndpoint,
  listAnnotationsEndpoint,
  type NoteNeeds,
} from "./annotations.ts";
import { createKeyEndpoint, listKeysEndpoint, revokeKeyEndpoint } from "./keys.ts";
import {
  createInvitationEndpoint,
  createInvitationsEndpoint,
  createLinkEndpoint,
  drawLinkPngEndpoint,
  drawLinkSvgEndpoint,
  type LinkNeeds,
  listLinksEndpoint,
} from "./links.ts";
import {
  changeLogoEndpoint,
  changeStoreEndpoint,
  createStoreEndpoint,
  listStoresEndpoint,
  readStoreEndpoint,
} from "./stores.ts";
import {
  changeSurveyEndpoint,
  closeSurveyEndpoint,
  createSurveyEndpoint,
  listSurveysEndpoint,
  publishSurveyEndpoint,
  readSurveyEndpoint,
} from "./surveys.ts";
import {
  listTestimonialsEndpoint,
  type ModerationNeeds,
  moderateTestimonialEndpoint,
  moderateTestimonialsEndpoint,
  readModerationEndpoint,
  readTestimonialEndpoint,
} from "./testimonials.ts";
import {
  changeTouchpointEndpoint,
  createTouchpointEndpoint,
  listJourneyChangesEndpoint,
  listTouchpointsEndpoint,
} from "./touchpoints.ts";

/** What runs a store: its settings, touchpoints, surveys, testimonials and keys; for the operator, the stores. */
export const admin = (needs: LinkNeeds & ModerationNeeds & NoteNeeds): Routes =>
  routesOf(
    [createStore, createStoreEndpoint(needs)],
    [listStores, listStoresEndpoint(needs)],
    [readStore, readStoreEndpoint(needs)],
    [changeStore, changeStoreEndpoint(needs)],
    [changeLogo, changeLogoEndpoint(needs)],
    [createTouchpoint, createTouchpointEndpoint(needs)],
    [listTouchpoints, listTouchpointsEndpoint(needs)],
    [changeTouchpoint, changeTouchpointEndpoint(needs)],
    [listJourneyChanges, listJourneyChangesEndpoint(needs)],
    [createAnnotation, createAnnotationEndpoint(needs)],
    [listAnnotations, listAnnotationsEndpoint(needs)],
    [changeAnnotation, changeAnnotationEndpoint(needs)],
    [deleteAnnotation, deleteAnnotationEndpoint(needs)],
    [createSurvey, createSurveyEndpoint(needs)],
    [listSurveys, listSurveysEndpoint(needs)],
    [readSurvey, readSurveyEndpoint(needs)],
    [changeSurvey, changeSurveyEndpoint(needs)],
    [publishSurvey, publishSurveyEndpoint(needs)],
    [closeSurvey, closeSurveyEndpoint(needs)],
    [createInvitation, createInvitationEndpoint(needs)],
    [createInvitations, createInvitationsEndpoint(needs)],
    [createLink, createLinkEndpoint(needs)],
    [listLinks, listLinksEndpoint(needs)],
    [drawLinkSvg, drawLinkSvgEndpoint(needs)],
    [drawLinkPng, drawLinkPngEndpoint(needs)],
    [listTestimonials, listTestimonialsEndpoint(needs)],
    [readTestimonial, readTestimonialEndpoint(needs)],
    [moderateTestimonial, moderateTestimonialEndpoint(needs)],
    [moderateTestimonials, moderateTestimonialsEndpoint(needs)],
    [readModeration, readModerationEndpoint(needs)],
    [createKey, createKeyEndpoint(needs)],
    [listKeys, listKeysEndpoint(needs)],
    [revokeKey, revokeKeyEndpoint(needs)],
  );

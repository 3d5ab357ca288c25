import { DASHBOARD_PAGES, type DashboardPageId } from "../../shared/contract/dashboard-pages.ts";
import { type Routes, routeKey } from "../http/by-route.ts";
import type { EndpointHandler } from "../http/endpoint.ts";
import { showAdvocacyEndpoint } from "./advocacy/show-advocacy.ts";
import { followUpEndpoint } from "./customer/note-follow-up.ts";
import { showCustomerEndpoint } from "./customer/show-customer.ts";
import { showStageEndpoint, showTouchpointEndpoint } from "./drill-down/show-drill-down.ts";
import { editJourneyEndpoint, showEditorEndpoint } from "./editor/edit-journey.ts";
import {
  addStageEndpoint,
  editStageEndpoint,
  showNewStageEndpoint,
  showStageEditorEndpoint,
} from "./editor/edit-stage.ts";
import {
  addTouchpointEndpoint,
  editTouchpointEndpoint,
  showNewTouchpointEndpoint,
  showTouchpointEditorEndpoint,
} from "./editor/edit-touchpoint.ts";
import { exportJourneyEndpoint } from "./map/export-map.ts";
import { showJourneyEndpoint } from "./map/show-map.ts";
import type { DashboardNeeds } from "./needs.ts";
import { showRetentionEndpoint } from "./retention/show-retention.ts";
import { endSessionEndpoint } from "./sessions/end-session.ts";
import { showSessionsEndpoint } from "./sessions/show-sessions.ts";
import { showSignInEndpoint, signInEndpoint } from "./sign-in/sign-in.ts";
import { signOutEndpoint } from "./sign-in/sign-out.ts";

const ENDPOINTS: Readonly<Record<DashboardPageId, (needs: DashboardNeeds) => EndpointHandler>> = {
  showJourney: showJourneyEndpoint,
  exportJourney: exportJourneyEndpoint,
  showStage: showStageEndpoint,
  showTouchpoint: showTouchpointEndpoint,
  showTrend: showTrendEndpoint,
  exportTrend: exportTrendEndpoint,
  annotate: annotateEndpoint,
  showRetention: showRetentionEndpoint,
  showAdvocacy: showAdvocacyEndpoint,
  showCustomer: showCustomerEndpoint,
  followUp: followUpEndpoint,
  showEditor: showEditorEndpoint,
  editJourney: editJourneyEndpoint,
  showNewStage: showNewStageEndpoint,
  addStage: addStageEndpoint,
  showStageEditor: showStageEditorEndpoint,
  editStage: editStageEndpoint,
  showNewTouchpoint: showNewTouchpointEndpoint,
  addTouchpoint: addTouchpointEndpoint,
  showTouchpointEditor: showTouchpointEditorEndpoint,
  editTouchpoint: editTouchpointEndpoint,
  showSignIn: showSignInEndpoint,
  signIn: signInEndpoint,
  signOut: signOutEndpoint,
  showSessions: showSessionsEndpoint,
  endSession: endSessionEndpoint,
};

import { annotateEndpoint } from "./trend/annotate.ts";
import { exportTrendEndpoint } from "./trend/export-trend.ts";
import { showTrendEndpoint } from "./trend/show-trend.ts";

/** The pages on which a store's people see the journey and what lies behind it. */
export const dashboard = (needs: DashboardNeeds): Routes =>
  new Map(DASHBOARD_PAGES.map((page) => [routeKey(page), ENDPOINTS[page.id](needs)]));

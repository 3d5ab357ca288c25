import * as z from "zod";
import { PAGE_SCOPES } from "../domain/session.ts";
import { JourneyQuery } from "./journey.ts";
import type { Operation } from "./operation.ts";

/** A page of the dashboard: for people of the store, so it is no part of the API and not in OpenAPI. */
export type DashboardPage = Pick<Operation, "id" | "path" | "summary" | "throttle" | "scopes"> & {
  readonly method: "GET" | "POST";
  readonly function: "dashboard";
};

const READ = { perSecond: 10, burst: 20 };
/** Pages that ask again every 1.5 seconds while they are looked at: 45 of them at once. */
const FOLLOWED = { perSecond: 30, burst: 60 };
const WRITE = { perSecond: 2, burst: 10 };

const shown = <const Id extends string>(
  id: Id,
  path: string,
  summary: string,
  scopes: Operation["scopes"] = ["read"],
) => ({ id, method: "GET", path, summary, throttle: READ, scopes, function: "dashboard" }) as const;

const followed = <const Id extends string>(id: Id, path: string, summary: string) =>
  ({ ...shown(id, path, summary), throttle: FOLLOWED }) as const;

const sent = <const Id extends string>(id: Id, path: string, summary: string, scopes: Operation["scopes"]) =>
  ({ id, method: "POST", path, summary, throttle: WRITE, scopes, function: "dashboard" }) as const;

/** The pages on which a store's people see the journey and what lies behind it. */
export const DASHBOARD_PAGES = [
  followed("showJourney", "/journey", "The journey map"),
  shown("exportJourney", "/journey/{file}", "The journey map as a file: map.svg, map.csv"),
  followed("showStage", "/journey/stages/{stage}", "A stage: its touchpoints and what was said there"),
  followed("showTouchpoint", "/journey/touchpoints/{touchpoint}", "A touchpoint and what was said there"),
  followed("showTrend", "/trend", "The emotion day by day, week by week or month by month"),
  shown("exportTrend", "/trend/{file}", "The trend as a file: trend.svg, trend.csv"),
  sent("annotate", "/trend", "A note on a day of the trend, or one fewer", ["admin"]),
  shown("showRetention", "/retention", "Who comes back, by what they felt first"),
  shown("showAdvocacy", "/advocacy", "Who speaks for the store"),
  shown("showCustomer", "/customers/{id}", "What one customer did and said"),
  sent("followUp", "/customers/{id}", "That somebody got in touch with them", ["admin"]),
  shown("showEditor", "/editor", "The stages and touchpoints of the journey", ["admin"]),
  sent("editJourney", "/editor", "One of them up or down", ["admin"]),
  shown("showNewStage", "/editor/stages", "A new stage", ["admin"]),
  sent("addStage", "/editor/stages", "A stage more", ["admin"]),
  shown("showStageEditor", "/editor/stages/{stage}", "The names of a stage", ["admin"]),
  sent("editStage", "/editor/stages/{stage}", "Other names, or a stage fewer", ["admin"]),
  shown("showNewTouchpoint", "/editor/touchpoints", "A new touchpoint", ["admin"]),
  sent("addTouchpoint", "/editor/touchpoints", "A touchpoint more", ["admin"]),
  shown("showTouchpointEditor", "/editor/touchpoints/{touchpoint}", "A touchpoint's names and place", ["admin"]),
  sent("editTouchpoint", "/editor/touchpoints/{touchpoint}", "A change of it", ["admin"]),
  shown("showSignIn", "/sign-in", "Where people of the store sign in", []),
  sent("signIn", "/sign-in", "A key or a one-time link, for a session", []),
  sent("signOut", "/sign-out", "The end of one's own session", []),
  shown("showSessions", "/sessions", "Who is signed in", PAGE_SCOPES),
  sent("endSession", "/sessions", "The end of somebody's session", PAGE_SCOPES),
] as const satisfies readonly DashboardPage[];

export type DashboardPageId = (typeof DASHBOARD_PAGES)[number]["id"];

/** What every page's address may say: what the numbers are narrowed down by, and the page's language. */
export const DashboardQuery = JourneyQuery.extend({ lang: z.string().max(20).optional() });

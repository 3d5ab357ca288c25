import * as z from "zod";
import { DashboardQuery } from "../../../shared/contract/dashboard-pages.ts";
import { Cursor } from "../../../shared/contract/parts.ts";
import { RETENTION_MONTHS } from "../../../shared/contract/retention.ts";
import { churnRisk, emotionTrend } from "../../../shared/domain/churn-risk.ts";
import { dayIn } from "../../../shared/domain/store.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { signForm } from "../../pages/form-token.ts";
import { knownCustomer } from "../../reading/known-customer.ts";
import { readUsualGap } from "../../reading/read-retention.ts";
import { readTimelineOf } from "../../reading/read-timeline.ts";
import { dashboardPage, type Visit } from "../frame/dashboard-page.ts";
import type { DashboardNeeds } from "../needs.ts";
import { customerPage } from "./customer-page.ts";
import { customerWording } from "./customer-wording.ts";
import { FOLLOW_UP_DONE, type RefusedFollowUp } from "./follow-up-section.ts";

/** Moments on a page. */
const MOMENTS = 30;

/** What the address may say: where the timeline goes on, and what became of a form. */
export const CustomerQuery = DashboardQuery.extend({
  cursor: Cursor.optional(),
  done: z.enum(FOLLOW_UP_DONE).optional(),
});

/** What a form of somebody who may write starts with: this moment, by the store's clock. */
const editingOf = async ({ store, session }: Visit<unknown>, needs: DashboardNeeds) => {
  if (!session.scopes.includes("admin")) return undefined;
  const now = needs.now();
  // The Swedish short time is the ISO one.
  const time = new Intl.DateTimeFormat("sv-SE", { timeZone: store.timeZone, timeStyle: "short" }).format(now);
  return { token: signForm(await needs.signingSecret(store.id), session, now), day: dayIn(store.timeZone, now), time };
};

/** The page as it is now, with a form that was refused if there was one. */
export const shownCustomer = async (
  needs: DashboardNeeds,
  visit: Visit<z.output<typeof CustomerQuery>>,
  refused?: RefusedFollowUp,
): Promise<ReturnType<typeof customerPage>> => {
  const { store, query, path, place, wording } = visit;
  const customer = await knownCustomer(store.id, path.id ?? "", needs);
  const [optedOut, touchpoints, usualGapDays, { moments, cursor }, editing] = await Promise.all([
    needs.optOuts.has(store.id, customer.id),
    needs.touchpoints.all(store.id),
    readUsualGap(store, RETENTION_MONTHS.usual, needs),
    readTimelineOf(customer, { limit: MOMENTS, cursor: query.cursor }, needs),
    editingOf(visit, needs),
  ]);
  const risk = churnRisk(customer, needs.now(), usualGapDays);
  const trend = emotionTrend(customer);
  const done = refused === undefined ? query.done : undefined;
  return customerPage(
    { store, place, customer, optedOut, trend, risk, touchpoints, moments, cursor, editing, refused, done },
    customerWording(wording),
  );
};

/** What one customer did and said, as a page: what `readCustomer` and `readTimeline` answer, without the address. */
export const showCustomerEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage("showCustomer", CustomerQuery, needs, (visit) => shownCustomer(needs, visit));

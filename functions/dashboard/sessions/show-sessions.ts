import * as z from "zod";
import { DashboardQuery } from "../../../shared/contract/dashboard-pages.ts";
import { hasSessionEnded, type Session } from "../../../shared/domain/session.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { signForm } from "../../pages/form-token.ts";
import type { PageAnswer } from "../../pages/page-endpoint.ts";
import { dashboardPage, type Visit } from "../frame/dashboard-page.ts";
import { withTexts } from "../frame/wording.ts";
import type { DashboardNeeds } from "../needs.ts";
import { type SessionsView, sessionsPage } from "./sessions-page.ts";
import { SESSIONS_TEXTS } from "./sessions-texts.ts";

/** Sessions read at a time, and pages of them at most: more than a store's people ever have. */
const PAGE = 100;
const MOST_PAGES = 5;

/** What the address may say beside what all addresses may. */
export const SessionsQuery = DashboardQuery.extend({ ended: z.literal("1").optional() });

/** True for a session that somebody may see and end: with the scope admin all, else those of the same key. */
export const maySee = (own: Session, { by }: Pick<Session, "by">): boolean =>
  own.scopes.includes("admin") || own.by === by;

const seenBy = async (own: Session, needs: DashboardNeeds): Promise<Session[]> => {
  const all: Session[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const read = await needs.sessions.list(own.store, PAGE, cursor);
    all.push(...read.sessions);
    cursor = read.cursor;
    if (cursor === undefined) break;
  }
  return all
    .filter((session) => maySee(own, session) && !hasSessionEnded(session, needs.now()))
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
};

type Looked = Pick<Visit<unknown>, "session" | "store" | "place" | "wording">;

/** The page as it is now. */
export const shownSessions = async (
  needs: DashboardNeeds,
  { session, store, place, wording }: Looked,
  told?: SessionsView["told"],
): Promise<PageAnswer> => {
  const [sessions, secret] = await Promise.all([seenBy(session, needs), needs.signingSecret(store.id)]);
  const token = signForm(secret, session, needs.now());
  return sessionsPage({ store, place, own: session, sessions, token, told }, withTexts(wording, SESSIONS_TEXTS));
};

/** Who is signed in. */
export const showSessionsEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage("showSessions", SessionsQuery, needs, (visit) =>
    shownSessions(needs, visit, visit.query.ended === undefined ? undefined : "ended"),
  );

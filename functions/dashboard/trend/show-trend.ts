import * as z from "zod";
import { DashboardQuery } from "../../../shared/contract/dashboard-pages.ts";
import { TrendQuery } from "../../../shared/contract/trend.ts";
import { dayIn } from "../../../shared/domain/store.ts";
import { fits } from "../../../shared/domain/trend.ts";
import type { EndpointHandler } from "../../http/endpoint.ts";
import { signForm } from "../../pages/form-token.ts";
import { daysOf } from "../../reading/days.ts";
import { readTrendOf, type TrendNeeds } from "../../reading/read-trend.ts";
import { dashboardPage, type Visit } from "../frame/dashboard-page.ts";
import { live } from "../frame/live.ts";
import { withTexts } from "../frame/wording.ts";
import type { DashboardNeeds } from "../needs.ts";
import { notesByBucket } from "./bucket-notes.ts";
import { NoteAddress } from "./note-address.ts";
import { type TrendView, trendPage } from "./trend-page.ts";
import { TREND_TEXTS } from "./trend-texts.ts";

/** What the address may say: days, filters, a stage, by what, the note that is to be changed, what became of a form. */
export const TrendPageQuery = DashboardQuery.extend({
  ...TrendQuery.pick({ stage: true, by: true }).shape,
  note: NoteAddress.optional(),
  done: z.enum(["added", "changed", "removed"]).optional(),
});

export type TrendVisit = Visit<z.output<typeof TrendPageQuery>>;

/**
 * What a trend is read by, of what the page's address says. Days for a longer period than is drawn by day come from a form
 * that kept what was chosen before: they are shown by what is usual.
 */
export const trendQueryOf = ({ query, store }: TrendVisit, now: Date) => {
  const { lang: _, compare: __, note: ___, done: ____, by, ...rest } = query;
  const { from, to } = daysOf(rest, store.timeZone, now);
  return { ...rest, by: by !== undefined && fits(from, to, by) ? by : undefined };
};

/** The page as it is now, with the name of this state, or with a form that was refused if there was one. */
export const shownTrend = async (
  needs: TrendNeeds & Pick<DashboardNeeds, "signingSecret">,
  visit: TrendVisit,
  { refused, etag }: Pick<TrendView, "refused" | "etag">,
): Promise<ReturnType<typeof trendPage>> => {
  const { session, store, place, query } = visit;
  const mayAnnotate = session.scopes.includes("admin");
  const [{ from, to, trend, annotations, touchpoints, segments }, secret] = await Promise.all([
    readTrendOf(store, trendQueryOf(visit, needs.now()), needs),
    mayAnnotate ? needs.signingSecret(store.id) : undefined,
  ]);
  const { note } = query;
  // A note that is gone, or whose day is not among those shown, is none to be changed: the form is for a new one then.
  const chosen = annotations.find(({ day, id }) => day === note?.day && id === note.id);
  return trendPage(
    {
      ...{ store, from, to, place, trend, touchpoints, segments, mayAnnotate, chosen, refused, etag },
      today: dayIn(store.timeZone, needs.now()),
      notes: notesByBucket(trend, annotations),
      token: secret === undefined ? "" : signForm(secret, session, needs.now()),
      done: refused === undefined ? query.done : undefined,
    },
    withTexts(visit.wording, TREND_TEXTS),
  );
};

/** How the emotion went on, shown again only when something was counted. */
export const showTrendEndpoint = (needs: DashboardNeeds): EndpointHandler =>
  dashboardPage("showTrend", TrendPageQuery, needs, (visit) =>
    live(visit, needs, daysOf(visit.query, visit.store.timeZone, needs.now()), ({ etag, ...look }) =>
      shownTrend({ ...needs, ...look }, visit, { etag }),
    ),
  );

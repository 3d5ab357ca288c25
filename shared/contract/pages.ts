import { DASHBOARD_PAGES, type DashboardPage } from "./dashboard-pages.ts";
import { FEED_FORMATS } from "./feeds.ts";
import { MAIL_PAGES, type MailPage } from "./mail-pages.ts";
import { MODERATION_PAGES, type ModerationPage } from "./moderation-pages.ts";
import type { Operation } from "./operation.ts";
import { OPERATIONS } from "./operations.ts";
import { HOOKS } from "./orders.ts";

/**
 * A page that customers open by a link: no part of the API, so it is not in OpenAPI. The signed token in its path is what
 * lets them in.
 */
export type Page = Pick<Operation, "id" | "path" | "summary" | "throttle"> & {
  readonly method: "GET" | "POST";
  readonly function: "survey";
  /** True for what may be kept for good by whoever asked for it: its address changes with what is in it. */
  readonly lasting?: true;
};

/** A feed or a page about it: open to everybody, unless the store says otherwise. */
export type FeedRoute = Pick<Operation, "id" | "path" | "summary" | "throttle"> & {
  readonly method: "GET" | "HEAD";
  readonly function: "feed";
  /** Units of the table that one answer reads at most, nothing of it remembered: what a stranger may cost us. */
  readonly readUnits: number;
};

const shown = <const Id extends string>(id: Id, path: string, summary: string) =>
  ({ id, method: "GET", path, summary, throttle: { perSecond: 20, burst: 40 }, function: "survey" }) as const;

const sent = <const Id extends string>(id: Id, path: string, summary: string) =>
  ({ id, method: "POST", path, summary, throttle: { perSecond: 10, burst: 20 }, function: "survey" }) as const;

/** Every page that a customer sees. */
export const PAGES = [
  shown("showSurvey", "/s/{token}", "A survey"),
  sent("answerSurvey", "/s/{token}", "Answers to a survey"),
  sent("keepPartial", "/s/{token}/partial", "Answers so far, kept while a survey is filled in"),
  { ...shown("readScript", "/script/{file}", "A script of the pages"), lasting: true },
  { ...shown("readLogo", "/logo/{store}/{file}", "A store's logo"), lasting: true },
  shown("showOwnResponse", "/r/{token}", "One's own answer"),
  sent("changeOwnResponse", "/r/{token}", "A change of it"),
  shown("showPhoto", "/p/{store}/{photo}", "A picture that a customer sent"),
  shown("showUnsubscribe", "/u/{token}", "Whether to be asked no more"),
  sent("unsubscribe", "/u/{token}", "The wish to be asked no more"),
  shown("showRecommendation", "/go/{store}/{code}", "A customer's recommendation"),
  sent("followRecommendation", "/go/{store}/{code}", "The way to the shop by it"),
] as const satisfies readonly Page[];

/** What a shop's software calls: its signature over the body is what lets it in. */
export type Hook = (typeof HOOKS)[number];

/** What is asked for with GET; a HEAD beside each, which API Gateway does not add by itself. */
const READ_FEEDS = [
  {
    id: "readFeed",
    path: "/f/{store}/{file}",
    summary: "Published testimonials, in a format that is paged",
    throttle: { perSecond: 10, burst: 100 },
    readUnits: 60,
  },
  ...(["csv", "google"] as const).map((format) => ({
    id: format === "csv" ? "readCsv" : "readGoogle",
    path: `/f/{store}/${FEED_FORMATS[format].file}`,
    summary: `Published testimonials as ${FEED_FORMATS[format].name}: all of them`,
    throttle: { perSecond: 0.5, burst: 10 },
    readUnits: 1000,
  })),
  {
    id: "showVerification",
    path: "/f/{store}/verify",
    summary: "How a store verifies testimonials, as a page",
    throttle: { perSecond: 10, burst: 50 },
    readUnits: 2,
  },
];

/** Every feed. */
export const FEED_ROUTES: readonly FeedRoute[] = READ_FEEDS.flatMap((route) => [
  { ...route, method: "GET", function: "feed" },
  { ...route, method: "HEAD", function: "feed", id: `${route.id}Head` },
]);

/** Every route that is deployed: the API's, the pages' and the feeds'. */
export const ROUTES: readonly (Operation | Page | ModerationPage | DashboardPage | MailPage | FeedRoute | Hook)[] = [
  ...OPERATIONS,
  ...PAGES,
  ...MODERATION_PAGES,
  ...DASHBOARD_PAGES,
  ...MAIL_PAGES,
  ...FEED_ROUTES,
  ...HOOKS,
];

import { FEED_FORMATS, type FeedFormat } from "../../shared/contract/feeds.ts";
import { FEED_ROUTES } from "../../shared/contract/pages.ts";
import { type Routes, routeKey } from "../http/by-route.ts";
import type { EndpointHandler } from "../http/endpoint.ts";
import type { FeedNeeds } from "./needs.ts";
import { readFeedEndpoint } from "./read-feed.ts";
import { showVerificationEndpoint } from "./verify/show-verification.ts";

const WHOLE: readonly FeedFormat[] = ["csv", "google"];

const endpointOf = (path: string, needs: FeedNeeds): EndpointHandler => {
  if (path.endsWith("/verify")) return showVerificationEndpoint(needs);
  const whole = WHOLE.find((format) => path.endsWith(`/${FEED_FORMATS[format].file}`));
  return readFeedEndpoint(needs, whole);
};

/** Feeds of published testimonials, open to everybody, and the page that says how they come about. */
export const feed = (needs: FeedNeeds): Routes =>
  new Map(FEED_ROUTES.map((route) => [routeKey(route), endpointOf(route.path, needs)]));

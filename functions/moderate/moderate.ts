import { MODERATION_PAGES } from "../../shared/contract/moderation-pages.ts";
import { type Routes, routeKey } from "../http/by-route.ts";
import type { EndpointHandler } from "../http/endpoint.ts";
import type { ModerateNeeds } from "./needs.ts";
import { moderateOneEndpoint, showTestimonialEndpoint } from "./one.ts";
import { moderateManyEndpoint, showQueueEndpoint } from "./queue.ts";

const ENDPOINTS: Readonly<Record<(typeof MODERATION_PAGES)[number]["id"], (needs: ModerateNeeds) => EndpointHandler>> =
  {
    showModeration: showQueueEndpoint,
    moderateMany: moderateManyEndpoint,
    showTestimonial: showTestimonialEndpoint,
    moderateOne: moderateOneEndpoint,
  };

/** The pages on which a store's people decide on testimonials. */
export const moderate = (needs: ModerateNeeds): Routes =>
  new Map(MODERATION_PAGES.map((page) => [routeKey(page), ENDPOINTS[page.id](needs)]));

import type { Operation } from "./operation.ts";

/** A page for people of the store, behind a sign-in: no part of the API, so it is not in OpenAPI. */
export type ModerationPage = Pick<Operation, "id" | "path" | "summary" | "throttle" | "scopes"> & {
  readonly method: "GET" | "POST";
  readonly function: "moderate";
};

const READ = { perSecond: 5, burst: 20 };
/** One form changes up to 20 testimonials. */
const WRITE = { perSecond: 2, burst: 10 };

/** The pages on which testimonials are decided on. */
export const MODERATION_PAGES = [
  {
    id: "showModeration",
    method: "GET",
    path: "/moderate",
    summary: "Testimonials of one state",
    throttle: READ,
    scopes: ["moderate"],
    function: "moderate",
  },
  {
    id: "moderateMany",
    method: "POST",
    path: "/moderate",
    summary: "A decision on some of them",
    throttle: WRITE,
    scopes: ["moderate"],
    function: "moderate",
  },
  {
    id: "showTestimonial",
    method: "GET",
    path: "/moderate/{id}",
    summary: "One testimonial",
    throttle: READ,
    scopes: ["moderate"],
    function: "moderate",
  },
  {
    id: "moderateOne",
    method: "POST",
    path: "/moderate/{id}",
    summary: "A change of it",
    throttle: WRITE,
    scopes: ["moderate"],
    function: "moderate",
  },
] as const satisfies readonly ModerationPage[];

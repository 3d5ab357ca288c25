import type { Operation } from "./operation.ts";

/** A page for people of the store, behind a sign-in: no part of the API, so it is not in OpenAPI. */
export type ModerationPage = Pick<Operation, "id" | "path" | "summary" | "throttle" | "scopes"> & {
  readonly method: "GET" | "POST";
  readonly function: "moderate";
};

const moderated = { scopes: ["moderate"], function: "moderate" } as const;

const shown = <const Id extends string>(id: Id, path: string, summary: string) =>
  ({ ...moderated, id, method: "GET", path, summary, throttle: { perSecond: 5, burst: 20 } }) as const;

/** One form changes up to 20 testimonials. */
const sent = <const Id extends string>(id: Id, path: string, summary: string) =>
  ({ ...moderated, id, method: "POST", path, summary, throttle: { perSecond: 2, burst: 10 } }) as const;

/** The pages on which testimonials are decided on. */
export const MODERATION_PAGES = [
  shown("showModeration", "/moderate", "Testimonials of one state"),
  sent("moderateMany", "/moderate", "A decision on some of them"),
  shown("showTestimonial", "/moderate/{id}", "One testimonial"),
  sent("moderateOne", "/moderate/{id}", "A change of it"),
] as const satisfies readonly ModerationPage[];

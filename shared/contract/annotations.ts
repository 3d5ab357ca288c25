import * as z from "zod";
import { Annotation, AnnotationText, MAX_ANNOTATIONS } from "../domain/annotation.ts";
import type { Operation } from "./operation.ts";
import { Day } from "./parts.ts";

/** What the operations below share, unless they say otherwise. */
const ofNotes = {
  tag: "journey",
  errors: [],
  function: "admin",
  throttle: { perSecond: 5, burst: 10 },
} as const;

const path = z.object({ day: Day, id: z.string().regex(/^[A-Za-z0-9_-]{12}$/, "is not the id of a note") });

/** A note as it is written: the day that it stands on, and what happened. */
export const AnnotationDraft = z.strictObject({
  day: Day.describe("Day on the store's calendar, past or to come."),
  text: AnnotationText,
});

export const createAnnotation = {
  ...ofNotes,
  id: "createAnnotation",
  method: "POST",
  path: "/v1/annotations",
  summary: "Write a note on a day",
  description: `Such as "new courier": it stands beside the trend and counts nothing. A store may have ${MAX_ANNOTATIONS}.`,
  scopes: ["admin"],
  input: z.object({ body: AnnotationDraft }),
  status: 201,
  output: Annotation,
  errors: ["not_eligible"],
} as const satisfies Operation;

export const listAnnotations = {
  ...ofNotes,
  id: "listAnnotations",
  method: "GET",
  path: "/v1/annotations",
  summary: "List the notes on some days",
  description: "By day, all of them: a store has few.",
  scopes: ["read", "admin"],
  input: z.object({
    query: z.strictObject({
      from: Day.optional().describe("First day; all if absent."),
      to: Day.optional().describe("Last day, included."),
    }),
  }),
  status: 200,
  output: z.object({ annotations: z.array(Annotation) }),
} as const satisfies Operation;

export const changeAnnotation = {
  ...ofNotes,
  id: "changeAnnotation",
  method: "PATCH",
  path: "/v1/annotations/{day}/{id}",
  summary: "Change a note, or move it to another day",
  description: "What is left out stays. A note that was moved has a new address: its new day and the same id.",
  scopes: ["admin"],
  input: z.object({ path, body: AnnotationDraft.partial() }),
  status: 200,
  output: Annotation,
  errors: ["not_found"],
} as const satisfies Operation;

export const deleteAnnotation = {
  ...ofNotes,
  id: "deleteAnnotation",
  method: "DELETE",
  path: "/v1/annotations/{day}/{id}",
  summary: "Take a note away",
  description: "It is gone for good.",
  scopes: ["admin"],
  input: z.object({ path }),
  status: 204,
  output: z.undefined(),
  errors: ["not_found"],
} as const satisfies Operation;

import * as z from "zod";
import { nameText } from "./text.ts";

/** Most notes of one store: they are all read for a trend of all its days. */
export const MAX_ANNOTATIONS = 500;

export const AnnotationText = nameText(200).describe(
  "What happened that day, in the store's words: at most 200 characters.",
);

/** A note on a day of the store's calendar, such as "new courier": it stands beside a trend and counts nothing. */
export const Annotation = z.object({
  id: z.string(),
  day: z.iso.date(),
  text: AnnotationText,
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime().optional(),
});
export type Annotation = z.infer<typeof Annotation>;

/** The parts of a note that people choose. */
export type AnnotationDraft = Pick<Annotation, "day" | "text">;

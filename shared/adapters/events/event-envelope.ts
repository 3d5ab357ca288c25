import type { TestimonialEvent } from "../../domain/testimonial-event.ts";
import { EVENT_SOURCE } from "../../table.ts";

/** An event as EventBridge names its parts, on a bus or in a file. */
export type EventEnvelope = {
  readonly source: string;
  readonly "detail-type": TestimonialEvent["type"];
  readonly time: string;
  readonly detail: Omit<TestimonialEvent, "type">;
};

export const eventEnvelope = ({ type, store, id, at }: TestimonialEvent): EventEnvelope => ({
  source: EVENT_SOURCE,
  "detail-type": type,
  time: at,
  detail: { store, id, at },
});

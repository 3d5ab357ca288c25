import { eventEnvelope } from "../../shared/adapters/events/event-envelope.ts";
import type { PublishEvents } from "../../shared/domain/testimonial-event.ts";
import { appendLineDurably } from "./durable-file.ts";

/** Events as lines of a file, one JSON object each: what a bus is on AWS. It grows; whoever reads it may empty it. */
export const fileEvents =
  (path: string): PublishEvents =>
  async (events) => {
    const lines = events.map((event) => JSON.stringify(eventEnvelope(event)));
    await appendLineDurably(path, lines.join("\n"));
    return events.map(() => undefined);
  };

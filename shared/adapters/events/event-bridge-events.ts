import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { PublishEvents } from "../../domain/testimonial-event.ts";
import { eventEnvelope } from "./event-envelope.ts";

/** Most events of one call. Source: EventBridge API reference, PutEvents. */
const MAX_ENTRIES = 10;

/** Events on a bus of EventBridge. */
export const eventBridgeEvents =
  ({ client, bus }: { readonly client: EventBridgeClient; readonly bus: string }): PublishEvents =>
  async (events) => {
    const refusals: (string | undefined)[] = [];
    for (let from = 0; from < events.length; from += MAX_ENTRIES) {
      const some = events.slice(from, from + MAX_ENTRIES).map(eventEnvelope);
      const { Entries = [] } = await client.send(
        new PutEventsCommand({
          Entries: some.map((event) => ({
            EventBusName: bus,
            Source: event.source,
            DetailType: event["detail-type"],
            Time: new Date(event.time),
            Detail: JSON.stringify(event.detail),
          })),
        }),
      );
      refusals.push(
        ...some.map((_, index) => {
          const { EventId, ErrorCode = "no answer" } = Entries[index] ?? {};
          return EventId === undefined ? ErrorCode : undefined;
        }),
      );
    }
    return refusals;
  };

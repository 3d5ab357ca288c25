import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { StreamRecord } from "aws-lambda";
import { fromItem } from "../../shared/adapters/dynamo/table-client.ts";
import { Testimonial } from "../../shared/domain/testimonial.ts";
import { eventBetween, type PublishEvents, type TestimonialEvent } from "../../shared/domain/testimonial-event.ts";
import { errorFields, type Log } from "../log.ts";
import type { StreamHandler } from "../stream/stream-handler.ts";

export type NotifyNeeds = { readonly publish: PublishEvents; readonly log: Log };

const testimonialIn = (image: StreamRecord["NewImage"]): Testimonial | undefined =>
  // Lambda's images are the SDK's but for binary values, and we keep none.
  image === undefined ? undefined : fromItem(Testimonial, image as Record<string, AttributeValue>);

const eventIn = ({ OldImage, NewImage, ApproximateCreationDateTime = 0 }: StreamRecord) =>
  eventBetween(testimonialIn(OldImage), testimonialIn(NewImage), new Date(ApproximateCreationDateTime * 1000));

/**
 * Tells the world what enters and leaves the feeds, from the stream of the table: so whatever takes words back, a page,
 * a moderator or an erasure, is told of, at least once. Records whose event was refused are given back.
 */
export const notify =
  ({ publish, log }: NotifyNeeds): StreamHandler =>
  async ({ Records }) => {
    const events: TestimonialEvent[] = [];
    const recordsOf: string[] = [];
    const failed: string[] = [];
    for (const { dynamodb = {} } of Records) {
      const sequenceNumber = dynamodb.SequenceNumber ?? "";
      try {
        const event = eventIn(dynamodb);
        if (event === undefined) continue;
        events.push(event);
        recordsOf.push(sequenceNumber);
      } catch (error) {
        failed.push(sequenceNumber);
        log("error", "record.unreadable", { sequenceNumber, ...errorFields(error) });
      }
    }
    const refusals = events.length === 0 ? [] : await publish(events);
    for (const [index, reason] of refusals.entries()) {
      if (reason === undefined) continue;
      failed.push(recordsOf[index] ?? "");
      log("error", "event.refused", { sequenceNumber: recordsOf[index], reason });
    }
    log("info", "notify", { records: Records.length, events: events.length, failed: failed.length });
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };

import type { DynamoDBRecord } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { follow } from "../../functions/follow/follow.ts";
import type { StreamHandler } from "../../functions/stream/stream-handler.ts";

const recordOf = (sk: string, SequenceNumber: string): DynamoDBRecord => ({
  dynamodb: { Keys: { pk: { S: "S#aurora#…" }, sk: { S: sk } }, SequenceNumber },
});

/** A follower that notes what it is handed and gives some of it back. */
const noting = (...givesBack: string[]) => {
  const handed: string[] = [];
  const handler: StreamHandler = async ({ Records }) => {
    handed.push(...Records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? ""));
    return { batchItemFailures: givesBack.map((itemIdentifier) => ({ itemIdentifier })) };
  };
  return { handed, handler };
};

describe("the second reader", () => {
  it("hands each record to what follows from it, in order, and passes on what was given back", async () => {
    const testimonials = noting("3");
    const orders = noting("2");
    const answers = noting();
    const customers = noting("6");
    const handle = follow({
      testimonial: testimonials.handler,
      order: orders.handler,
      response: answers.handler,
      customer: customers.handler,
    });
    const Records = ["T", "O", "T", "CFG", "R", "P"].map((sk, index) => recordOf(sk, String(index + 1)));
    const { batchItemFailures } = await handle({ Records });
    expect(testimonials.handed).toEqual(["1", "3"]);
    expect(orders.handed).toEqual(["2"]);
    expect(answers.handed).toEqual(["5"]);
    expect(customers.handed).toEqual(["6"]);
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).sort()).toEqual(["2", "3", "6"]);
  });
});

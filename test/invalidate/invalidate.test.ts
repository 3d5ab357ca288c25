import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import type { SQSRecord } from "aws-lambda";
import { describe, expect, it, onTestFinished } from "vitest";
import { invalidate } from "../../functions/invalidate/invalidate.ts";
import { cloudFrontCopies, MOST_STORES } from "../../shared/adapters/cdn/cloudfront-copies.ts";
import { eventEnvelope } from "../../shared/adapters/events/event-envelope.ts";
import { FEED_ROUTES, PAGES } from "../../shared/contract/pages.ts";
import { startCloudFrontStub } from "../support/cloudfront-stub.ts";

const DISTRIBUTION = "E1VIAGGIO";

/** The function behind the real client of CloudFront. */
const anEdge = async () => {
  const stub = await startCloudFrontStub();
  const client = new CloudFrontClient({
    endpoint: stub.url,
    region: "eu-south-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  onTestFinished(async () => {
    client.destroy();
    await stub.close();
  });
  const lines: string[] = [];
  const handle = invalidate({
    dropCopies: cloudFrontCopies({ client, distribution: DISTRIBUTION }),
    log: (...line) => void lines.push(JSON.stringify(line)),
  });
  const made = () => [...stub.invalidations.values()].map(({ paths }) => paths);
  return { stub, lines, made, handle: (Records: SQSRecord[]) => handle({ Records }) };
};

const aMessage = (messageId: string, body: string): SQSRecord => ({
  messageId,
  body,
  receiptHandle: messageId,
  attributes: {
    ApproximateReceiveCount: "1",
    SentTimestamp: "0",
    SenderId: "events",
    ApproximateFirstReceiveTimestamp: "0",
  },
  messageAttributes: {},
  md5OfBody: "",
  eventSource: "aws:sqs",
  eventSourceARN: "arn:aws:sqs:eu-south-1:123456789012:withdrawals",
  awsRegion: "eu-south-1",
});

let messages = 0;
/** A message as the rule puts it into the queue. */
const aWithdrawal = (store: string): SQSRecord =>
  aMessage(
    `m${++messages}`,
    JSON.stringify({
      version: "0",
      ...eventEnvelope({ type: "testimonial.withdrawn", store, id: "r1", at: "2026-11-22T08:15:12.782Z" }),
    }),
  );

describe("what was withdrawn", () => {
  it("leaves the edge with one invalidation for all stores of a batch, each named once", async () => {
    const { stub, handle } = await anEdge();
    const answer = await handle([aWithdrawal("shop-b"), aWithdrawal("shop-a"), aWithdrawal("shop-b")]);
    expect(answer).toEqual({ batchItemFailures: [] });
    expect([...stub.invalidations.values()]).toEqual([
      { distribution: DISTRIBUTION, paths: ["/f/shop-a/*", "/p/shop-a/*", "/f/shop-b/*", "/p/shop-b/*"] },
    ]);
  });

  it("leaves every address that the contract keeps at the edge for a store", async () => {
    const { made, handle } = await anEdge();
    await handle([aWithdrawal("shop-a")]);
    const starts = made()
      .flat()
      .map((path) => path.replace(/\*$/, ""));
    const kept = [...FEED_ROUTES, ...PAGES.filter(({ id }) => id === "showPhoto")].map(({ path }) =>
      path.replace("{store}", "shop-a"),
    );
    expect(kept.length).toBeGreaterThan(2);
    expect(kept.filter((path) => !starts.some((start) => path.startsWith(start)))).toEqual([]);
  });

  it("takes everybody's copies along when many stores come at once, which CloudFront would not take one by one", async () => {
    const { made, handle } = await anEdge();
    await handle(Array.from({ length: MOST_STORES }, (_, index) => aWithdrawal(`shop-${index}`)));
    await handle(Array.from({ length: 100 }, (_, index) => aWithdrawal(`shop-${index}`)));
    expect(made().map((paths) => paths.length)).toEqual([2 * MOST_STORES, 2]);
    expect(made()[1]).toEqual(["/f/*", "/p/*"]);
  });

  it("is one invalidation however often and in whatever order the queue brings it", async () => {
    const { stub, made, handle } = await anEdge();
    const batch = [aWithdrawal("shop-a"), aWithdrawal("shop-b")];
    await handle(batch);
    await handle(batch.toReversed());
    expect(stub.asked()).toBe(2);
    expect(made()).toHaveLength(1);
    await handle([aWithdrawal("shop-a"), aWithdrawal("shop-b")]);
    expect(made()).toHaveLength(2);
  });
});

describe("an edge in trouble", () => {
  it("has the queue bring again what CloudFront is too busy for", async () => {
    const { stub, made, handle } = await anEdge();
    const batches = Array.from({ length: 8 }, () => [aWithdrawal("shop-a")]);
    for (const batch of batches.slice(0, 7)) await handle(batch);
    await expect(handle(batches[7]!)).rejects.toThrow(
      expect.objectContaining({ name: "TooManyInvalidationsInProgress" }),
    );
    expect(made()).toHaveLength(7);
    stub.finish();
    expect(await handle(batches[7]!)).toEqual({ batchItemFailures: [] });
    expect(made()).toHaveLength(8);
  });

  it("gives back what is no event, that alone, and does not repeat it in its log", async () => {
    const { lines, made, handle } = await anEdge();
    const wrong = ["Jane Doe", "{}", '{"detail":{"store":"*"}}', '{"detail":{"store":"a/../Jane Doe"}}', "null"];
    const strangers = wrong.map((body, index) => aMessage(`wrong-${index}`, body));
    const { batchItemFailures } = await handle([...strangers, aWithdrawal("shop-a")]);
    expect(batchItemFailures).toEqual(strangers.map(({ messageId }) => ({ itemIdentifier: messageId })));
    expect(made()).toEqual([["/f/shop-a/*", "/p/shop-a/*"]]);
    expect(lines).toHaveLength(wrong.length + 1);
    expect(lines.filter((line) => /Jane|shop-a/.test(line))).toEqual([]);
  });

  it("is not asked for nothing", async () => {
    const { stub, handle } = await anEdge();
    await handle([aMessage("wrong", "{}")]);
    expect(stub.asked()).toBe(0);
  });
});

import { SESv2Client } from "@aws-sdk/client-sesv2";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { eachNews } from "../../functions/invite/each-news.ts";
import { sesMail } from "../../shared/adapters/mail/ses-mail.ts";
import { newsOf } from "../../shared/adapters/mail/ses-news.ts";
import { askReport } from "../../shared/domain/ask-report.ts";
import type { Mail } from "../../shared/domain/mail.ts";
import { type SesStub, startSesStub } from "../support/ses-stub.ts";
import { type SendWorld, startSendWorld } from "./send-world.ts";

const mail: Mail = {
  messageId: "<0123456789abcdef@shop.example>",
  about: { store: "bottega", order: "shopify:5123 #1", survey: "after-delivery", kind: "invitation" },
  from: { name: "Bottega", address: "voice@shop.example" },
  to: "maria@example.com",
  subject: "Com’è andata?",
  text: "Ciao",
  html: "<p>Ciao</p>",
  language: "it",
  date: new Date("2026-03-05T10:00:00Z"),
  unsubscribeUrl: "https://voice.example/u/token",
};

let ses: SesStub;
let world: SendWorld;
let client: SESv2Client;
beforeAll(async () => {
  [ses, world] = await Promise.all([startSesStub(), startSendWorld()]);
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  client = new SESv2Client({ region: "local", endpoint: ses.url, credentials, maxAttempts: 1 });
});
afterAll(async () => {
  client?.destroy();
  await Promise.all([ses?.close(), world?.stop()]);
});
const send = () => sesMail({ client, configurationSet: "viaggio" });

describe("a mail by SES", () => {
  it("goes raw, with the configuration set that tells of it and tags that say what it is about", async () => {
    expect(await send().send(mail)).toEqual({ outcome: "accepted" });
    const { raw, ...call } = ses.sent.at(-1) ?? { raw: Buffer.of() };
    expect(call).toEqual({
      FromEmailAddress: "voice@shop.example",
      Destination: { ToAddresses: ["maria@example.com"] },
      ConfigurationSetName: "viaggio",
      EmailTags: [
        { Name: "store", Value: "bottega" },
        { Name: "order", Value: Buffer.from("shopify:5123 #1").toString("base64url") },
        { Name: "survey", Value: "after-delivery" },
        { Name: "kind", Value: "invitation" },
      ],
    });
    expect(await PostalMime.parse(raw)).toMatchObject({ subject: "Com’è andata?", messageId: mail.messageId });
  });

  it.each([
    ["never", "MessageRejected", 400, { outcome: "refused", problem: "MessageRejected" }],
    ["never", "BadRequestException", 400, { outcome: "refused", problem: "BadRequestException" }],
    [
      "slower",
      "TooManyRequestsException",
      429,
      { outcome: "later", problem: "TooManyRequestsException", throttled: true },
    ],
    ["slower", "LimitExceededException", 400, { outcome: "later", problem: "LimitExceededException", throttled: true }],
    ["later", "SendingPausedException", 400, { outcome: "later", problem: "SendingPausedException" }],
    ["never by itself", "InternalFailure", 500, { outcome: "unknown", problem: "InternalFailure" }],
  ])("is tried %s after %s", async (_when, type, status, outcome) => {
    const before = ses.sent.length;
    ses.failNext({ type, status });
    expect(await send().send(mail)).toEqual(outcome);
    expect(ses.sent).toHaveLength(before);
  });

  it("is not sent twice by the client when the answer is lost", async () => {
    const before = ses.sent.length;
    ses.failNext("no answer");
    expect(await send().send(mail)).toMatchObject({ outcome: "unknown" });
    expect(ses.sent).toHaveLength(before + 1);
  });
});

/** An event as EventBridge hands it over. Source: SES developer guide, event data published to EventBridge. */
const event = (store: string, eventType: string, more: object = {}) => ({
  source: "aws.ses",
  "detail-type": "Email Delivered",
  detail: {
    eventType,
    mail: {
      timestamp: "2026-03-19T09:00:02.000Z",
      messageId: "0100017c-ses",
      destination: ["maria@example.com"],
      tags: {
        "ses:configuration-set": ["viaggio"],
        store: [store],
        order: [Buffer.from("1001").toString("base64url")],
        survey: ["after-delivery"],
        kind: ["invitation"],
      },
    },
    ...more,
  },
});
const delivery = { delivery: { timestamp: "2026-03-19T09:00:03.000Z", recipients: ["maria@example.com"] } };
const bounce = (bounceType: string) => ({ bounce: { bounceType, timestamp: "2026-03-19T09:00:04.000Z" } });
const complaint = { complaint: { timestamp: "2026-03-19T10:00:00.000Z" } };

describe("what SES tells of a mail", () => {
  let store: string;
  beforeEach(async () => {
    store = world.newName();
    world.at("2026-03-05T10:00:00Z");
    await world.openStore(store);
    await world.tell({ store });
    world.at("2026-03-19T09:00:01Z");
  });
  const tell = (...events: object[]) =>
    eachNews({ note: world.noteNews, log: world.log })({
      // biome-ignore lint/suspicious/noExplicitAny: of a message of SQS its id and body are read alone.
      Records: events.map((one, index) => ({ messageId: String(index), body: JSON.stringify(one) })) as any,
    });
  const theAsk = async () => (await world.asks.ofOrder(store, "1001"))[0];

  it("is counted once, however often and in whatever order it is told", async () => {
    await world.startSender(send())();
    expect((await theAsk())?.state).toBe("sent");
    const told = [event(store, "Delivery", delivery), event(store, "Send"), event(store, "Delivery", delivery)];
    expect(await tell(...told, ...told.toReversed())).toEqual({ batchItemFailures: [] });
    expect((await world.funnel(store)).slices).toEqual({ iv: 1, dl: 1 });
    expect((await theAsk())?.deliveredAt).toBe("2026-03-19T09:00:03.000Z");
  });

  it("shows that a mail went out whose answer was lost, and it is not sent again", async () => {
    const before = ses.sent.length;
    ses.failNext("no answer");
    await world.startSender(send())();
    expect(await theAsk()).toMatchObject({ state: "unknown", problem: expect.any(String) });
    expect((await world.funnel(store)).slices).toEqual({});
    world.forward(3 * 3_600_000);
    await world.startSender(send())();
    await tell(event(store, "Send"));
    await world.startSender(send())();
    expect(ses.sent).toHaveLength(before + 1);
    expect((await theAsk())?.state).toBe("sent");
    expect((await world.funnel(store)).slices).toEqual({ iv: 1 });
  });

  it("is never needed to keep a mail from going twice: without an answer and without news it stays unknown", async () => {
    const before = ses.sent.length;
    ses.failNext("no answer");
    for (let day = 0; day < 5; day++) {
      await world.startSender(send())();
      world.forward(86_400_000);
    }
    expect(ses.sent).toHaveLength(before + 1);
    const asks = await world.asks.ofOrder(store, "1001");
    expect(askReport([{ asks }])).toMatchObject({ asks: 1, unknown: 1, sent: 0, failed: 0 });
    expect(world.logged.join("\n")).toMatch(/"event":"send".*"unknown":1/);
  });

  it.each([
    ["comes back for good", "Bounce", bounce("Permanent"), false],
    ["is called unwanted", "Complaint", complaint, true],
  ])("ends all mail to an address that %s", async (_what, eventType, more, unsubscribes) => {
    await world.startSender(send())();
    await tell(event(store, eventType, more), event(store, eventType, more));
    const customer = (await theAsk())?.customer ?? "";
    expect(await world.optOuts.has(store, customer)).toBe(unsubscribes);
    world.at("2026-06-19T09:00:00Z");
    const delivered = { created: "2026-06-01T09:00:00.000Z", delivered: "2026-06-05T09:00:00.000Z" };
    await world.tell({ store, id: "1002", times: delivered });
    const [next] = await world.asks.ofOrder(store, "1002");
    expect(next).toMatchObject({ state: "not_asked", reason: unsubscribes ? "opted_out" : "suppressed" });
  });

  it("that may pass changes nothing", async () => {
    await world.startSender(send())();
    const before = await theAsk();
    await tell(event(store, "Bounce", bounce("Transient")), event(store, "DeliveryDelay"), event(store, "Open"));
    expect(await theAsk()).toEqual(before);
  });

  it("comes again alone when it cannot be read, and no address is logged", async () => {
    const answer = await tell({ detail: { mail: { destination: ["maria@example.com"] } } }, event(store, "Send"));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "0" }] });
    expect(world.logged.join("\n")).not.toContain("maria@");
  });

  it("names an order of any characters", () => {
    expect(newsOf(event("bottega", "Send"))?.about.order).toBe("1001");
  });
});

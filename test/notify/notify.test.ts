import { join } from "node:path";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { DynamoDBRecord } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { followTestimonial } from "../../functions/digest/follow.ts";
import { notify } from "../../functions/notify/notify.ts";
import { startPump } from "../../infra/local/pump.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoTestimonials } from "../../shared/adapters/dynamo/testimonials.ts";
import { eventBridgeEvents } from "../../shared/adapters/events/event-bridge-events.ts";
import type { Moderation } from "../../shared/domain/moderation.ts";
import { ruleDetector } from "../../shared/domain/personal-data.ts";
import type { PublishEvents } from "../../shared/domain/testimonial-event.ts";
import { PUBLIC_FILTERS } from "../../shared/table.ts";
import { aFolder } from "../local/engine-in-a-folder.ts";
import { aConsent, aResponse } from "../support/builders.ts";
import { startEventBridgeStub } from "../support/event-bridge-stub.ts";
import { startTable, type TestTable } from "../support/table.ts";

const ZONE = { timeZone: "Europe/Rome" };
const BUS = "viaggio-test-core";

let table: TestTable;
let streams: DynamoDBStreamsClient;
beforeAll(async () => {
  table = await startTable({ stream: true });
  const { endpoint, region, credentials } = table.client.config;
  const at = await endpoint?.();
  if (at === undefined) throw new Error("The table has no endpoint");
  streams = new DynamoDBStreamsClient({
    endpoint: `${at.protocol}//${at.hostname}:${at.port}`,
    region,
    credentials,
  });
});
afterAll(async () => {
  streams.destroy();
  await table.stop();
});

let clock = Date.parse("2026-03-11T08:00:00.000Z");
const now = () => {
  clock += 1000;
  return new Date(clock);
};
let stores = 0;

/** A store whose customers agree and whose moderator decides, on the real table. */
const aShop = () => {
  const store = `store-${++stores}`;
  const responses = dynamoResponses(table.table);
  const testimonials = dynamoTestimonials(table.table);
  const followNow = followTestimonial({ testimonials, personalData: ruleDetector, now });
  const follow = async (id: string) => followNow((await responses.get(store, id))!, ZONE);
  const agree = async (id: string) => {
    const answers = { rating: 4, comment: `Words of ${id}` };
    await responses.add(aResponse({ id, store, answers, consent: aConsent() }));
    await follow(id);
  };
  const decide = async (id: string, wanted: Moderation) => {
    const { rev } = (await testimonials.get(store, id))!;
    return testimonials.moderate({ store, id, rev }, wanted, { ...ZONE, by: "key-1", now: now() });
  };
  const publish = async (id: string) => {
    await agree(id);
    await decide(id, { state: "published" });
  };
  return { store, responses, agree, follow, decide, publish };
};

/** A bus of EventBridge behind the real client. */
const aBus = async () => {
  const stub = await startEventBridgeStub();
  const client = new EventBridgeClient({
    endpoint: stub.url,
    region: "eu-south-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
  });
  onTestFinished(async () => {
    client.destroy();
    await stub.close();
  });
  return { stub, publish: eventBridgeEvents({ client, bus: BUS }) };
};

/** Delivers the stream to notify as it is wired, from its oldest record to its end. */
const deliver = async (publish: PublishEvents) => {
  const folder = aFolder();
  const batches: DynamoDBRecord[][] = [];
  const handle = notify({ publish, log: () => {} });
  const pump = await startPump({
    streams,
    dynamodb: table.client,
    tableName: table.tableName,
    checkpointFile: join(folder, "checkpoint.json"),
    onFailureFile: join(folder, "on-failure.ndjson"),
    log: () => {},
    backOffMs: { first: 1, cap: 4 },
    consumers: [
      {
        name: "notify",
        handler: (event) => {
          batches.push(event.Records);
          return handle(event);
        },
        filter: PUBLIC_FILTERS,
        batchSize: 100,
        windowMs: 0,
        retries: 20,
        bisect: true,
        maxRecordAgeSeconds: -1,
      },
    ],
  });
  await pump.idle();
  await pump.stop();
  return batches;
};

/** What a bus heard of a store, in order: type and id. */
const heardOf = (store: string, calls: readonly (readonly { DetailType: string; Detail: string }[])[]) =>
  calls
    .flat()
    .map(({ DetailType, Detail }) => ({ type: DetailType, detail: JSON.parse(Detail) }))
    .filter(({ detail }) => detail.store === store)
    .map(({ type, detail }) => `${type} ${detail.id}`);

describe("what leaves the feeds is told of", () => {
  it("whoever took it out: author, erasure, moderator or changed words", async () => {
    const { store, responses, publish, decide, follow } = aShop();
    for (const id of ["withdrawn", "erased", "rejected", "edited"]) await publish(id);
    await responses.withdraw((await responses.get(store, "withdrawn"))!, now());
    await responses.erase(store, "erased", now());
    await decide("rejected", { state: "rejected", reason: "duplicate" });
    const edited = (await responses.get(store, "edited"))!;
    await responses.revise(edited, { rating: 1, comment: "Other words" }, now());
    await follow("edited");

    const { stub, publish: tell } = await aBus();
    await deliver(tell);
    const heard = heardOf(store, stub.calls);
    const ids = ["withdrawn", "erased", "rejected", "edited"];
    expect(heard.slice(0, 4)).toEqual(ids.map((id) => `testimonial.published ${id}`));
    expect(heard.slice(4)).toEqual(ids.map((id) => `testimonial.withdrawn ${id}`));
  });

  it("as store, id and time alone, to the bus of the stage", async () => {
    const { store, responses, publish } = aShop();
    await publish("r1");
    await responses.withdraw((await responses.get(store, "r1"))!, now());
    const { stub, publish: tell } = await aBus();
    await deliver(tell);
    const mine = stub.calls.flat().filter(({ Detail }) => Detail.includes(`"${store}"`));
    expect(mine).toHaveLength(2);
    for (const { EventBusName, Source, Detail, Time } of mine) {
      expect([EventBusName, Source]).toEqual([BUS, "viaggio"]);
      const { at, ...named } = JSON.parse(Detail);
      expect(named).toEqual({ store, id: "r1" });
      expect(Date.parse(at)).toBe(Time * 1000);
    }
    const [published, withdrawn] = mine.map(({ Time }) => Time);
    expect(withdrawn).toBeGreaterThan(published!);
  });

  it("not where the public never saw it", async () => {
    const { store, responses, agree, decide } = aShop();
    await agree("r1");
    await decide("r1", { tags: ["gift"] });
    await responses.withdraw((await responses.get(store, "r1"))!, now());
    const { stub, publish: tell } = await aBus();
    const batches = await deliver(tell);
    expect(heardOf(store, stub.calls)).toEqual([]);
    const woken = batches.flat().filter(({ dynamodb }) => dynamodb?.Keys?.pk?.S?.startsWith(`S#${store}#`));
    expect(woken).toEqual([]);
  });
});

describe("what stays in the feeds", () => {
  it("is told of when the public reads something else: a copy may hold what was covered since", async () => {
    const { store, publish, decide } = aShop();
    await publish("r1");
    await decide("r1", { masks: [{ from: 0, to: 5 }] });
    const { stub, publish: tell } = await aBus();
    await deliver(tell);
    expect(heardOf(store, stub.calls)).toEqual(["testimonial.published r1", "testimonial.changed r1"]);
  });
});

describe("a bus in trouble", () => {
  it("hears of everything in the end, of each testimonial in order, though it refuses one and then fails", async () => {
    const { store, responses, publish } = aShop();
    const ids = Array.from({ length: 12 }, (_, index) => `r${index}`);
    for (const id of ids) await publish(id);
    for (const id of ids) await responses.withdraw((await responses.get(store, id))!, now());
    const { stub, publish: tell } = await aBus();
    stub.refuseOnce(`"store":"${store}","id":"r3"`);
    stub.failOnce();
    await deliver(tell);
    const heard = heardOf(store, stub.calls);
    for (const id of ids) {
      const mine = heard.filter((what) => what.endsWith(` ${id}`));
      expect([...new Set(mine)]).toEqual([`testimonial.published ${id}`, `testimonial.withdrawn ${id}`]);
      expect(mine.at(-1)).toBe(`testimonial.withdrawn ${id}`);
    }
  });

  it("says the same when it is told again", async () => {
    const { store, responses, publish } = aShop();
    await publish("r1");
    await responses.erase(store, "r1", now());
    const { stub, publish: tell } = await aBus();
    const mine = () => stub.calls.flat().filter(({ Detail }) => Detail.includes(`"${store}"`));
    await deliver(tell);
    const once = mine();
    await deliver(tell);
    expect(mine()).toEqual([...once, ...once]);
  });

  it("gives back a record that is no testimonial, and that one alone", async () => {
    const { stub, publish: tell } = await aBus();
    const broken = { NewImage: { state: { S: "published" } }, SequenceNumber: "7" };
    const { batchItemFailures } = await notify({ publish: tell, log: () => {} })({
      Records: [{ eventName: "MODIFY", dynamodb: broken }],
    });
    expect(batchItemFailures).toEqual([{ itemIdentifier: "7" }]);
    expect(stub.calls).toEqual([]);
  });
});
